"""Opening the urn of a vote that closes: one transaction in which sealed becomes plain, shuffled and counted."""

import secrets
import uuid
from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection, insert, select

from db.models.vote import BallotRow, ObjectionRow, ReceiptRow, VoteResultRow
from db.queries.votes import results, turnout, urn
from db.sealing import Paper
from domain.votes import channels, method, pile
from domain.votes.ballot import BLANK, Ballot
from domain.votes.objections import Status
from domain.votes.result import VoteResult
from domain.votes.vote import WITH_RIGHTS, Channel, Vote


def empty(connection: Connection, vote: Vote, secret_key: str) -> None:
    """Count everything; then nothing sealed, no key and no right is left.

    ``vote`` is the vote as it is from now on, closed.

    Raises
    ------
    ReadingsDiffer
    """
    before = turnout.live(connection, vote)
    piles = urn.piles(connection, vote.id, secret_key)
    typed = [Paper(marks, Channel.PAPER) for marks in pile.agreed(piles)]
    envelopes = urn.opened(connection, vote.id, secret_key)
    received = Counter(Channel(paper.channel) for paper in envelopes)
    assert all(received[channel] == before.received.get(channel, 0) for channel in WITH_RIGHTS), "a right, a ballot"
    papers = envelopes + typed
    secrets.SystemRandom().shuffle(papers)
    _write(connection, vote, papers)
    urn.destroy(connection, vote.id)
    turnout.keep(connection, vote, before)
    told = results.announcement(connection, vote, None)
    connection.execute(insert(VoteResultRow).values(vote_id=vote.id, told=told))
    _wordless(connection, vote)


def _write(connection: Connection, vote: Vote, papers: Sequence[Paper]) -> None:
    """Ballots in the order of the shuffle, each with its group of channels; receipts and objections apart."""
    said = Counter({Channel(paper.channel): 0 for paper in papers})
    said.update(Channel(paper.channel) for paper in papers if paper.marks != BLANK)
    names = {channel: channels.name(group) for group in channels.groups(said) for channel in group}
    for number, paper in enumerate(papers, start=1):
        row = {"number": number, "channels": names[Channel(paper.channel)], "marks": paper.marks}
        connection.execute(insert(BallotRow).values(vote_id=vote.id, **row))
    for receipt in sorted({paper.receipt for paper in papers} - {""}):
        connection.execute(insert(ReceiptRow).values(vote_id=vote.id, hash=receipt))
    raised = sorted(
        (uuid.uuid4().hex, option, paper.words)
        for paper in papers
        if paper.words
        for option, mark in Ballot.parse(paper.marks).marks
        if mark == method(vote.plan.method).objection
    )
    for key, option, words in raised:
        _open(connection, vote, key, option, words)


def _wordless(connection: Connection, vote: Vote) -> None:
    """An objection that a ballot marks without a word stays open like any other, until somebody deals with it.

    Of a vote of which only the turnout is public, no row: their number would tell what its ballots say.
    """
    outcome = results.counted(connection, vote).outcome
    if method(vote.plan.method).objection is None or not isinstance(outcome, VoteResult):
        return
    worded = Counter(
        connection.execute(select(ObjectionRow.option_id).where(ObjectionRow.vote_id == vote.id)).scalars()
    )
    for option, scores in outcome.scores.items():
        for _ in range(int(scores["objections"]) - worded[option]):
            _open(connection, vote, uuid.uuid4().hex, option, "")


def _open(connection: Connection, vote: Vote, key: str, option: str, words: str) -> None:
    row = {"id": key, "vote_id": vote.id, "option_id": option, "words": words}
    connection.execute(insert(ObjectionRow).values(**row, status=Status.OPEN, answer=""))
