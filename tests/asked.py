"""Rooms of prepared tablets, and people who answer there, for the tests."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, update

from db.models.workshop import WorkshopRow
from db.queries.participation import answers, questionnaires, responses, visits
from db.queries.workshops import workshops
from domain.participation.consent import Consent
from domain.workshops.workshop import Admission
from tests import programmes

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)


def room(
    connection: Connection,
    label: str,
    steps: tuple[str, ...] = (),
    now: datetime = NOW,
    *,
    asks: str = "q_resident",
    territory: str = "lyon",
) -> str:
    """An open workshop of prepared tablets, in a wave of its own: its id."""
    workshop = programmes.opened(connection, label, steps, now, asks=asks, territory=territory)
    connection.execute(update(WorkshopRow).where(WorkshopRow.id == workshop).values(admission=Admission.PREPARED))
    return workshop


def answer(connection: Connection, workshop: str, people: Sequence[Mapping[str, str]], name: str = "") -> None:
    """Each of these people finishes a visit; what they do not say, by item, they pass."""
    about = workshops.workshop(connection, workshop)
    asked = questionnaires.questionnaire(connection, about.questionnaire_version).questions
    consent = Consent("1", "fr", about.day, sensitive=True, age_band=None, assisted=False, channel="tablet")
    for number, said in enumerate(people):
        visit = f"{workshop}-{name}{number}"
        visits.begin(connection, visit, workshop, consent, visit)
        turn = visits.turn(connection, visit)
        assert turn is not None
        for question in asked:
            if question.item in said:
                value = said[question.item]
                answers.record(connection, turn.response_id, question.id, value, 1, str(uuid.uuid4()))
        responses.finish(connection, visit)


def saying(item: str, said: Mapping[str | None, int]) -> list[dict[str, str]]:
    """So many people say each thing of one item, in turns; None: they pass."""
    return [{item: value} if value else {} for value, people in said.items() for _ in range(people)]
