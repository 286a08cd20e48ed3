"""Raised hands: counts per option, seen by the whole room, added to the ballots and never made into any."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, insert, select, update

from db.changes import note
from db.models.vote import HandsRow, VoteRow
from db.queries.staff import audit
from domain.staff.by import By
from domain.votes import method
from domain.votes.errors import HandsNotAllowed, VoteClosed
from domain.votes.raised_hands import NO_HANDS, Hands
from domain.votes.vote import Channel, Vote
from domain.workshops.workshop import State


def record(connection: Connection, vote: Vote, raised: Mapping[str, int], voters: int, *, by: By) -> None:
    """Keep the hands raised for each option and how many people vote by hand; a new count replaces the old one.

    Raises
    ------
    HandsNotAllowed, ChannelNotDeclared, UnknownOption, MoreHandsThanVoices, VoteClosed
    """
    if method(vote.plan.method).by_hand is None:
        raise HandsNotAllowed
    vote.takes(Channel.HANDS)
    hands = Hands.of(raised, voters)
    hands.check(vote.options, vote.plan.rules)
    here = update(VoteRow).where(VoteRow.id == vote.id, VoteRow.state == State.OPEN)
    if not connection.execute(here.values(hand_voices=voters)).rowcount:
        raise VoteClosed
    connection.execute(delete(HandsRow).where(HandsRow.vote_id == vote.id))
    for option, n in hands.raised:
        connection.execute(insert(HandsRow).values(vote_id=vote.id, option_id=option, n=n))
    details = {"voters": voters, "raised": dict(hands.raised)}
    audit.record(connection, by, action="vote.hands_counted", subject=vote.id, details=details)
    note(connection, f"workshop:{vote.workshop}")


def recorded(connection: Connection, vote_id: str) -> dict[str, int]:
    """Hands raised for each option, as typed."""
    rows = connection.execute(select(HandsRow.option_id, HandsRow.n).where(HandsRow.vote_id == vote_id))
    return {row.option_id: row.n for row in rows}


def beside(connection: Connection, vote: Vote, groups: Iterable[str]) -> Hands:
    """The hands to count beside ballots, whose groups of channels are named.

    Votes that were closed when hands were made into ballots hold them there already: nothing is counted twice.
    """
    if any(Channel.HANDS in name.split() for name in groups):
        return NO_HANDS
    return Hands.of(recorded(connection, vote.id), vote.hand_voices)
