"""Dots («gommettes»): the same number of dots for everyone, several on one option if one likes."""

from collections import Counter
from collections.abc import Iterable, Sequence

from domain.participation.errors import NumberOutOfRange
from domain.votes.ballot import Ballot, Option, Rules, expressed, ids, marked
from domain.votes.equality import draw_lot, places
from domain.votes.errors import TooManyDots
from domain.votes.methods import Method, VoteType, always
from domain.votes.result import Explanation, Outcome, VoteResult, preface, seconds, titles

ID = "dots"
FEW_OPTIONS = 6


def defaults(options: int) -> Rules:
    """Three dots for up to six options, five beyond; two on one option at most."""
    return Rules(dots=3 if options <= FEW_OPTIONS else 5, per_option=2)


def check(ballot: Ballot, options: Sequence[Option], rules: Rules) -> None:
    """Refuse a ballot that the rules do not allow; dots may be left over.

    Raises
    ------
    domain.errors.Invalid
    """
    marks = marked(ballot, options)
    if any(not 1 <= mark <= rules.per_option for mark in marks.values()):
        raise NumberOutOfRange(low=1, high=rules.per_option)
    if sum(marks.values()) > rules.dots:
        raise TooManyDots(most=rules.dots)


def count(ballots: Iterable[Ballot], options: Sequence[Option], rules: Rules, seed: str | None = None) -> VoteResult:
    """Dots for each option; equal dots, then more people; then they are equal. Scores: ``dots``, ``people``."""
    papers, blanks = expressed(ballots)
    dots: Counter[str] = Counter()
    people: Counter[str] = Counter()
    for paper in papers:
        dots.update(dict(paper.marks))
        people.update(option for option, mark in paper.marks if mark)
    found = places(ids(options), lambda option: (dots[option], people[option])) if papers else ()
    order, lot = draw_lot(found, rules, seed)
    scores = {option: {"dots": dots[option], "people": people[option]} for option in ids(options)}
    return VoteResult(ID, rules, order, lot, scores, len(papers), blanks)


def explain(outcome: Outcome, options: Sequence[Option]) -> tuple[Explanation, ...]:
    """Why the winner won, and the dots (or people) that the second lacked to draw level."""
    outcome = outcome.public()
    said = preface(outcome, options)
    if said or not isinstance(outcome, VoteResult):
        return said
    names, first, second = titles(options), outcome.winners[0], outcome.places[1].options[0]
    won, lost = outcome.scores[first], outcome.scores[second]
    values = {"winner": names[first], "second": seconds(outcome, names), **won}
    if won["dots"] == lost["dots"]:
        return (Explanation("vote.dots.people", {**values, "n": won["people"] - lost["people"]}),)
    return (Explanation("vote.dots.won", {**values, "n": won["dots"] - lost["dots"]}),)


def numbers(rules: Rules) -> tuple[Explanation, ...]:
    """The dots in hand, and on one option."""
    return (Explanation("vote.rule.dots", {"n": rules.dots, "most": rules.per_option}),)


METHOD = Method(
    turn=20,
    defaults=defaults,
    check=check,
    count=count,
    explain=explain,
    counting=always("tablet.vote.counting.dots"),
    numbers=numbers,
    equal="tablet.vote.tie.people",
    vote_type=lambda _: VoteType.CUMULATIVE,
)
