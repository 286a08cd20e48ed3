"""The two ways of selecting projects within a budget: most votes first, and equal shares.

Most votes first is counted here; equal shares by pabutools, with the settings that cities use (docs/decisions/0009):
satisfaction is the cost of what one marked (for points, the points), money is exact, equal projects never fall to the
order of ids in silence, a project that nobody marked is never selected, one that costs nothing is.

Source: D. Peters, G. Pierczyński, P. Skowron, «Proportional participatory budgeting with additive utilities»,
NeurIPS 2021, arXiv:2008.13276. pabutools: S. Rey and others, GPL-3.0-or-later.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby
from typing import Any

from domain.votes.ballot import Completion, Option, Papers, Rules
from domain.votes.equality import by_lot

Paper = Mapping[str, int]  # points by project: 1 for an approval; every project named has some


@dataclass(frozen=True)
class Purchase:
    """One purchase by equal shares.

    ``payment``: the most that any supporter paid. ``payers``: people who paid something. ``level``: the projects that
    were as good a buy, this one among them; empty if it was alone.
    """

    option: str
    payment: Fraction
    payers: int
    level: tuple[str, ...]


@dataclass(frozen=True)
class Selection:
    """``funded``: in the order of selection. ``served``: people with at least one marked project funded.

    ``ties``: groups of equal projects that no rule parts, some funded and some not: the lot, or the id, decided.
    ``share``: what each person had to spend, after any growth. ``rounds``: purchases by equal shares; ``completed``:
    what completion added. ``purses``: what the supporters of each project left out still had, together.
    """

    funded: tuple[str, ...]
    spent: Fraction
    left: Fraction
    served: int
    ties: tuple[tuple[str, ...], ...] = ()
    share: Fraction = Fraction(0)
    rounds: tuple[Purchase, ...] = ()
    completed: tuple[str, ...] = ()
    purses: Mapping[str, Fraction] = field(default_factory=dict)


class Election:
    """The projects that somebody marked, the papers, and how projects of equal merit are parted."""

    def __init__(self, options: Sequence[Option], papers: Sequence[Paper], rules: Rules, seed: str | None) -> None:
        self.papers, self.rules = papers, rules
        self.supporters = Counter(option for paper in papers for option in paper)
        self.points: Counter[str] = Counter()
        for paper in papers:
            self.points.update(paper)
        self.costs = {option.id: option.cost for option in options if self.supporters[option.id]}
        last = by_lot(self.costs, seed) if rules.lot and seed is not None else sorted(self.costs)
        self._last = {option: position for position, option in enumerate(last)}

    def claim(self, option: str) -> tuple[int, Fraction]:
        """What parts two projects of equal merit: more supporters, then a lower cost. Smallest first."""
        return (-self.supporters[option], self.costs[option])

    def turn(self, option: str) -> tuple[int, Fraction, int]:
        """``claim``, then the lot if the rules say so, then the id. Smallest first."""
        return (*self.claim(option), self._last[option])

    def cost(self, funded: Collection[str]) -> Fraction:
        """The cost of all these projects."""
        return sum((self.costs[option] for option in funded), Fraction(0))

    def select(self, funded: Sequence[str], equal: Collection[tuple[str, ...]], **more: Any) -> Selection:  # noqa: ANN401  the fields of a selection
        """The selection of these projects; of the equal ones, those that decided something."""
        spent = self.cost(funded)
        served = sum(any(option in paper for option in funded) for paper in self.papers)
        decisive = tuple(group for group in equal if 0 < len(set(group) & set(funded)) < len(group))
        return Selection(tuple(funded), spent, self.rules.budget - spent, served, decisive, **more)


def most_votes_first(election: Election) -> Selection:
    """Most votes (or points) first, skipping what does not fit."""
    funded = _fill(election, ())
    return election.select(funded, _groups(election, lambda option: (-election.points[option], election.claim(option))))


def _fill(election: Election, funded: Sequence[str]) -> list[str]:
    """The projects of ``funded``, then those that still fit, most votes first."""
    chosen, left = list(funded), election.rules.budget - election.cost(funded)
    others = [option for option in election.costs if option not in chosen]
    for option in sorted(others, key=lambda option: (-election.points[option], election.turn(option))):
        if election.costs[option] <= left:
            chosen.append(option)
            left -= election.costs[option]
    return chosen


def _groups(election: Election, merit: Callable[[str], Any]) -> list[tuple[str, ...]]:
    found = (tuple(group) for _, group in groupby(sorted(election.costs, key=lambda o: (merit(o), o)), key=merit))
    return [group for group in found if len(group) > 1]


def equal_shares(election: Election) -> Selection:
    """The budget in equal shares, a project paid by those who marked it; then the completion of the rules."""
    if not election.papers:
        return election.select((), ())
    counted = _Shares(election)
    share = _grown(counted, election)
    bought, rounds, purses = counted.in_rounds(share)
    ends = {Completion.GREEDY, Completion.ADD1_GREEDY}
    funded = _fill(election, bought) if election.rules.completion in ends else bought
    level = [tuple(o for o in r.level if election.claim(o) == election.claim(r.option)) for r in rounds]
    left_out = {option: purse for option, purse in purses.items() if option not in funded}
    completed = tuple(option for option in funded if option not in bought)
    equal = [group for group in level if len(group) > 1]
    equal += _groups(election, lambda option: (-election.points[option], election.claim(option))) if completed else []
    more = {"share": share, "rounds": rounds, "completed": completed, "purses": left_out}
    return election.select(funded, dict.fromkeys(equal), **more)


def _grown(counted: "_Shares", election: Election) -> Fraction:
    """Everyone's share, grown step by step if the completion says so, never so far that the budget is overspent."""
    rules = election.rules
    share = rules.budget / len(election.papers)
    if rules.completion in {Completion.NONE, Completion.GREEDY}:
        return share
    share = counted.until_full(share)
    if rules.completion is Completion.ADD1:
        return share
    bought = counted.bought(share)
    while len(bought) < len(election.costs):
        bought = counted.bought(share + rules.step)
        if election.cost(bought) > rules.budget:
            break
        share += rules.step
    return share


