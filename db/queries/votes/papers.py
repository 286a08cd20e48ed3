"""Paper ballots, typed from a pile: by two accounts, who must agree, or by one, and then it is said so.

Each paper is sealed as soon as it is typed: a pile survives its screen. A paper that was settled stays settled until
one of its two readers takes it back.
"""

from collections.abc import Mapping

from sqlalchemy import Connection, delete, func, insert, select

from db import sealing
from db.changes import note
from db.models.staff import StaffRow
from db.models.vote import PaperEntryRow, PaperReadingRow, VoteRow
from db.queries.staff import audit
from db.queries.votes import urn
from db.sealing import Paper
from domain.staff.by import By
from domain.votes import method, pile
from domain.votes.ballot import Ballot
from domain.votes.errors import PileMoved, ReadingTaken, SameReader, VoteClosed
from domain.votes.pile import AGREED, Decided, Difference, Move, PileReading, PileStep
from domain.votes.vote import Channel, Vote

DONE = {  # what the journal calls a move
    Move.ADD: "vote.paper_copied",
    Move.TAKE_BACK: "vote.paper_taken_back",
    Move.RESTART: "vote.paper_restarted",
}


def move(connection: Connection, vote: Vote, step: PileStep, *, by: By) -> None:
    """Add the next paper of a reading, take its last one back, or throw it away with what was settled against it.

    The first paper makes the reading this account's; nothing that is there is ever typed over.

    Raises
    ------
    VoteClosed, ChannelNotDeclared, PileMoved, ReadingTaken, SameReader, domain.errors.Invalid
    """
    vote.takes(Channel.PAPER)
    key = _key(connection, vote)
    mine = (PaperEntryRow.vote_id == vote.id) & PaperEntryRow.reading.in_((step.reading, AGREED))
    if step.move is Move.RESTART:
        connection.execute(delete(PaperEntryRow).where(mine))
        _leave(connection, vote, step.reading)
    else:
        _check_reader(connection, vote, step.reading, by)
        if not step.number or step.number != _last(connection, vote, step.reading) + (step.move is Move.ADD):
            raise PileMoved
        if step.move is Move.ADD:
            _put(connection, vote, key, step.reading, step.number, step.text)
        else:
            connection.execute(delete(PaperEntryRow).where(mine, PaperEntryRow.number == step.number))
        if step.move is Move.TAKE_BACK and step.number == 1:
            _leave(connection, vote, step.reading)
    _record(connection, vote, DONE[step.move], by, reading=step.reading, number=step.number)


def decide(connection: Connection, vote: Vote, wanted: Decided, secret_key: str, *, by: By) -> None:
    """Keep what both people now read on one paper; what each had typed stays beside it.

    Raises
    ------
    VoteClosed, ChannelNotDeclared, domain.errors.Invalid
    PileMoved
        The two readings are not, or no longer, the difference that was shown, or it is settled.
    """
    vote.takes(Channel.PAPER)
    key = _key(connection, vote)
    shown, kept = wanted.shown, wanted.kept
    there = shown in differences(connection, vote, secret_key)
    if kept is None or shown.first is None or shown.second is None or not there:
        raise PileMoved
    _put(connection, vote, key, AGREED, shown.number, kept.text)
    _record(connection, vote, "vote.paper_settled", by, number=shown.number, kept=wanted.reading)


def readings(connection: Connection, vote_id: str) -> Mapping[int, PileReading]:
    """Where each reading stands; one that has not begun is absent."""
    counted = select(PaperEntryRow.reading, func.count().label("n")).where(PaperEntryRow.vote_id == vote_id)
    papers = {row.reading: row.n for row in connection.execute(counted.group_by(PaperEntryRow.reading))}
    chosen = select(PaperReadingRow.reading, StaffRow.id, StaffRow.name).join(
        StaffRow, StaffRow.id == PaperReadingRow.staff_id
    )
    rows = connection.execute(chosen.where(PaperReadingRow.vote_id == vote_id).order_by(PaperReadingRow.reading))
    return {row.reading: PileReading(papers.get(row.reading, 0), row.id, row.name) for row in rows}


def differences(connection: Connection, vote: Vote, secret_key: str) -> tuple[Difference, ...]:
    """The papers to look at again, in the order of the pile; none until both readings are there."""
    return pile.differences(urn.piles(connection, vote.id, secret_key))


def _check_reader(connection: Connection, vote: Vote, reading: int, by: By) -> None:
    """See that the reading is this account's, and that it has no other in this vote."""
    mine = select(PaperReadingRow.reading, PaperReadingRow.staff_id).where(PaperReadingRow.vote_id == vote.id)
    readers = {row.reading: row.staff_id for row in connection.execute(mine)}
    if by.staff in readers.values() and readers.get(reading) != by.staff:
        raise SameReader
    if readers.get(reading, by.staff) != by.staff:
        raise ReadingTaken
    if reading not in readers:
        connection.execute(insert(PaperReadingRow).values(vote_id=vote.id, reading=reading, staff_id=by.staff))


def _leave(connection: Connection, vote: Vote, reading: int) -> None:
    mine = (PaperReadingRow.vote_id == vote.id) & (PaperReadingRow.reading == reading)
    connection.execute(delete(PaperReadingRow).where(mine))


def _last(connection: Connection, vote: Vote, reading: int) -> int:
    mine = (PaperEntryRow.vote_id == vote.id) & (PaperEntryRow.reading == reading)
    return connection.execute(select(func.coalesce(func.max(PaperEntryRow.number), 0)).where(mine)).scalar_one()


def _put(connection: Connection, vote: Vote, key: bytes, reading: int, number: int, text: str) -> None:
    ballot = Ballot.parse(text)
    method(vote.plan.method).check(ballot, vote.options, vote.plan.rules)
    envelope = sealing.seal(key, Paper(ballot.text, Channel.PAPER))
    row = {"reading": reading, "number": number, "sealed": envelope}
    connection.execute(insert(PaperEntryRow).values(vote_id=vote.id, **row))


def _record(connection: Connection, vote: Vote, action: str, by: By, **details: int) -> None:
    audit.record(connection, by, action=action, subject=vote.id, details=details)
    note(connection, f"workshop:{vote.workshop}")


def _key(connection: Connection, vote: Vote) -> bytes:
    """The public key of an urn that stays open until this transaction ends, and whose pile nobody else changes."""
    held = select(VoteRow.public_key).where(VoteRow.id == vote.id).with_for_update(key_share=True)
    key = connection.execute(held).scalar()
    if key is None:
        raise VoteClosed
    return key
