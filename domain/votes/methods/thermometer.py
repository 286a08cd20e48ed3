"""Thermometer: how warm the room is about something, from 0 to 10, before and after a debate. It decides nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from domain.evaluation.disclosure import K_SENSITIVE
from domain.participation.errors import NumberOutOfRange
from domain.votes.ballot import Ballot, Option, Rules, expressed, ids, marked
from domain.votes.equality import NEVER, places
from domain.votes.methods import Method, VoteType, always
from domain.votes.result import Explanation, Outcome, VoteResult, preface, titles
from domain.votes.worth import Worth

ID = "thermometer"
HOTTEST = 10


@dataclass(frozen=True)
class Quartiles:
    """First quartile, median and third quartile."""

    low: Fraction
    median: Fraction
    high: Fraction


@dataclass(frozen=True)
class ThermometerResult(VoteResult):
    """``degrees``: people at each degree, by option. ``spreads``: of the options that somebody marked."""

    degrees: Mapping[str, Mapping[int, int]]
    spreads: Mapping[str, Quartiles]

    def around(self, option: str) -> tuple[int, int]:
        """Degrees somebody gave that hold one person in two at least: between the quartiles there may be fewer."""
        people = sorted(Counter(self.degrees[option]).elements())
        last = len(people) - 1
        return people[last // 4], people[last - last // 4]

    def strip(self, option: str) -> Mapping[int, int]:
        """The dots that may be drawn: none under eleven people, where one dot could be somebody."""
        degrees = self.degrees.get(option, {})
        return degrees if sum(degrees.values()) >= K_SENSITIVE else {}


def spread(degrees: Mapping[int, int]) -> Quartiles | None:
    """Median and quartiles, between two values by straight line (Hyndman and Fan's type 7); None for nobody."""
    people = sorted(Counter(degrees).elements())
    if not people:
        return None
    low, median, high = (_quantile(people, Fraction(part, 4)) for part in (1, 2, 3))
    return Quartiles(low, median, high)


def _quantile(people: Sequence[int], part: Fraction) -> Fraction:
    position = part * (len(people) - 1)
    below = int(position)
    above = min(below + 1, len(people) - 1)
    return people[below] + (position - below) * (people[above] - people[below])


def defaults(options: int) -> Rules:  # noqa: ARG001  every method is asked in the same way
    """Nothing to decide: degrees always go from 0 to 10."""
    return Rules()


def check(ballot: Ballot, options: Sequence[Option], rules: Rules) -> None:  # noqa: ARG001  as every method
    """Refuse a degree beyond ten.

    Raises
    ------
    domain.errors.Invalid
    """
    if any(mark > HOTTEST for mark in marked(ballot, options).values()):
        raise NumberOutOfRange(low=0, high=HOTTEST)


def count(ballots: Iterable[Ballot], options: Sequence[Option], rules: Rules, seed: str | None = None) -> VoteResult:  # noqa: ARG001  nothing is decided, so nothing is drawn
    """Options by median degree, those nobody marked left out. Scores: ``low``, ``median``, ``high``."""
    papers, blanks = expressed(ballots)
    degrees: dict[str, Counter[int]] = {option: Counter() for option in ids(options)}
    for paper in papers:
        for option, mark in paper.marks:
            degrees[option][mark] += 1
    spreads = {option: found for option, counts in degrees.items() if (found := spread(counts))}
    order = places(spreads, lambda option: spreads[option].median)
    scores = {option: {"low": s.low, "median": s.median, "high": s.high} for option, s in spreads.items()}
    return ThermometerResult(ID, rules, order, None, scores, len(papers), blanks, degrees, spreads)


def explain(outcome: Outcome, options: Sequence[Option]) -> tuple[Explanation, ...]:
    """The middle of the room, and where one person in two is at least."""
    outcome = outcome.public()
    if not isinstance(outcome, ThermometerResult) or not outcome.places:
        return preface(outcome, options)
    names = titles(options)
    return tuple(
        _middle(names[option], outcome.spreads[option].median, outcome.around(option))
        for place in outcome.places
        for option in place.options
    )


def _middle(option: str, median: Fraction, around: tuple[int, int]) -> Explanation:
    low, high = around
    values: dict[str, str | int | Fraction] = {"option": option, "median": median, "low": low, "high": high}
    return Explanation("vote.thermometer.same" if low == high else "vote.thermometer.median", values)


def moved(before: Outcome, after: Outcome, options: Sequence[Option]) -> tuple[Explanation, ...]:
    """How far each median went between two rounds; silent when either round had fewer than five people."""
    before, after = before.public(), after.public()
    if not (isinstance(before, VoteResult) and isinstance(after, VoteResult)):
        return ()
    both = [option for option in options if option.id in before.scores and option.id in after.scores]
    return tuple(
        Explanation(
            "vote.thermometer.moved",
            {
                "option": option.title,
                "before": before.scores[option.id]["median"],
                "after": after.scores[option.id]["median"],
            },
        )
        for option in both
    )


METHOD = Method(
    turn=70,
    defaults=defaults,
    check=check,
    count=count,
    explain=explain,
    counting=always("tablet.vote.counting.thermometer"),
    equal=NEVER,
    vote_type=lambda _: VoteType.SCORING,
    shuffled=False,
    alone=True,
    decides=False,
    worth=Worth.OPINION,
)
