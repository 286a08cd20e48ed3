"""A workshop in which nobody has said anything yet, and its removal."""

from sqlalchemy import Connection, exists, select

from db import erasing
from db.content.sync import table_of
from db.models.vote import VoteRow
from db.models.workshop import WorkshopRow
from db.queries.workshops import unkeyed
from domain.workshops.workshop import State

# What the team prepares, opens and moves, and which devices came in: it says nothing of anybody. A table to come is not
# among them: whatever is in it was said, until somebody decides otherwise.
OF_THE_TEAM = frozenset(
    {
        "approach", "blank_ticket", "carried", "carry", "current_step", "device", "remote", "remote_code", "reopening",
        "room_check", "scene", "sheet", "step_begun", "vote", "vote_option", "voting_right", "wall", "wall_square",
        "welcome", "workshop", "workshop_questionnaire", "workshop_step",
    }
)  # fmt: skip


def keeps(connection: Connection, workshop: str) -> bool:
    """Whether nobody has said anything in it: no answer, no hand, no idea, no word, no vote that was opened."""
    begun = (VoteRow.workshop_id == workshop) & (VoteRow.state != State.PREPARED)
    if connection.execute(select(exists().where(begun))).scalar():
        return False
    said = (
        exists().where(these).select_from(table)
        for table, these in erasing.owned(_root(workshop)).items()
        if table.name not in OF_THE_TEAM
    )
    return not any(connection.execute(select(one)).scalar() for one in said)


def held(connection: Connection, workshop: str) -> bool:
    """The same, for good until this transaction ends: whoever is about to come in waits for it."""
    connection.execute(select(WorkshopRow.id).where(WorkshopRow.id == workshop).with_for_update()).all()
    return keeps(connection, workshop)


def erase(connection: Connection, workshop: str) -> None:
    """Erase every row of it, which the caller holds."""
    unkeyed.erase(connection, [], [workshop])
    erasing.erase(connection, _root(workshop))


def _root(workshop: str) -> erasing.Owned:
    return {table_of(WorkshopRow): WorkshopRow.id == workshop}
