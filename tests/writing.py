"""Workshops of two territories in which people write a few words, for the tests."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection

from db.queries.evaluation import waves
from db.queries.participation import questionnaires
from db.queries.workshops import workshops
from domain.staff.by import By
from domain.workshops.workshop import WorkshopPlan
from tests import asked

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)


def meeting(
    connection: Connection,
    label: str,
    said: Sequence[str],
    *,
    place: str = "lyon",
    item: str = "wish",
    asks: str = "q_resident",
    now: datetime = NOW,
    close: bool = True,
    demonstration: bool = False,
) -> tuple[str, str]:
    """A workshop in which people wrote these words, each somebody else's: the ids of its wave and its own."""
    version = questionnaires.latest_version_id(connection, asks)
    wave = waves.add(connection, place, label, demonstration=demonstration)
    plan = WorkshopPlan(place, wave, version, f"Bien manger, {label}", "Centre social", now.date())
    workshop = workshops.prepare(connection, plan, by=By("facilitator", now))
    workshops.open_(connection, workshop, by=By("facilitator", now))
    asked.answer(connection, workshop, [{item: words} for words in said])
    if close:
        workshops.close(connection, workshop, by=By("facilitator", now))
    return wave, workshop
