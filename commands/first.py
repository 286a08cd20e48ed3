"""What the first start asks at a terminal: which territory, who keeps its answers, whom to ask, how long; an account.

What is answered is written at once, as «Contenus» would: a start that was cut off goes on after it, and the next start
asks nothing. How long is no question: it is the table of durations that the purge reads, which one agrees to or not.
"""

import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TypeVar

import typer

from commands import staff
from db.engine import Database
from db.queries.cooperation import territories
from db.queries.operations import content, edited
from domain.cooperation.territories import KINDS, NewTerritory, Territory
from domain.errors import AppError
from domain.operations.contents import TerritoryPromise
from domain.operations.retention import TERMS, Stock
from domain.staff.accounts import SHORTEST_PASSWORD
from domain.staff.by import CONSOLE, By
from domain.staff.roles import Role
from sentences.operations.kept import term
from texts import say

T = TypeVar("T")
_YES = {"oui", "o"}
BOTH = 2  # versions of a promise that this writes, one a question: who keeps the answers, then whom to ask


def promises(database: Database) -> bool:
    """Ask for what residents will read, as far as nobody has answered; whether it is agreed to."""
    with database.reading() as connection:
        written = edited.promises(connection)
    if any(len(history) >= BOTH for history in written.values()):
        return True
    begun = next(iter(written), None)
    if begun is None:
        typer.echo(say("cli.first_promises"))
        begun = _territory(database)
        if not _agreed(database, begun):
            return False
        _asked(lambda: _promise(database, begun, "controller"))
    _asked(lambda: _promise(database, begun, "contact"))
    return True


def account() -> None:
    """Ask for the account until it is made; what is refused is said, and nothing else is to be said again."""
    while not _created():
        typer.echo(say("cli.first_again"))


def _territory(database: Database) -> str:
    """The territory that this house begins with: one of those that are known, or a new one."""
    places = _places(database)
    numbers = {str(number): one for number, one in enumerate(places, start=1)}
    for number, one in numbers.items():
        typer.echo(f"  {number}. {places[one].name}")
    new, last = str(len(places) + 1), _last_added(database, places)
    typer.echo(f"  {new}. {say('places.new')}")
    proposed = next(number for number, one in numbers.items() if one == last)
    while (said := str(typer.prompt(say("cli.first_territory"), default=proposed)).strip()) not in {*numbers, new}:
        typer.echo(say("cli.first_number", last=new))
    if said != new:
        return numbers[said]
    return _asked(lambda: _added(database))


def _last_added(database: Database, places: Mapping[str, Territory]) -> str:
    """The one that a start that was cut off has added; else the first."""
    with database.reading() as connection:
        added = territories.versions(connection)
    return next((one for one in reversed(list(places)) if one in added), next(iter(places)))


def _added(database: Database) -> str:
    name, id_ = typer.prompt(say("places.name")), typer.prompt(say("cli.first_id"))
    known = next(iter(_places(database).values()))
    new = NewTerritory(str(id_).strip(), str(name), KINDS[-1], TerritoryPromise(known.controller, known.contact))
    with database.transaction() as connection:
        territories.add(connection, new, _by(), uuid.uuid4().hex)
    return new.id


def _agreed(database: Database, territory: str) -> bool:
    """How long: as the territory promises, by the table; nobody types it."""
    promise = _places(database)[territory].retention
    typer.echo(say("cli.first_kept", promise=promise, words=term(TERMS[Stock.WORDS])))
    typer.echo(say("cli.first_table"))
    return str(typer.prompt(say("cli.first_true"))).strip().lower() in _YES


def _promise(database: Database, territory: str, asked: str) -> None:
    """One of the two sentences that residents read there, with what they read now."""
    here = _places(database)[territory]
    now = {"controller": here.controller, "contact": here.contact}
    typed = str(typer.prompt(say(f"cli.first_{asked}"), default=now[asked]))
    with database.transaction() as connection:
        seen = len(edited.promises(connection).get(territory, ()))
        said = TerritoryPromise(**now | {asked: typed})
        edited.promise(connection, territory, said, seen, _by(), uuid.uuid4().hex)


def _asked(ask: Callable[[], T]) -> T:
    """Ask until what is typed may be kept; what is refused is said."""
    while True:
        try:
            return ask()
        except AppError as refusal:
            typer.echo(say(refusal.key, **refusal.values))


def _created() -> bool:
    login, name = typer.prompt(say("sign_in.login")), typer.prompt(say("cli.first_name"))
    typer.echo(say("cli.first_password", least=SHORTEST_PASSWORD))
    try:
        staff.create(login, name, [Role.ADMINISTRATOR], everywhere=True, password_prompt=True)
    except typer.Exit:
        return False
    return True


def _places(database: Database) -> Mapping[str, Territory]:
    with database.reading() as connection:
        return {one.id: one for one in content.territories(connection)}


def _by() -> By:
    return By(CONSOLE, datetime.now(UTC))
