"""The urn itself: envelopes and the key that opens them. Nothing here knows what a vote is about."""

import uuid

from sqlalchemy import Connection, delete, func, insert, select

from db import sealing
from db.models.vote import PaperEntryRow, SealedBallotRow, VoteKeyRow
from db.sealing import Paper
from domain.votes.pile import FIRST, SECOND, SETTLED


def new_urn(connection: Connection, vote_id: str, secret_key: str) -> bytes:
    """Make the vote's keys; returns the public one."""
    public_key, wrapped = sealing.pair(vote_id, secret_key)
    connection.execute(insert(VoteKeyRow).values(vote_id=vote_id, wrapped=wrapped))
    return public_key


def put(connection: Connection, vote_id: str, public_key: bytes, paper: Paper, block: int) -> None:
    """Seal a ballot and put it into the urn, under a random id."""
    row = {"id": uuid.uuid4().hex, "vote_id": vote_id, "block": block, "sealed": sealing.seal(public_key, paper)}
    connection.execute(insert(SealedBallotRow).values(**row))


def received(connection: Connection, vote_id: str) -> int:
    """How many ballots the urn holds."""
    counted = select(func.count()).select_from(SealedBallotRow).where(SealedBallotRow.vote_id == vote_id)
    return connection.execute(counted).scalar_one()


def look(connection: Connection, vote_id: str, secret_key: str, *, before_block: int | None = None) -> list[Paper]:
    """The ballots of the urn, of its first blocks only if said so: for closing, and for a public vote's glimpses."""
    chosen = select(SealedBallotRow.sealed).where(SealedBallotRow.vote_id == vote_id)
    if before_block is not None:
        chosen = chosen.where(SealedBallotRow.block < before_block)
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
    found: dict[int, dict[int, str]] = {FIRST: {}, SECOND: {}, SETTLED: {}}
    for row, paper in zip(rows, papers, strict=True):
        found[row.reading][row.number] = paper.marks
    return found


def destroy(connection: Connection, vote_id: str) -> None:
    """No envelope and no key is left."""
    for row in (SealedBallotRow, PaperEntryRow, VoteKeyRow):
        connection.execute(delete(row).where(row.vote_id == vote_id))


def _wrapped(connection: Connection, vote_id: str) -> bytes:
    return connection.execute(select(VoteKeyRow.wrapped).where(VoteKeyRow.vote_id == vote_id)).scalar_one()
