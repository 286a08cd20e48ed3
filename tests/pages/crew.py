"""Everybody who may stand before a door, and what is behind doors, read from the pages themselves.

What each person may is written down here when they are made, not asked of the code that is tested.
"""

import ast
import importlib
import itertools
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from db.engine import Connection, Database
from db.queries.staff import sessions, staff
from domain.staff.roles import EVERYWHERE, Role
from server.context import now
from tests.architecture.sources import dotted, house, nodes

HERE, ELSEWHERE = "lyon", "lorient"
ENDED, CLOSED, OTHER, OPEN = "ended", "closed", "other territory", "open"

Places = dict[Role, set[str]]


@dataclass(frozen=True)
class Person:
    """Somebody with a session token, or without. ``may``: roles and places as they are now; None: no live session."""

    name: str
    token: str | None
    may: Places | None

    def expected(self, roles: set[Role | None], place: str | None = HERE) -> str:
        """What a door for ``roles`` (None among them: for everybody) must answer, in ``place`` if it has one."""
        if None in roles:
            return OPEN
        if self.may is None:
            return ENDED if self.token else CLOSED
        held = [places for role, places in self.may.items() if role in roles]
        if not held:
            return CLOSED
        return OPEN if place is None or any({EVERYWHERE, place} & places for places in held) else OTHER


def crew(database: Database) -> list[Person]:
    """Strangers; each role here, elsewhere, everywhere; each one closed, revoked, reset, demoted, moved, stripped."""
    people = [Person("stranger", None, None), Person("forged cookie", secrets.token_urlsafe(16), None)]
    with database.transaction() as connection:
        for role, place in itertools.product(Role, (HERE, ELSEWHERE, EVERYWHERE)):
            people.append(_hired(connection, f"{role} in {place}", {role: {place}}))
        for role, (name, end) in itertools.product(Role, ENDS.items()):
            person = _hired(connection, f"{role}, {name}", {role: {HERE}})
            end(connection, person)
            people.append(Person(person.name, person.token, None))
        for role, new in itertools.product(Role, Role):
            if role is not new:
                people.append(_changed(connection, f"{role} made {new}", role, {new: {HERE}}))
        for role in Role:
            people.append(_changed(connection, f"{role} moved", role, {role: {ELSEWHERE}}))
            people.append(_changed(connection, f"{role} without any", role, {}))
    return people


def _hired(connection: Connection, name: str, places: Places, ago: timedelta = timedelta()) -> Person:
    token = secrets.token_urlsafe(16)
    account = staff.create(
        connection, login=f"a{secrets.token_hex(6)}", name=name, password_hash="no password opens it", places=places
    )
    sessions.open_session(connection, account, token, now() - ago)
    return Person(name, token, places)


def _account(connection: Connection, person: Person) -> str:
    found = sessions.visitor_of(connection, person.token or "", now())
    assert found is not None
    assert found.staff_id is not None
    return found.staff_id


def _changed(connection: Connection, name: str, role: Role, places: Places) -> Person:
    person = _hired(connection, name, {role: {HERE}})
    staff.give(connection, _account(connection, person), places)
    return Person(name, person.token, places)


ENDS = {
    "account closed": lambda connection, person: staff.deactivate(connection, _account(connection, person), now()),
    "session revoked": lambda connection, person: sessions.revoke(connection, person.token, now()),
    "password reset": lambda connection, person: staff.reset(connection, _account(connection, person), "none", now()),
    "all sessions ended": lambda connection, person: sessions.revoke_all(
        connection, _account(connection, person), now()
    ),
}


@dataclass(frozen=True)
class Door:
    """A door that a page goes through, and the roles that it names there (None: everybody)."""

    page: str
    line: int
    roles: frozenset[Role] | None


def doors(kind: str) -> list[Door]:
    """Every ``screen``, ``live`` or ``act`` of the pages and of their panels, in the order of the files."""
    return [
        Door(path.stem, call.lineno, _roles(path, call, kind))
        for path in house()
        if path.parts[0] in {"pages", "frame"}
        for call in _calls(path, kind)
    ]


def _calls(path: Path, kind: str) -> Iterator[ast.Call]:
    return (node for node in nodes(path) if isinstance(node, ast.Call) and dotted(node.func) == kind)


def _roles(path: Path, call: ast.Call, kind: str) -> frozenset[Role] | None:
    """The set that the call names, as the page imports it."""
    given = call.args[1:] if kind == "screen" else call.args
    name = dotted(given[0]) if given else ""
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom) and name in {alias.name for alias in node.names}:
            roles: frozenset[Role] = getattr(importlib.import_module(node.module or ""), name)
            return roles
    assert not name, f"{path}: {name} is imported from nowhere"
    return None
