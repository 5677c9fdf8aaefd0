"""The configuration: from which file, variable or option each setting comes, and what it says."""

from factcheck.settings.loading import Loaded, Setting, SettingsError, find, load
from factcheck.settings.records import Service, Settings

__all__ = ["Loaded", "Service", "Setting", "Settings", "SettingsError", "find", "load"]
