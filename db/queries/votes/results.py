"""Results, computed from the ballots that a closed urn held, and the glimpses of a public vote."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, delete, select, update

from db.models.vote import BallotRow, ReceiptRow, VoteResultRow
from db.queries.votes import raised_hands, turnout, urn
from domain.votes import aggregates, channels, count, record
from domain.votes.ballot import Ballot, Option, Rules
from domain.votes.errors import BallotsErased, TooFewBallots, VoteNotOpen, VoteStillOpen
from domain.votes.raised_hands import NO_HANDS, Hands
from domain.votes.result import Outcome, VoteResult
from domain.votes.vote import Channel, Counted, Vote
from domain.workshops.workshop import State


def counted(connection: Connection, vote: Vote) -> Counted:
    """The result of a closed vote, as anybody may see it.

    Raises
    ------
    VoteStillOpen, VoteNotOpen
    """
    if vote.state is not State.CLOSED:
        raise VoteStillOpen if vote.state is State.OPEN else VoteNotOpen
    stored = select(VoteResultRow.seed, VoteResultRow.counted).where(VoteResultRow.vote_id == vote.id)
    seed, kept = connection.execute(stored).first() or (None, None)
    if kept is not None:
        return Counted(*aggregates.read_back(kept), turnout.turnout(connection, vote), kept=False)
    papers = _papers(connection, vote.id)
    raised = raised_hands.beside(connection, vote, [name for name, _ in papers])
    whole = _count(vote, [ballot for _, ballot in papers], seed, raised)
    told = isinstance(whole.public(), VoteResult)
    return Counted(
        whole.public(),
        _by_channel(vote, papers, raised, seed) if told else _by_hand(vote, raised),
        turnout.turnout(connection, vote),
        lot_due=vote.plan.rules.lot and seed is None and told and _lot_due(vote, whole, papers, raised),
    )


def _by_channel(
    vote: Vote, papers: Sequence[tuple[str, Ballot]], raised: Hands, seed: str | None
) -> tuple[tuple[channels.Group, Outcome], ...]:
    """Each group of channels that may be told apart; raised hands always may: the room saw them."""
    parts: list[tuple[channels.Group, Outcome]] = []
    for name in sorted({name for name, _ in papers}):
        part = _count(vote, [ballot for group, ballot in papers if group == name], seed)
        parts.append((channels.of(name), part.public()))
    if raised.voters:
        parts.append((frozenset({Channel.HANDS}), _count(vote, [], seed, raised)))
    return tuple(parts) if len(parts) > 1 else ()


def _by_hand(vote: Vote, raised: Hands) -> tuple[tuple[channels.Group, Outcome], ...]:
    """Beside ballots that are too few: the hands alone, by the rule of a vote by hands alone, and no lot."""
    return ((frozenset({Channel.HANDS}), _count(vote, [], None, raised).public()),) if raised.voters else ()


def glimpse(connection: Connection, vote: Vote, secret_key: str) -> Counted | None:
    """The ballots of an open public vote that the clock has drawn; at least ten are never among them.

    None while nothing may be shown, and for a vote that is not public.
    """
    if not vote.plan.public or vote.state is not State.OPEN:
        return None
    papers = urn.opened(connection, vote.id, secret_key, drawn=True)
    if not papers:
        return None
    ballots = [Ballot.parse(paper.marks) for paper in papers]
    return Counted(_count(vote, ballots, None).public(), (), turnout.turnout(connection, vote))


def announcement(connection: Connection, vote: Vote, seed: str | None) -> dict[str, Any]:
    """What is kept of a vote whose urn is open, with the lot if one was drawn: the whole count, however few voted.

    A recount compares with it; a screen gets ``Outcome.public`` of it.
    """
    papers = _papers(connection, vote.id)
    raised = raised_hands.beside(connection, vote, [name for name, _ in papers])
    return record.published(_count(vote, [ballot for _, ballot in papers], seed, raised))


def announced(connection: Connection, vote_id: str) -> tuple[dict[str, Any], str | None]:
    """What was announced when the vote closed (or its lot was drawn), and the seed of the lot."""
    stored = select(VoteResultRow.told, VoteResultRow.seed).where(VoteResultRow.vote_id == vote_id)
    row = connection.execute(stored).one()
    return row.told, row.seed


def ballots(connection: Connection, vote: Vote) -> tuple[tuple[Ballot, ...], Hands]:
    """What a closed vote counted, for whoever wants to recount: its anonymous ballots by their texts, and the hands.

    Raises
    ------
    TooFewBallots
        Fewer than five say something.
    BallotsErased
        They were kept as long as they are; the result stays.
    VoteStillOpen, VoteNotOpen
    """
    known = counted(connection, vote)
    if not known.kept:
        raise BallotsErased
    if not isinstance(known.outcome, VoteResult):
        raise TooFewBallots
    papers = _papers(connection, vote.id)
    raised = raised_hands.beside(connection, vote, [name for name, _ in papers])
    return tuple(sorted((ballot for _, ballot in papers), key=lambda ballot: ballot.text)), raised


def erase(connection: Connection, vote: Vote) -> int:
    """Keep what anybody may see of a closed vote, and erase its ballots and receipts; returns how many rows went."""
    known = counted(connection, vote)
    if known.kept:
        numbers = aggregates.written(known.outcome, known.by_channel)
        here = update(VoteResultRow).where(VoteResultRow.vote_id == vote.id)
        if not connection.execute(here.values(counted=numbers)).rowcount:
            return 0  # nothing was announced: what cannot be kept is not erased
    return sum(
        connection.execute(delete(row).where(row.vote_id == vote.id)).rowcount for row in (BallotRow, ReceiptRow)
    )


def _papers(connection: Connection, vote_id: str) -> list[tuple[str, Ballot]]:
    """Each ballot with its group of channels."""
    rows = connection.execute(select(BallotRow.channels, BallotRow.marks).where(BallotRow.vote_id == vote_id))
    return [(row.channels, Ballot.parse(row.marks)) for row in rows]


def _lot_due(vote: Vote, whole: VoteResult, papers: Sequence[tuple[str, Ballot]], raised: Hands) -> bool:
    """Whether a lot would settle anything."""
    return _count(vote, [ballot for _, ballot in papers], "any", raised).lot is not None and whole.n > 0


def _count(vote: Vote, ballots: Sequence[Ballot], seed: str | None, raised: Hands = NO_HANDS) -> VoteResult:
    plan, papers = vote.plan, tuple(sorted(ballots, key=lambda ballot: ballot.text))
    return _counted(plan.method, plan.rules, vote.options, papers, seed, raised)


@lru_cache(maxsize=128)  # the ballots of a closed vote never change, and equal shares may take a second
def _counted(
    name: str, rules: Rules, options: tuple[Option, ...], ballots: tuple[Ballot, ...], seed: str | None, raised: Hands
) -> VoteResult:
    return count(name, ballots, options, rules, seed, raised)
