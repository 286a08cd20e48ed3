"""Paper ballots, typed from a pile: twice by two people, who must agree, or once."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from db import sealing
from db.changes import note
from db.models.vote import PaperEntryRow, VoteRow
from db.queries import sealed
from db.sealing import Paper
from domain.votes import method
from domain.votes.ballot import Ballot
from domain.votes.errors import VoteClosed
from domain.votes.vote import Channel, Vote


@dataclass(frozen=True)
class Difference:
    """One paper that the two readings do not read alike; None where a reading has no such paper."""

    number: int
    first: Ballot | None
    second: Ballot | None


def enter(connection: Connection, vote: Vote, reading: int, texts: Sequence[str]) -> None:
    """Keep one reading of the whole pile, sealed; typed again, it replaces what this reading held.

    Parameters
    ----------
    reading : 1 or 2.
    texts : the text of each ballot (``Ballot.text``), in the order of the pile.

    Raises
    ------
    VoteClosed, domain.errors.Invalid
    """
    key = _key(connection, vote)
    connection.execute(delete(PaperEntryRow).where(PaperEntryRow.vote_id == vote.id, PaperEntryRow.reading == reading))
    for number, text in enumerate(texts, start=1):
        _put(connection, vote, key, reading, number, text)
    note(connection, f"workshop:{vote.workshop}")


def settle(connection: Connection, vote: Vote, number: int, text: str) -> None:
    """Keep what both people now read on one paper.

    Raises
    ------
    VoteClosed, domain.errors.Invalid
    """
    key = _key(connection, vote)
    connection.execute(delete(PaperEntryRow).where(PaperEntryRow.vote_id == vote.id, PaperEntryRow.number == number))
    for reading in (1, 2):
        _put(connection, vote, key, reading, number, text)


def readings(connection: Connection, vote_id: str) -> dict[int, int]:
    """How many papers each reading holds; a reading that has not begun is absent."""
    rows = connection.execute(select(PaperEntryRow.reading).where(PaperEntryRow.vote_id == vote_id)).scalars().all()
    return {reading: rows.count(reading) for reading in sorted(set(rows))}


def differences(connection: Connection, vote: Vote, secret_key: str) -> tuple[Difference, ...]:
    """The papers to look at again, in the order of the pile; none until both readings are there."""
    piles = sealed.piles(connection, vote.id, secret_key)
    if not (piles[1] and piles[2]):
        return ()
    numbers = sorted(piles[1].keys() | piles[2].keys())
    pairs = ((number, piles[1].get(number), piles[2].get(number)) for number in numbers)
    return tuple(Difference(number, _read(one), _read(two)) for number, one, two in pairs if one != two)


def _read(text: str | None) -> Ballot | None:
    return None if text is None else Ballot.parse(text)


def _put(connection: Connection, vote: Vote, key: bytes, reading: int, number: int, text: str) -> None:
    ballot = Ballot.parse(text)
    method(vote.plan.method).check(ballot, vote.options, vote.plan.rules)
    envelope = sealing.seal(key, Paper(ballot.text, Channel.PAPER))
    row = {"reading": reading, "number": number, "sealed": envelope}
    connection.execute(insert(PaperEntryRow).values(vote_id=vote.id, **row))


def _key(connection: Connection, vote: Vote) -> bytes:
    """The public key of an urn that stays open until this transaction ends."""
    held = select(VoteRow.public_key).where(VoteRow.id == vote.id).with_for_update(key_share=True)
    key = connection.execute(held).scalar()
    if key is None:
        raise VoteClosed
    return key
