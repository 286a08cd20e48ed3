"""Objections to a proposal: of the ballots, with words or without, or said aloud; and what became of them."""

import uuid

from sqlalchemy import Connection, insert, select, update

from db.models.vote import ObjectionRow
from db.queries.staff import audit
from db.queries.votes import endings, votes
from domain.participation.typed import free_text, required
from domain.staff.by import By
from domain.votes.errors import NothingWordless, ObjectionMoved, UnknownVote
from domain.votes.objections import Status
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
    if row is None or (row.words, row.status, row.answer) != (shown.words, shown.status, shown.answer):
        raise ObjectionMoved


def raised(connection: Connection, vote_id: str, option: str, words: str, *, by: By) -> str:
    """Keep an objection that was said aloud, in words its author agrees with; returns its id.

    It is one more than the ballots hold; of one that a ballot marks, ``worded``.
    """
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
    details = {"option": option}
    audit.record(connection, by, action="vote.objection_raised", subject=vote_id, details=details)
    endings.write(connection, vote_id, by.now)
    return key


def worded(connection: Connection, vote_id: str, option: str, words: str, *, by: By) -> str:
    """Give its words to an objection that a ballot marks without any, once somebody says it is theirs; returns its id.

    Raises
    ------
    NothingWordless
        Each open objection to this proposal has its words.
    """
    votes.held(connection, vote_id)  # the same one is given words only once
    silent = select(ObjectionRow.id).where(
        ObjectionRow.vote_id == vote_id,
        ObjectionRow.option_id == option,
        ObjectionRow.words == "",
        ObjectionRow.status == Status.OPEN,
    )
    key = connection.execute(silent.order_by(ObjectionRow.id)).scalars().first()
    if key is None:
        raise NothingWordless
    said = update(ObjectionRow).where(ObjectionRow.id == key).values(words=required(words, LONGEST_WORDS))
    connection.execute(said)
    details = {"option": option}
    audit.record(connection, by, action="vote.objection_worded", subject=vote_id, details=details)
    return str(key)


def meet(connection: Connection, objection_id: str, status: Status, answer: str = "", *, by: By) -> None:
    """Say what became of an objection, and how it was met.

    Raises
    ------
    UnknownVote
        There is no such objection.
    """
    found = update(ObjectionRow).where(ObjectionRow.id == objection_id)
    settled = found.values(status=status, answer=free_text(answer, LONGEST_WORDS)).returning(
        ObjectionRow.vote_id, ObjectionRow.option_id
    )
    row = connection.execute(settled).first()
    if row is None:
        raise UnknownVote
    details = {"option": row.option_id, "status": str(status)}
    audit.record(connection, by, action="vote.objection_settled", subject=row.vote_id, details=details)
    endings.write(connection, row.vote_id, by.now)
