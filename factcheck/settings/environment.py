"""Settings from the environment: FACTCHECK_FAIL_ON, FACTCHECK_SERVE__PORT and so on."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from factcheck.settings.records import Settings

PREFIX = "FACTCHECK_"
_OF_TESTS = ("FACTCHECK_ORIGINALS", "FACTCHECK_KILLS", "FACTCHECK_SARIF_MULTITOOL")
_OTHERS = frozenset(("FACTCHECK_DEBUG", "FACTCHECK_TOKEN", "FACTCHECK_CONFIG", "FACTCHECK_AUTHOR", *_OF_TESTS))
"""Variables of the program and of its tests that are no settings."""


class VariablesError(ValueError):
    """Variables that cannot be used; `lines` has one for each."""

    def __init__(self, *lines: str) -> None:
        super().__init__(*lines)
        self.lines = lines


def from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    """What the environment sets, by the keys of a configuration file.

    Lists and tables are JSON, or for lists of words a single word. Raises VariablesError for a variable that is none
    of the program's, because a slip would otherwise go unnoticed.
    """
    given = {name: value for name, value in environment.items() if name.startswith(PREFIX) and name not in _OTHERS}
    if not given:
        return {}
    known = dict(_variables(Settings, PREFIX))
    unknown = [name for name in sorted(given) if not any(_is_of(name, one) for one in known)]
    if unknown:
        raise VariablesError(*(f"{name}: {_meant(name, known)}" for name in unknown))
    return _parsed(given, known)


def _parsed(given: Mapping[str, str], known: Mapping[str, FieldInfo]) -> dict[str, Any]:
    from pydantic_settings import BaseSettings, EnvSettingsSource, SettingsConfigDict
    from pydantic_settings.exceptions import SettingsError

    class Variables(Settings, BaseSettings):
        model_config = SettingsConfigDict(
            env_prefix=PREFIX, env_nested_delimiter="__", extra="ignore", alias_generator=None, populate_by_name=True
        )

    source = EnvSettingsSource(Variables)
    # A single word is a list of one, so that FACTCHECK_OFF=PLA01 does what it looks like.
    listed = {name for name, field in known.items() if _is_list(field)}
    source.env_vars = {
        name.lower(): f'["{value}"]' if name in listed and value[:1] not in ("[", "") else value
        for name, value in given.items()
    }
    try:
        found: dict[str, Any] = source()
    except SettingsError as error:
        name = str(error).partition('"')[2].partition('"')[0]
        message = 'must be JSON, such as ["PLA01"] or {"PLA01": "note"}'
        raise VariablesError(f"{PREFIX}{name.upper()}: {message}") from None
    return {
        name.replace("_", "-"): {key.replace("_", "-"): one for key, one in value.items()} if name == "serve" else value
        for name, value in found.items()
    }


def _variables(model: type[BaseModel], prefix: str) -> Iterator[tuple[str, FieldInfo]]:
    for name, field in model.model_fields.items():
        yield f"{prefix}{name.upper()}", field
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from _variables(inner, f"{prefix}{name.upper()}__")


def _is_of(name: str, known: str) -> bool:
    return name == known or name.startswith(f"{known}__")


def _is_list(field: FieldInfo) -> bool:
    return str(field.annotation).startswith("tuple[")


def _meant(name: str, known: Mapping[str, Any]) -> str:
    near = get_close_matches(name, known, n=1)
    return f"no such setting; did you mean {near[0]}?" if near else f"no such setting; there are {', '.join(known)}"
