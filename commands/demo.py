"""``python -m commands demo``: an invented wave, marked as a demonstration, of as many responses as asked."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated

import typer

from commands.console import own, ready
from commands.demonstration import FILE
from db import demo
from db.engine import Database
from db.queries.evaluation import waves
from db.queries.operations import content, demonstrations
from db.queries.participation import questionnaires
from db.queries.workshops import admission, endings, workshops
from domain.operations.settings import Settings
from domain.staff.by import CONSOLE, By
from domain.staff.roles import Role
from domain.workshops.ending import REOPENS
from domain.workshops.workshop import Admission, WorkshopPlan
from texts import say

QUESTIONNAIRE = "q_resident"
PEOPLE = 25  # in a workshop
MOST_WORKSHOPS = 12  # a list of forty thousand would help nobody


def invent(
    *,
    size: Annotated[int, typer.Option(min=1, help=say("demo.size"))] = 1_000,
    territory: Annotated[str, typer.Option(help=say("demo.territory"))] = "",
    once: Annotated[bool, typer.Option("--once", help=say("demo.once"))] = False,
    remove: Annotated[bool, typer.Option("--remove", help=say("demo.remove"))] = False,
) -> None:
    """Add ``size`` invented responses to the wave «Démonstration» of a territory (the first one, if none is named).

    ``remove``: erase all that is a demonstration instead, its accounts too, and nothing else.
    """
    with ready() as database:
        own(database)
        if remove:
            _remove(database)
            return
        with database.reading() as connection:
            known = [wave for wave in waves.waves(connection) if wave.demonstration]
        if not (once and known):
            invent_in(database, size, territory, datetime.now(UTC), progress=typer.echo)


def _remove(database: Database) -> None:
    with database.transaction() as connection:
        n = demonstrations.remove(connection, datetime.now(UTC))
    (Settings.from_environment().var / FILE).unlink(missing_ok=True)
    typer.echo(say("demo.removed", n=n) if n else say("demo.none"))


def invent_in(
    database: Database, size: int, territory: str, now: datetime, progress: Callable[[str], None] = lambda _: None
) -> None:
    """Add ``size`` invented responses in as many workshops as they would need, up to a dozen.

    ``territory``: its id, the first one if empty. ``progress``: told one sentence after each workshop.
    """
    with database.reading() as connection:
        place = territory or content.territories(connection)[0].id
    shares = _shares(size)
    for number, people in enumerate(shares, start=1):
        _one(database, place, number, people, now)
        progress(say("demo.progress", done=sum(shares[:number]), size=size))


def _shares(size: int) -> list[int]:
    """How many people came to each workshop."""
    count = min(MOST_WORKSHOPS, max(1, round(size / PEOPLE)))
    return [size // count + (number < size % count) for number in range(count)]


def _one(database: Database, territory: str, number: int, people: int, now: datetime) -> None:
    """One workshop, from preparation to closing: published once, whole, as nothing was revealed."""
    with database.transaction() as connection:
        wave = waves.begin(connection, territory, say("demo.wave"), by=By(CONSOLE, now), demonstration=True)
        version = questionnaires.latest_version_id(connection, QUESTIONNAIRE)
        title = say("demo.workshop", number=number)
        plan = WorkshopPlan(territory, wave, version, title, say("demo.place"), now.date())
        workshop = workshops.prepare(connection, plan, by=By(CONSOLE, now))
        workshops.open_(connection, workshop, by=By(CONSOLE, now))
        admission.choose(connection, workshop, Admission.PREPARED, By(Role.FACILITATOR, now))  # so that ten are enough
        demo.fill(connection, workshop, people, now.date(), seed=number)
        workshops.close(connection, workshop, by=By(CONSOLE, now))
        endings.settle(connection, workshop, now + REOPENS)  # nobody reopens what was invented
