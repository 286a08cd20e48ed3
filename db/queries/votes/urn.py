"""The urn itself: envelopes and the key that opens them. Nothing here knows what a vote is about."""

import uuid
from random import SystemRandom

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from db import sealing
from db.models.vote import PaperEntryRow, SealedBallotRow, VoteKeyRow
from db.sealing import Paper
from domain.votes.pile import AGREED, FIRST, SECOND


def new_urn(connection: Connection, vote_id: str, secret_key: str) -> bytes:
    """Make the vote's keys; returns the public one."""
    public_key, wrapped = sealing.pair(vote_id, secret_key)
    connection.execute(insert(VoteKeyRow).values(vote_id=vote_id, wrapped=wrapped))
    return public_key


def put(connection: Connection, vote_id: str, public_key: bytes, paper: Paper) -> None:
    """Seal a ballot and put it into the urn, under a random id."""
    row = {"id": uuid.uuid4().hex, "vote_id": vote_id, "block": 0, "sealed": sealing.seal(public_key, paper)}
    connection.execute(insert(SealedBallotRow).values(**row))


def undrawn(connection: Connection, vote_id: str) -> int:
    """How many ballots of the urn the room has seen nothing of."""
    counted = select(func.count()).select_from(SealedBallotRow)
    return connection.execute(counted.where(*_of(vote_id, block=0))).scalar_one()


def sample(connection: Connection, vote_id: str, ballots: int) -> None:
    """Draw so many of those at random, for a public vote's glimpses."""
    ids = connection.execute(select(SealedBallotRow.id).where(*_of(vote_id, block=0))).scalars().all()
    chosen = SystemRandom().sample(sorted(ids), ballots)
    connection.execute(update(SealedBallotRow).where(SealedBallotRow.id.in_(chosen)).values(block=1))


def opened(connection: Connection, vote_id: str, secret_key: str, *, drawn: bool = False) -> list[Paper]:
    """The ballots of the urn, for closing; only those that were drawn, for a public vote's glimpses."""
    chosen = select(SealedBallotRow.sealed).where(*_of(vote_id, block=1 if drawn else None))
    envelopes = [row.sealed for row in connection.execute(chosen)]
    return sealing.opened(_wrapped(connection, vote_id), vote_id, secret_key, envelopes)


def piles(connection: Connection, vote_id: str, secret_key: str) -> dict[int, dict[int, str]]:
    """Paper ballots as typed and as settled: reading, number in the pile, marks."""
    entered = select(PaperEntryRow.reading, PaperEntryRow.number, PaperEntryRow.sealed).where(
        PaperEntryRow.vote_id == vote_id
    )
    rows = connection.execute(entered.order_by(PaperEntryRow.reading, PaperEntryRow.number)).all()
    envelopes = [row.sealed for row in rows]
    papers = sealing.opened(_wrapped(connection, vote_id), vote_id, secret_key, envelopes) if rows else []
    found: dict[int, dict[int, str]] = {FIRST: {}, SECOND: {}, AGREED: {}}
    for row, paper in zip(rows, papers, strict=True):
        found[row.reading][row.number] = paper.marks
    return found


def destroy(connection: Connection, vote_id: str) -> None:
    """No envelope and no key is left."""
    for row in (SealedBallotRow, PaperEntryRow, VoteKeyRow):
        connection.execute(delete(row).where(row.vote_id == vote_id))


def _of(vote_id: str, *, block: int | None) -> list[ColumnElement[bool]]:
    here = [SealedBallotRow.vote_id == vote_id]
    return here if block is None else [*here, SealedBallotRow.block == block]


def _wrapped(connection: Connection, vote_id: str) -> bytes:
    return connection.execute(select(VoteKeyRow.wrapped).where(VoteKeyRow.vote_id == vote_id)).scalar_one()
