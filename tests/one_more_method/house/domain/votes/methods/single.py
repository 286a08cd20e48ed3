"""A single choice: everyone marks one option; the one with the most marks wins. Hands may be raised, once each."""

from collections import Counter
from collections.abc import Iterable, Sequence

from domain.participation.errors import NumberOutOfRange, TooManyChoices
from domain.votes.ballot import Ballot, Option, Rules, expressed, ids, marked
from domain.votes.equality import draw_lot, places
from domain.votes.methods import Method, VoteType
from domain.votes.raised_hands import NO_HANDS, Hands
from domain.votes.result import Explanation, Outcome, VoteResult, preface, seconds, titles


def defaults(options: int) -> Rules:
    """One."""
    return Rules(most=1)


def check(ballot: Ballot, options: Sequence[Option], rules: Rules) -> None:
    """Refuse a second mark."""
    marks = marked(ballot, options)
    if any(mark != 1 for mark in marks.values()):
        raise NumberOutOfRange(low=1, high=1)
    if len(marks) > 1:
        raise TooManyChoices(most=1)


def count(
    ballots: Iterable[Ballot],
    options: Sequence[Option],
    rules: Rules,
    seed: str | None = None,
    hands: Hands = NO_HANDS,
) -> VoteResult:
    """Marks and hands for each option. Score: ``voices``."""
    papers, blanks = expressed(ballots)
    voices = Counter(option for paper in papers for option, _ in paper.marks)
    voices.update(dict(hands.raised))
    n = len(papers) + hands.voters
    order, lot = draw_lot(places(ids(options), voices.__getitem__) if n else (), rules, seed)
    scores = {option: {"voices": voices[option]} for option in ids(options)}
    return VoteResult("single", rules, order, lot, scores, n, blanks, hands=hands.voters)


def explain(outcome: Outcome, options: Sequence[Option]) -> tuple[Explanation, ...]:
    """Why the winner won, and the voices that the second lacked."""
    outcome = outcome.public()
    said = preface(outcome, options)
    if said or not isinstance(outcome, VoteResult):
        return said
    names, first, second = titles(options), outcome.winners[0], outcome.places[1].options[0]
    won, lost = (outcome.scores[option]["voices"] for option in (first, second))
    values = {"winner": names[first], "n": won, "second": seconds(outcome, names), "missing": won - lost}
    return (Explanation("vote.single.won", values),)


def counting(rules: Rules) -> tuple[Explanation, ...]:
    """One sentence, filled with a word."""
    return (Explanation("tablet.vote.counting.single", words={"best": "vote.single.best"}),)


METHOD = Method(
    turn=15,
    defaults=defaults,
    check=check,
    count=count,
    explain=explain,
    counting=counting,
    vote_type=lambda _: VoteType.APPROVAL,
    by_hand=count,
)
