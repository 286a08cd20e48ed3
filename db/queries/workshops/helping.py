"""What helps whoever runs the room, in one reading."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from sqlalchemy import Connection, func, select

from db.models.vote import VoteRow
from db.queries.evaluation import publications
from db.queries.operations import content
from db.queries.workshops import decisions, words
from domain.workshops import helping
from domain.workshops.acts import WorkshopStanding
from domain.workshops.helping import Card, ConsoleFacts, Practice
from domain.workshops.programme import Step
from domain.workshops.workshop import State

CARDS, PRACTICES = "activities", "practices"


def seen(connection: Connection, here: WorkshopStanding, now: datetime) -> ConsoleFacts:
    """What hints are made of, where the workshop stands ``here``; of answers, only what is published."""
    workshop, workshop_id = here.room, here.workshop.id
    waiting = (VoteRow.workshop_id == workshop_id) & (VoteRow.state == State.PREPARED)
    rules = content.indicators(connection, room=True) if workshop.on_wall else ()
    version = publications.latest(connection, f"room:{workshop_id}", rules)
    return ConsoleFacts(
        workshop,
        here.programme,
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
    return None if found is None else _card(found.fr, found.details)


def practices(connection: Connection) -> tuple[Practice, ...]:
    """The activities, in the order of the project's list."""
    return tuple(
        Practice(entry.id, entry.fr, entry.icon, _card(str(said["do"]), said), tuple(cast("list[str]", said["steps"])))
        for entry in content.reference(connection, PRACTICES)
        for said in [entry.details]
    )


def chosen(connection: Connection, step: Step | None) -> tuple[Practice, ...]:
    """The activity that was chosen for that step; where none was, all that it may be made of."""
    fitting = [one for one in practices(connection) if step and step.kind in one.steps]
    return tuple([one for one in fitting if step and one.id == step.practice] or fitting)


def _card(do: str, details: Mapping[str, object]) -> Card:
    return Card(do, *(str(details[part]) for part in ("long", "say", "wrong")))