class _Shares:
    """pabutools' equal shares for one election, at any share."""

    def __init__(self, election: Election) -> None:
        from gmpy2 import mpq  # noqa: PLC0415  here and below: only where a budget is counted, start-up stays fast
        from pabutools import election as pb  # noqa: PLC0415

        self._exact, self._election = mpq, election
        self._projects = {option: pb.Project(option, mpq(cost)) for option, cost in election.costs.items()}
        self._instance = pb.Instance(self._projects.values(), budget_limit=mpq(election.rules.budget))
        approvals = election.rules.papers in {Papers.APPROVAL, Papers.BASKET}
        papers = [{self._projects[option]: mark for option, mark in paper.items()} for paper in election.papers]
        if approvals:
            profile = pb.ApprovalProfile([pb.ApprovalBallot(paper) for paper in papers])
        else:
            profile = pb.CumulativeProfile([pb.CumulativeBallot(paper) for paper in papers])
        self._profile = profile.as_multiprofile()
        self._satisfied = self._profile.as_sat_profile(pb.Cost_Sat if approvals else pb.Additive_Cardinal_Sat)
        self._binary = approvals

    def bought(self, share: Fraction) -> list[str]:
        """What is bought when everyone has ``share`` to spend."""
        return [project.name for project in self._run(share, [], analytics=False)]

    def until_full(self, share: Fraction) -> Fraction:
        """The share grown until nothing more fits in the budget, or until the next step would overspend it."""
        step = self._exact(self._election.rules.step)
        outcome = self._run(share, [], analytics=True, step=step)
        return _plain(outcome.details.iterations[0].voters_budget[0])

    def in_rounds(self, share: Fraction) -> tuple[list[str], tuple[Purchase, ...], dict[str, Fraction]]:
        """What is bought, round by round, and what the supporters of every project have left at the end."""
        level: list[tuple[str, ...]] = []
        outcome = self._run(share, level, analytics=True)
        many = outcome.details.voter_multiplicity
        iterations = [step for step in outcome.details.iterations if step.selected_project is not None]
        left = outcome.details.iterations[-1].voters_budget if outcome.details.iterations else []
        rounds = []
        for step in iterations:
            paid = [b - a for b, a in zip(step.voters_budget, step.voters_budget_after_selection, strict=True)]
            name = step.selected_project.name
            payers = sum(number for number, money in zip(many, paid, strict=True) if money)
            equal = next((group for group in level if name in group), ())
            rounds.append(Purchase(name, _plain(max(paid)), payers, equal))
        purses = {
            option: _plain(sum(m * b for m, b, s in zip(many, left, self._satisfied, strict=True) if p in s.ballot))
            for option, p in self._projects.items()
        }
        return [project.name for project in outcome], tuple(rounds), purses

    def _run(self, share: Fraction, level: list[tuple[str, ...]], *, analytics: bool, step: Any = None) -> Any:  # noqa: ANN401  pabutools publishes no types
        from pabutools.rules.budgetallocation import BudgetAllocation  # noqa: PLC0415
        from pabutools.rules.mes.mes_rule import method_of_equal_shares_scheme  # noqa: PLC0415
        from pabutools.tiebreaking import TieBreakingRule  # noqa: PLC0415

        class TieBreak(TieBreakingRule):  # type: ignore[misc]  # no types there either
            """The election's own rule; remembers between whom it decided."""

            def order(self, instance: Any, profile: Any, projects: Any, key: Any = None) -> Any:  # noqa: ANN401
                level.append(tuple(sorted(project.name for project in projects)))
                return super().order(instance, profile, projects, key)

        free = [project for project in self._projects.values() if not project.cost]
        return method_of_equal_shares_scheme(
            self._instance,
            self._profile,
            self._satisfied,
            self._exact(share),
            BudgetAllocation(free),
            TieBreak(lambda _instance, _profile, project: self._election.turn(project.name)),
            voter_budget_increment=step,
            binary_sat=self._binary,
            analytics=analytics,
        )


def _plain(money: Any) -> Fraction:  # noqa: ANN401  a gmpy2 fraction
    return Fraction(int(money.numerator), int(money.denominator)) if money else Fraction(0)
