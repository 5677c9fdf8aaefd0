"""Checking over HTTP: who may ask (`access`), how much (`limits`), and the services that answer (`api`)."""
