"""Small elections of every method, for laws: ids, ballots that the rules allow, and the rules."""

from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import strategies as st

from domain.votes.ballot import SILENCES, Allocation, Ballot, Completion, Option, Papers, Rules

IDS = ("a", "b", "c", "d", "e")
NUMBERS = st.tuples(*[st.integers(0, 11)] * len(IDS))


@dataclass(frozen=True)
class Election:
    method: str
    options: tuple[Option, ...]
    ballots: tuple[Ballot, ...]
    rules: Rules

    def renamed(self, names: dict[str, str]) -> "Election":
        options = tuple(replace(option, id=names[option.id]) for option in self.options)
        ballots = tuple(Ballot.of({names[o]: mark for o, mark in ballot.marks}) for ballot in self.ballots)
        return replace(self, options=options, ballots=ballots)


def _rules(method: str) -> st.SearchStrategy[Rules]:
    if method == "ranking":
        return st.sampled_from([Rules(counting="borda"), Rules(counting="schulze")])
    if method == "majority":
        return st.builds(Rules, scale=st.sampled_from(["five", "seven"]), silence=st.sampled_from(SILENCES))
    if method != "budget":
        return st.just(Rules(dots=5, per_option=3))
    return st.builds(
        Rules,
        budget=st.integers(1, 20).map(lambda tens: Fraction(tens * 10)),
        papers=st.sampled_from(Papers),
        allocation=st.sampled_from(Allocation),
        completion=st.sampled_from(Completion),
        step=st.just(Fraction(1)),
        dots=st.just(5),
        per_option=st.just(3),
    )


def _ballot(method: str, numbers: tuple[int, ...], options: tuple[Option, ...], rules: Rules) -> Ballot:
    """A ballot that the rules allow, from one number for each option; 0 marks nothing."""
    papers = {"dots": Papers.POINTS, "ranking": Papers.RANKING, "approval": Papers.APPROVAL}
    kind = rules.papers if method == "budget" else papers.get(method)
    wished = [(number, option) for number, option in zip(numbers, options, strict=False) if number]
    if kind is None:
        best = {"majority": 6 if rules.scale == "seven" else 4, "consent": 2, "thermometer": 10}[method]
        return Ballot.of({option.id: min(best, number - 1) for number, option in wished})
    if kind is Papers.RANKING:
        order = sorted(wished, key=lambda wish: (wish[0], wish[1].id))
        return Ballot.of({option.id: rank for rank, (_, option) in enumerate(order, start=1)})
    marks: dict[str, int] = {}
    left, money = rules.dots, rules.budget
    for number, option in wished:
        mark = min(left, number, rules.per_option) if kind is Papers.POINTS else 1
        if mark and not (kind is Papers.BASKET and option.cost > money):
            marks[option.id] = mark
            left, money = left - mark, money - option.cost
    return Ballot.of(marks)


@st.composite
def elections(draw: st.DrawFn, method: str) -> Election:
    rules = draw(_rules(method))
    many = draw(st.integers(2, len(IDS)))
    costs = draw(st.lists(st.integers(0, 12), min_size=many, max_size=many))
    options = tuple(
        Option(option, option.upper(), Fraction(cost * 10)) for option, cost in zip(IDS, costs, strict=False)
    )
    drawn = draw(st.lists(NUMBERS, max_size=9))
    return Election(method, options, tuple(_ballot(method, numbers, options, rules) for numbers in drawn), rules)
