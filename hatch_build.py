"""Build hook: puts the rules into the wheel, and a compiled copy of them, so that the first run need not parse YAML."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_COPY = "factcheck/vocabulary/compiled.json"


class CompiledRulesHook(BuildHookInterface):
    """Puts `rules/` and its compiled copy into the wheel; an editable install gets the copy in the source tree alone.

    The copy only saves time: where it is missing or stale the program parses the YAML files itself.
    """

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the copy; a standard wheel takes it and the rules in."""
        root = Path(self.root)
        # Not in pyproject.toml, where it would put a second copy of the rules beside an editable install too.
        is_editable = version == "editable"
        if not is_editable:
            build_data["force_include"][str(root / "rules")] = "factcheck/rules"
        compiled = _compiling(root / "factcheck" / "vocabulary" / "compiled.py")
        try:
            compiled.RulesFolder(root / "rules").store()
        except (OSError, compiled.YamlError) as error:
            self.app.display_warning(f"rules not compiled, the first start will be slow: {error}")
            return
        if not is_editable:
            build_data["force_include"][str(root / _COPY)] = _COPY


def _compiling(path: Path) -> ModuleType:
    # Loaded by its path: the package itself needs pydantic, which a build does without.
    spec = importlib.util.spec_from_file_location("factcheck_compiled", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
