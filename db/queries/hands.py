"""Raised hands: counts per option, seen by the whole room, added to the other ballots."""

from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, select, update

from db.changes import note
from db.models.vote import HandsRow, VoteRow
from db.sealing import Paper
from domain.errors import UnknownOption
from domain.votes.ballot import from_hands
from domain.votes.errors import HandsNotAllowed, VoteClosed
from domain.votes.vote import Channel, Vote
from domain.workshops import State


def count(connection: Connection, vote: Vote, raised: Mapping[str, int], voices: int) -> None:
    """Keep the hands raised for each option and how many people vote by hand; a new count replaces the old one.

    Raises
    ------
    HandsNotAllowed, UnknownOption, MoreHandsThanVoices, VoteClosed
    """
    if not vote.by_hand:
        raise HandsNotAllowed
    if not set(raised) <= {choice.id for choice in vote.plan.choices}:
        raise UnknownOption
    from_hands(raised, voices)
    here = update(VoteRow).where(VoteRow.id == vote.id, VoteRow.state == State.OPEN)
    if not connection.execute(here.values(hand_voices=voices)).rowcount:
        raise VoteClosed
    connection.execute(delete(HandsRow).where(HandsRow.vote_id == vote.id))
    for option, n in sorted(raised.items()):
        connection.execute(insert(HandsRow).values(vote_id=vote.id, option_id=option, n=n))
    note(connection, f"workshop:{vote.workshop}")


def counted(connection: Connection, vote_id: str) -> dict[str, int]:
    """Hands raised for each option, as typed."""
    rows = connection.execute(select(HandsRow.option_id, HandsRow.n).where(HandsRow.vote_id == vote_id))
    return {row.option_id: row.n for row in rows}


def papers(connection: Connection, vote: Vote) -> list[Paper]:
    """The hands as ballots with the same sums."""
    ballots = from_hands(counted(connection, vote.id), vote.hand_voices)
    return [Paper(ballot.text, Channel.HANDS) for ballot in ballots]
