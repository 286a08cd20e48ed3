"""Approval: everyone marks whatever suits them; the option with the most marks wins. The residents' default."""

from collections import Counter
from collections.abc import Iterable, Sequence

from domain.participation.errors import NumberOutOfRange, TooManyChoices
from domain.votes.ballot import Ballot, Option, Rules, expressed, ids, marked
from domain.votes.equality import draw_lot, places
from domain.votes.methods import Method, VoteType, always, at_most
from domain.votes.raised_hands import NO_HANDS, Hands
from domain.votes.result import Explanation, Outcome, VoteResult, preface, seconds, titles

ID = "approval"
LIMITED_ABOVE = 8  # with more options, people approve three of them at most


def defaults(options: int) -> Rules:
    """As many as one likes; three among more than eight."""
    return Rules(most=3 if options > LIMITED_ABOVE else None)


def check(ballot: Ballot, options: Sequence[Option], rules: Rules) -> None:
    """Refuse a ballot that the rules do not allow.

    Raises
    ------
    domain.errors.Invalid
    """
    marks = marked(ballot, options)
    if any(mark != 1 for mark in marks.values()):
        raise NumberOutOfRange(low=1, high=1)
    if rules.most is not None and len(marks) > rules.most:
        raise TooManyChoices(most=rules.most)


def count(
    ballots: Iterable[Ballot],
    options: Sequence[Option],
    rules: Rules,
    seed: str | None = None,
    hands: Hands = NO_HANDS,
) -> VoteResult:
    """Marks and raised hands for each option; equal numbers share a place. Score: ``votes``."""
    papers, blanks = expressed(ballots)
    votes = Counter(option for paper in papers for option, _ in paper.marks)
    votes.update(dict(hands.raised))
    voices = len(papers) + hands.voters
    order, lot = draw_lot(places(ids(options), votes.__getitem__) if voices else (), rules, seed)
    scores = {option: {"votes": votes[option]} for option in ids(options)}
    return VoteResult(ID, rules, order, lot, scores, voices, blanks, hands=hands.voters)


def explain(outcome: Outcome, options: Sequence[Option]) -> tuple[Explanation, ...]:
    """Why the winner won, and the votes that the second lacked to draw level."""
    outcome = outcome.public()
    said = preface(outcome, options)
    if said or not isinstance(outcome, VoteResult):
        return said
    names, first, second = titles(options), outcome.winners[0], outcome.places[1].options[0]
    votes = outcome.scores[first]["votes"]
    values = {
        "winner": names[first],
        "votes": votes,
        "ballots": outcome.n,
        "second": seconds(outcome, names),
        "n": votes - outcome.scores[second]["votes"],
    }
    if outcome.hands == outcome.n:
        return (Explanation("vote.approval.won_by_hands_alone", values),)
    if outcome.hands:
        return (Explanation("vote.approval.won_by_hand", {**values, "hands": outcome.hands}),)
    return (Explanation("vote.approval.won", values),)


METHOD = Method(
    turn=10,
    defaults=defaults,
    check=check,
    count=count,
    explain=explain,
    counting=always("tablet.vote.counting.approval"),
    numbers=at_most,
    vote_type=lambda _: VoteType.APPROVAL,
    by_hand=count,
)
