"""What helps whoever runs the room, in one reading."""

from datetime import datetime

from sqlalchemy import Connection, func, select

from db.models.vote import VoteRow
from db.queries.evaluation import publications
from db.queries.operations import content
from db.queries.workshops import decisions, programme, words, workshops
from domain.workshops import helping
from domain.workshops.helping import Card, Seen
from domain.workshops.programme import Step
from domain.workshops.workshop import State

CARDS = "activities"


def seen(connection: Connection, workshop_id: str, now: datetime) -> Seen:
    """What hints are made of; of answers, only what is published."""
    workshop = workshops.workshop(connection, workshop_id)
    waiting = (VoteRow.workshop_id == workshop_id) & (VoteRow.state == State.PREPARED)
    rules = content.indicators(connection, room=True) if workshop.on_wall else ()
    version = publications.latest(connection, f"room:{workshop_id}", rules)
    return Seen(
        workshop,
        programme.programme(connection, workshop_id),
        prepared=connection.execute(select(func.count()).select_from(VoteRow).where(waiting)).scalar_one(),
        unread=sum(not one.cleared for one in words.of(connection, workshop_id, now)),
        decided=len(decisions.of(connection, workshop_id)),
        split=helping.split(version.figures),
    )


def card(connection: Connection, step: Step | None) -> Card | None:
    """How to run that step; None without a step, and for one that has no card."""
    if step is None:
        return None
    found = next((entry for entry in content.reference(connection, CARDS) if entry.id == step.kind), None)
    return None if found is None else Card(found.fr, *(str(found.details[part]) for part in ("long", "say", "wrong")))
