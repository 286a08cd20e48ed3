"""Putting a ballot into the urn: one right, one ballot, in one transaction, however often it is sent."""

import hashlib

from sqlalchemy import Connection, select, update

from db.changes import note
from db.models.vote import ReceiptRow, VoteRow, VotingRightRow
from db.queries.votes import turnout, urn, votes
from db.sealing import Paper
from domain.votes import method
from domain.votes.ballot import Ballot
from domain.votes.cast import Cast
from domain.votes.errors import RightUnknown, RightUsed, VoteClosed, VoteNotOpen
from domain.votes.vote import Channel, Vote
from domain.workshops.admission import RoomFull
from domain.workshops.workshop import State


def cast(connection: Connection, sent: Cast) -> None:
    """Seal the ballot and use up its right; the same request again changes nothing.

    Raises
    ------
    RightUnknown, RightUsed, VoteNotOpen, UnknownVote, ChannelNotDeclared
    VoteClosed
        Unless this very ballot was counted: its receipt is in the list.
    domain.errors.Invalid
        The rules do not allow this ballot.
    domain.workshops.admission.RoomFull
        As many have voted as are present: it may be sent again. The caller writes it down with ``rights.wait``.
    """
    vote = votes.vote(connection, sent.vote_id)
    ballot = Ballot.parse(sent.ballot)
    voting = method(vote.plan.method)
    voting.check(ballot, vote.options, vote.plan.rules)
    public_key = _held(connection, vote)
    if public_key is None:
        if is_counted(connection, vote.id, sent.receipt):
            return
        raise VoteNotOpen if vote.state is State.PREPARED else VoteClosed
    channel = _use(connection, sent, vote)
    if channel is None:
        return
    vote.takes(Channel(channel))  # slips may have been printed before the vote was planned without them
    words = "" if voting.objection is None else sent.words
    urn.put(connection, vote.id, public_key, Paper(ballot.text, channel, sent.receipt, words))
    note(connection, f"workshop:{vote.workshop}", soon=True)


def is_counted(connection: Connection, vote_id: str, receipt: str) -> bool:
    """Whether the ballot with this receipt (its hash) was counted. Nothing tells which ballot it is."""
    listed = select(ReceiptRow.hash).where(ReceiptRow.vote_id == vote_id, ReceiptRow.hash == receipt)
    return connection.execute(listed).first() is not None


def counted_in(connection: Connection, receipt: str) -> tuple[str, str] | None:
    """The closed vote in which the ballot with this receipt (its hash) was counted: its id and its question."""
    listed = select(VoteRow.id, VoteRow.question).join(ReceiptRow, ReceiptRow.vote_id == VoteRow.id)
    row = connection.execute(listed.where(ReceiptRow.hash == receipt)).first()
    return None if row is None else (row.id, row.question)


def receipts(connection: Connection, vote_id: str) -> tuple[str, ...]:
    """The public list: hashes of the receipts of counted ballots, in their own order; empty until the vote closes."""
    listed = select(ReceiptRow.hash).where(ReceiptRow.vote_id == vote_id).order_by(ReceiptRow.hash)
    return tuple(connection.execute(listed).scalars())


def _held(connection: Connection, vote: Vote) -> bytes | None:
    """The key of an urn that stays open until this transaction ends; None if it is not open.

    Ballots go in one by one: no more of them than people present.
    """
    held = select(VoteRow.public_key).where(VoteRow.id == vote.id).with_for_update(key_share=True)
    return connection.execute(held).scalar()


def _use(connection: Connection, sent: Cast, vote: Vote) -> str | None:
    """Use the right up; returns its channel, None if this very request has used it before."""
    request = hashlib.sha256(f"{sent.right}:{sent.request_id}".encode()).hexdigest()
    mine = (VotingRightRow.id == sent.right) & (VotingRightRow.vote_id == sent.vote_id)
    columns = (VotingRightRow.channel, VotingRightRow.used, VotingRightRow.request_hash)
    row = connection.execute(select(*columns).where(mine)).first()
    if row is None:
        raise RightUnknown
    if row.used:
        if row.request_hash != request:
            raise RightUsed
        return None
    if turnout.live(connection, vote).voices >= turnout.people(connection, vote.workshop):
        raise RoomFull
    used = update(VotingRightRow).where(mine).values(used=True, request_hash=request, waits=False)
    connection.execute(used)
    return str(row.channel)
