"""Who works at a shared desk: names, roles and the prints of passwords, in one file, with who changed what in it."""

import fcntl
import json
import os
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal, get_args

from pydantic import ConfigDict, ValidationError

from factcheck.model import Record
from factcheck.web.access import Identity, Role
from factcheck.web.desk.passwords import NOBODY, matches, printed

ROLES: tuple[Role, ...] = get_args(Role)
LEAST = 10  # characters of a password
LONGEST_NAME = 100  # characters
Action = Literal["add", "role", "password", "off", "on"]
ACTIONS: tuple[Action, ...] = get_args(Action)


class PeopleError(ValueError):
    """A file of people that cannot be used, or a change of it that cannot be made; one line."""


class Person(Record):
    """Somebody who may log in while `is_active`; `password` is the print of it, see `passwords.printed`."""

    name: str
    role: Role
    password: str
    is_active: bool = True


class Act(Record):
    """One change of the people: who (`by`) did what to whom (`name`), and the role that was given, if any."""

    at: datetime
    by: str
    action: Action
    name: str
    role: Role | None = None


class _File(Record):
    model_config = ConfigDict(extra="forbid")

    people: tuple[Person, ...] = ()
    acts: tuple[Act, ...] = ()


class People:
    """The people of a file. It is looked at again whenever it has changed: whoever is added may come at once, and
    whoever is switched off is gone with the next request."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read: tuple[tuple[int, int, int], _File] | None = None
        self._file()

    def all(self) -> tuple[Person, ...]:
        """Everybody, in the order in which they came. Raises PeopleError for a file that cannot be used."""
        return self._file().people

    def acts(self) -> tuple[Act, ...]:
        """Every change of the people, in order; nothing is ever taken out of it. Raises PeopleError."""
        return self._file().acts

    def _file(self) -> _File:
        try:
            stat = self.path.stat()
            state = stat.st_mtime_ns, stat.st_ino, stat.st_size
            if self._read is None or self._read[0] != state:
                self._read = state, _File.model_validate_json(self.path.read_bytes())
        except OSError as error:
            raise PeopleError(f"{self.path}: {error.strerror or error}") from None
        except ValidationError:
            raise PeopleError(f"{self.path}: is no file of people: make one with --add-user") from None
        return self._read[1]

    def who(self, name: str, password: str) -> Identity | None:
        """Whom a name and a password prove; an unknown name takes as long as a wrong password."""
        found = next((one for one in self.all() if one.name == name and one.is_active), None)
        is_right = matches(password, found.password if found else NOBODY)
        return _identity(found) if found and is_right else None

    def still(self, identity: Identity) -> Identity | None:
        """Who somebody is now that logged in before: with another role perhaps, and nobody once they were switched off,
        taken out, or given another password."""
        try:
            now = self.session_of(identity.name)
        except PeopleError:
            return None
        return now if now and now.mark == identity.mark else None

    def session_of(self, name: str) -> Identity | None:
        """Whom a session of this name stands for now; None for a name that may not log in. Raises PeopleError."""
        return next((_identity(one) for one in self.all() if one.name == name and one.is_active), None)

    def change(
        self, action: Action, name: str, *, by: str, at: datetime, role: str | None = None, password: str | None = None
    ) -> None:
        """Change one person, and note who did it; see the function of the same name."""
        change(self.path, action, name, by=by, at=at, role=role, password=password)


def _identity(person: Person) -> Identity:
    return Identity(person.name, person.role, sha256(person.password.encode()).hexdigest()[:16])


def change(
    path: Path,
    action: Action,
    name: str,
    *,
    by: str,
    at: datetime,
    role: str | None = None,
    password: str | None = None,
    may_replace: bool = False,
) -> None:
    """Change one person of a file and note who did it; `add` makes the file where there is none.

    `add` wants a role and a password, and with `may_replace` gives both anew to somebody who is there; `role` wants a
    role, `password` a password; `off` shuts somebody out and `on` lets them in again. The file is replaced in one step,
    with the note in it, and is readable by its owner alone. Raises PeopleError: for what is no name, role or password,
    and where nobody would be left to log in as an admin.
    """
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise PeopleError(f"a person needs a name of up to {LONGEST_NAME} characters")
    given = _role(role) if action in ("add", "role") else None
    kept = _print_of(password) if action in ("add", "password") else None
    with _alone(path.parent):
        file = People(path)._file() if path.exists() else _File()
        known = next((one for one in file.people if one.name == name), None)
        if action == "add" and known and not may_replace:
            raise PeopleError(f"{name}: is there already")
        if action != "add" and known is None:
            raise PeopleError(f"{name}: there is nobody of this name")
        person = _changed(known, action, name, given, kept)
        people = [person if one.name == name else one for one in file.people] + ([] if known else [person])
        if any(map(_is_admin, file.people)) and not any(map(_is_admin, people)):
            raise PeopleError(f"{name}: is the last admin who may log in: make somebody else one first")
        act = Act(at=at, by=by, action=action, name=name, role=given)
        _write(path, people, (*file.acts, act))


def _changed(known: Person | None, action: Action, name: str, role: Role | None, kept: str | None) -> Person:
    """The person after a change."""
    if action == "add" or known is None:
        assert role is not None and kept is not None
        return Person(name=name, role=role, password=kept)
    if action == "role":
        return known.model_copy(update={"role": role})
    if action == "password":
        return known.model_copy(update={"password": kept})
    return known.model_copy(update={"is_active": action == "on"})


def _is_admin(person: Person) -> bool:
    return person.role == "admin" and person.is_active


def _role(name: str | None) -> Role:
    for role in ROLES:
        if role == name:
            return role
    raise PeopleError(f"{name or 'nothing'}: is no role: {', '.join(ROLES)}")


def _print_of(password: str | None) -> str:
    if password is None or len(password) < LEAST:
        raise PeopleError(f"a password needs at least {LEAST} characters")
    return printed(password)


_changing = threading.Lock()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One change at a time, of this process and of others: the folder is held, for the file itself is replaced."""
    with _changing:
        try:
            handle = os.open(folder, os.O_RDONLY)
        except OSError as error:
            raise PeopleError(f"{folder}: {error.strerror or error}") from None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


def _write(path: Path, people: Sequence[Person], acts: Sequence[Act]) -> None:
    content = json.dumps(
        {"people": [one.model_dump() for one in people], "acts": [one.model_dump(mode="json") for one in acts]},
        ensure_ascii=False,
        indent=2,
    )
    try:
        handle, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(content + "\n")
            file.flush()
            os.fsync(file.fileno())
        Path(made).replace(path)
    except OSError as error:
        raise PeopleError(f"{path}: {error.strerror or error}") from None
