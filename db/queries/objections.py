"""Objections to a proposal: sent with a ballot and opened at closing, or said aloud; and what became of them."""

import uuid

from sqlalchemy import Connection, insert, select, update

from db.models.vote import ObjectionRow
from domain.typed import free_text, required
from domain.votes.consent import Status
from domain.votes.errors import ObjectionMoved, UnknownVote
from domain.votes.vote import LONGEST_WORDS, Objection


def objections(connection: Connection, vote_id: str) -> tuple[Objection, ...]:
    """All of them, in no order that tells anything."""
    chosen = select(ObjectionRow).where(ObjectionRow.vote_id == vote_id).order_by(ObjectionRow.id)
    return tuple(
        Objection(row.id, row.option_id, row.words, Status(row.status), row.answer)
        for row in connection.execute(chosen)
    )


def unchanged(connection: Connection, shown: Objection) -> None:
    """Hold an objection as a screen showed it; what is then said of it is said of nothing else.

    Raises
    ------
    ObjectionMoved
        Somebody else dealt with it since.
    """
    held = select(ObjectionRow).where(ObjectionRow.id == shown.id).with_for_update()
    row = connection.execute(held).first()
    if row is None or (row.status, row.answer) != (shown.status, shown.answer):
        raise ObjectionMoved


def raised(connection: Connection, vote_id: str, option: str, words: str) -> str:
    """Keep an objection that was said aloud, in words its author agrees with; returns its id."""
    key = uuid.uuid4().hex
    row = {
        "id": key,
        "vote_id": vote_id,
        "option_id": option,
        "words": required(words, LONGEST_WORDS),
        "status": Status.OPEN,
        "answer": "",
    }
    connection.execute(insert(ObjectionRow).values(**row))
    return key


def settle(connection: Connection, objection_id: str, status: Status, answer: str = "") -> None:
    """Say what became of an objection, and how it was met.

    Raises
    ------
    UnknownVote
        There is no such objection.
    """
    found = update(ObjectionRow).where(ObjectionRow.id == objection_id)
    if not connection.execute(found.values(status=status, answer=free_text(answer, LONGEST_WORDS))).rowcount:
        raise UnknownVote
