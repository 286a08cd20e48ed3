"""Workshops with a programme, for the tests."""

from datetime import UTC, datetime

from sqlalchemy import Connection

from db.queries.evaluation import waves
from db.queries.participation import questionnaires
from db.queries.workshops import endings, minutes, workshops
from db.queries.workshops.facts import facts
from domain.staff.by import By
from domain.workshops.ending import REOPENS
from domain.workshops.workshop import WorkshopPlan
from sentences.workshops.minutes import composed

TWO_HOURS = ("accueil", "cadre", "deja_la", "questionnaire", "resultats", "priorites", "decisions", "cloture")
ONE_HOUR = ("accueil", "cadre", "questionnaire", "resultats", "priorites", "decisions", "cloture")
SHORT = ("accueil", "questionnaire", "priorites")
MINUTES = 10  # of each step


def prepared(
    connection: Connection,
    label: str,
    steps: tuple[str, ...],
    now: datetime | None = None,
    *,
    demonstration: bool = False,
    asks: str = "q_resident",
    territory: str = "lyon",
) -> str:
    """A workshop with these steps, in a wave of its own, not yet open; returns its id."""
    moment = now or datetime.now(UTC)
    version = questionnaires.latest_version_id(connection, asks)
    wave = waves.add(connection, territory, label, demonstration=demonstration)
    timed = tuple((kind, MINUTES) for kind in steps)
    planned = WorkshopPlan(territory, wave, version, f"Bien manger, {label}", "Centre social", moment.date(), timed)
    return workshops.prepare(connection, planned, by=By("facilitator", moment))


def opened(
    connection: Connection,
    label: str,
    steps: tuple[str, ...],
    now: datetime | None = None,
    *,
    asks: str = "q_resident",
    territory: str = "lyon",
) -> str:
    """The same, open since ``now``."""
    moment = now or datetime.now(UTC)
    workshop = prepared(connection, label, steps, moment, asks=asks, territory=territory)
    workshops.open_(connection, workshop, by=By("facilitator", moment))
    return workshop


def over(connection: Connection, workshop: str, now: datetime) -> None:
    """Close a workshop, and settle its end once nobody may reopen it."""
    workshops.close(connection, workshop, by=By("facilitator", now))
    endings.settle(connection, workshop, now + REOPENS)


def told(connection: Connection, label: str, now: datetime | None = None) -> str:
    """A workshop that is over, and whose minutes are validated."""
    moment = now or datetime.now(UTC)
    workshop = opened(connection, label, SHORT, moment)
    over(connection, workshop, moment)
    seen = composed(facts(connection, workshop)).digest
    minutes.validate(connection, workshop, composed, seen, By("facilitator", moment))
    return workshop
