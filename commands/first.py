"""What the first start asks at a terminal: which territory, who keeps its answers, whom to ask, how long; an account.

What is answered is written at once, as «Contenus» would: a start that was cut off goes on after it, and the next start
asks nothing. How long is no question: it is the table of durations that the purge reads, which one agrees to or not.
What is refused is said and asked again, alone: nothing else is typed twice.
"""

import json
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TypeVar

import typer

from commands import staff
from commands.prepare import CONTENT
from db.engine import Database
from db.queries.cooperation import territories
from db.queries.operations import content, edited
from db.queries.staff import staff as accounts
from domain.cooperation.territories import KINDS, NewTerritory, Territory, TerritoryTaken, short_name, territory_name
from domain.errors import AppError
from domain.operations.contents import TerritoryPromise
from domain.operations.retention import TERMS, Stock
from domain.participation.typed import required
from domain.staff.accounts import LONGEST_NAME, SHORTEST_PASSWORD, normal_login
from domain.staff.by import CONSOLE, By
from domain.staff.errors import LoginTaken
from domain.staff.roles import EVERYWHERE, Role
from formats.content import folder as files
from sentences.operations.contents import both
from sentences.operations.kept import term
from texts import say
from texts.typography import typeset

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


def account(database: Database, *, known: bool) -> None:
    """Ask for the account. ``known``: whether there have been others, none of whom can sign in any more."""
    typer.echo(say("cli.account_again" if known else "cli.account_first"))
    login = _asked(lambda: _login(database))
    name = _asked(lambda: required(str(typer.prompt(say("cli.first_name"))), LONGEST_NAME))
    typer.echo(say("cli.first_password", least=SHORTEST_PASSWORD))
    password = _asked(staff.typed_twice)
    staff.made(database, login, name, password, {Role.ADMINISTRATOR: frozenset({EVERYWHERE})})


def _territory(database: Database) -> str:
    """The territory that this house begins with: one of those that are known, or a new one."""
    places = _places(database)
    numbers = {str(number): one for number, one in enumerate(places, start=1)}
    for number, one in numbers.items():
        typer.echo(f"  {number}. {typeset(places[one].name)}")
    new, last = str(len(places) + 1), _last_added(database, places)
    typer.echo(f"  {new}. {say('places.new')}")
    proposed = next(number for number, one in numbers.items() if one == last)
    while (said := str(typer.prompt(say("cli.first_territory"), default=proposed)).strip()) not in {*numbers, new}:
        typer.echo(say("cli.first_number", last=new))
    if said != new:
        return numbers[said]
    name = _asked(lambda: _name(places))
    return _asked(lambda: _added(database, name, places))


def _last_added(database: Database, places: Mapping[str, Territory]) -> str:
    """The one that a start that was cut off has added; else the first."""
    with database.reading() as connection:
        added = territories.versions(connection)
    return next((one for one in reversed(list(places)) if one in added), next(iter(places)))


def _name(places: Mapping[str, Territory]) -> str:
    name = territory_name(str(typer.prompt(say("places.name"))))
    if name.casefold() in {one.name.casefold() for one in places.values()}:
        raise TerritoryTaken
    return name


def _added(database: Database, name: str, places: Mapping[str, Territory]) -> str:
    id_ = str(typer.prompt(say("cli.first_id"), default=short_name(name, places) or None)).strip()
    known = next(iter(places.values()))
    new = NewTerritory(id_, name, KINDS[-1], TerritoryPromise(known.controller, known.contact))
    with database.transaction() as connection:
        territories.add(connection, new, _by(), uuid.uuid4().hex)
    return new.id


def _agreed(database: Database, territory: str) -> bool:
    """How long: as the territory promises, by the table; nobody types it. Refused, it is said where it is written."""
    here = _places(database)[territory]
    typer.echo(say("cli.first_kept", promise=typeset(here.retention), words=term(TERMS[Stock.WORDS])))
    typer.echo(say("cli.first_table"))
    if str(typer.prompt(say("cli.first_true"))).strip().lower() in _YES:
        return True
    for line in _to_write(here):
        typer.echo(line)
    return False


def _to_write(here: Territory) -> list[str]:
    """The lines of the file that say another duration; whole for a territory that was added here."""
    line = f'    retention: "{say("cli.first_example")}"'
    if here.id in {one["id"] for one in files.read(CONTENT).territories}:
        return [say("cli.first_there", id=here.id), line]
    name = json.dumps(here.name, ensure_ascii=False)
    head = [f"  - id: {here.id}", f"    kind: {here.kind}", f"    name: {name}", "    actors: {}"]
    return [say("cli.first_not_there"), *head, line]


def _promise(database: Database, territory: str, asked: str) -> None:
    """One of the two sentences that residents read there, with what they read now."""
    here = _places(database)[territory]
    now = {"controller": here.controller, "contact": here.contact}
    typed = str(typer.prompt(say(f"cli.first_{asked}"), default=(shown := typeset(now[asked]))))
    kept = now[asked] if typed == shown else typed
    with database.transaction() as connection:
        seen = len(edited.promises(connection).get(territory, ()))
        said = TerritoryPromise(**now | {asked: kept})
        edited.promise(connection, territory, said, seen, _by(), uuid.uuid4().hex)
        templates = [one.template for one in content.consent(connection, territory).sentences]
    if asked == "controller" and (care := both(kept, templates)):
        typer.echo(care)


def _login(database: Database) -> str:
    login = normal_login(str(typer.prompt(say("sign_in.login"))))
    with database.reading() as connection:
        if login in {one.login for one in accounts.accounts(connection)}:
            raise LoginTaken
    return login


def _asked(ask: Callable[[], T]) -> T:
    """Ask until what is typed may be kept; what is refused is said."""
    while True:
        try:
            return ask()
        except AppError as refusal:
            typer.echo(say(refusal.key, **refusal.values))


def _places(database: Database) -> Mapping[str, Territory]:
    with database.reading() as connection:
        return {one.id: one for one in content.territories(connection)}


def _by() -> By:
    return By(CONSOLE, datetime.now(UTC))
