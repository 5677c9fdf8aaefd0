"""Who works at a shared desk: names, roles and the prints of passwords, in one file."""

import base64
import hashlib
import hmac
import json
import os
import secrets
import tempfile
import threading
from pathlib import Path
from typing import get_args

from pydantic import ConfigDict, ValidationError

from factcheck.model import Record
from factcheck.web.access import Identity, Role

ROLES: tuple[Role, ...] = get_args(Role)
LEAST = 10  # characters of a password
_COST, _BLOCK, _LANES = 2**15, 8, 1  # scrypt with 32 MiB, as OWASP advises for interactive log-ins
_deriving = threading.BoundedSemaphore(2)  # so that many log-ins at once do not fill the memory


class PeopleError(ValueError):
    """A file of people that cannot be used, or a person who cannot be added; one line."""


class Person(Record):
    """Somebody who may log in; `password` is `scrypt$N$r$p$salt$print`, the last two in base64."""

    name: str
    role: Role
    password: str


class _File(Record):
    model_config = ConfigDict(extra="forbid")

    people: tuple[Person, ...] = ()


def printed(password: str, salt: bytes | None = None, cost: int = _COST) -> str:
    """A password as it is kept: its scrypt (RFC 7914) with a salt of its own."""
    salt = secrets.token_bytes(16) if salt is None else salt
    with _deriving:
        derived = hashlib.scrypt(
            password.encode("utf-8", "surrogatepass"), salt=salt, n=cost, r=_BLOCK, p=_LANES, maxmem=2**26, dklen=32
        )
    return "$".join(("scrypt", str(cost), str(_BLOCK), str(_LANES), _letters(salt), _letters(derived)))


def _letters(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _matches(password: str, kept: str) -> bool:
    try:
        name, cost, block, lanes, salt, _ = kept.split("$")
        if (name, block, lanes) != ("scrypt", str(_BLOCK), str(_LANES)):
            return False
        return hmac.compare_digest(printed(password, base64.b64decode(salt), int(cost)), kept)
    except ValueError:
        return False


_NOBODY = f"scrypt${_COST}${_BLOCK}${_LANES}${_letters(bytes(16))}${_letters(bytes(32))}"


class People:
    """The people of a file, which is looked at again at every log-in: whoever is added may come at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.all()

    def all(self) -> tuple[Person, ...]:
        """Everybody; raises PeopleError for a file that cannot be used."""
        try:
            return _File.model_validate_json(self.path.read_bytes()).people
        except OSError as error:
            raise PeopleError(f"{self.path}: {error.strerror or error}") from None
        except ValidationError:
            raise PeopleError(f"{self.path}: is no file of people: make one with --add-user") from None

    def who(self, name: str, password: str) -> Identity | None:
        """Whom a name and a password prove; an unknown name takes as long as a wrong password."""
        found = next((one for one in self.all() if one.name == name), None)
        is_right = _matches(password, found.password if found else _NOBODY)
        return Identity(found.name, found.role) if found and is_right else None


def add(path: Path, name: str, role: str, password: str) -> None:
    """Put a person into a file, which is made where there is none; a known name gets a new role and password.

    The file is replaced in one step and is readable by its owner alone. Raises PeopleError.
    """
    name = " ".join(name.split())
    if not name or len(name) > 100 or not name.isprintable():
        raise PeopleError("a person needs a name of up to 100 characters")
    if role not in ROLES:
        raise PeopleError(f"{role}: is no role: {', '.join(ROLES)}")
    if len(password) < LEAST:
        raise PeopleError(f"a password needs at least {LEAST} characters")
    known = People(path).all() if path.exists() else ()
    person = Person(name=name, role=_role(role), password=printed(password))
    people = [*(one for one in known if one.name != name), person]
    content = json.dumps({"people": [one.model_dump() for one in people]}, ensure_ascii=False, indent=2)
    try:
        handle, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(content + "\n")
            file.flush()
            os.fsync(file.fileno())
        Path(made).replace(path)
    except OSError as error:
        raise PeopleError(f"{path}: {error.strerror or error}") from None


def _role(name: str) -> Role:
    return next(role for role in ROLES if role == name)
