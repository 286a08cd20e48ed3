"""A real sum to share out, by two selections side by side, most votes first and equal shares: the rules say which one.

Papers: projects one would like (recommended), a basket within the budget, points, or a ranking (the first of ``most``
gets as many points as one may rank, the next one fewer).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from domain.participation.errors import NumberOutOfRange, TooManyChoices
from domain.votes.ballot import Allocation, Ballot, Option, Papers, Rules, expressed, ids, marked
from domain.votes.equality import by_lot, ranked
from domain.votes.errors import OverBudget, TooManyDots
from domain.votes.methods import Method, VoteType, ranking
from domain.votes.result import Explanation, Lot, Outcome, VoteResult, titles
from domain.votes.shares import Election, Paper, Selection, equal_shares, most_votes_first
from domain.votes.worth import Worth

ID = "budget"


@dataclass(frozen=True)
class BudgetResult(VoteResult):
    """Both selections."""

    greedy: Selection
    equal_shares: Selection

    @property
    def chosen(self) -> Selection:
        """The selection that decides."""
        return self.greedy if self.rules.allocation is Allocation.GREEDY else self.equal_shares

    @property
    def leading(self) -> tuple[str, ...]:
        """What is funded."""
        return tuple(self.chosen.funded)


def defaults(options: int) -> Rules:  # noqa: ARG001  every method is asked in the same way
    """Approval papers, equal shares, what is left to the most voted; the sum is for the facilitator to say."""
    return Rules(papers=Papers.APPROVAL, allocation=Allocation.EQUAL_SHARES)


def check(ballot: Ballot, options: Sequence[Option], rules: Rules) -> None:
    """Refuse a ballot that the rules do not allow.

    Raises
    ------
    domain.errors.Invalid
    """
    marks = marked(ballot, options)
    if rules.papers is Papers.RANKING:
        ranking.check(ballot, options, rules)
        return
    high = rules.per_option if rules.papers is Papers.POINTS else 1
    if any(not 1 <= mark <= high for mark in marks.values()):
        raise NumberOutOfRange(low=1, high=high)
    if rules.papers is Papers.POINTS and sum(marks.values()) > rules.dots:
        raise TooManyDots(most=rules.dots)
    if rules.most is not None and len(marks) > rules.most:
        raise TooManyChoices(most=rules.most)
    costs = {option.id: option.cost for option in options}
    if rules.papers is Papers.BASKET and sum(costs[option] for option in marks) > rules.budget:
        raise OverBudget(budget=rules.budget)


def count(ballots: Iterable[Ballot], options: Sequence[Option], rules: Rules, seed: str | None = None) -> VoteResult:
    """Both selections. Places: what is funded, then what is not. Scores: ``votes``, ``points``, ``cost``."""
    said, blanks = expressed(ballots)
    papers = [paper for ballot in said if (paper := _paper(ballot, len(options), rules))]
    election = Election(options, papers, rules, seed)
    greedy, shares = most_votes_first(election), equal_shares(election)
    chosen = greedy if rules.allocation is Allocation.GREEDY else shares
    rest = [option for option in ids(options) if option not in chosen.funded]
    order = ranked([group for group in (chosen.funded, rest) if group]) if said else ()
    lot = None
    if rules.lot and seed is not None and chosen.ties:
        lot = Lot(seed, tuple(tuple(by_lot(group, seed)) for group in chosen.ties))
    scores: Mapping[str, Mapping[str, int | Fraction]] = {
        option.id: {
            "votes": election.supporters[option.id],
            "points": election.points[option.id],
            "cost": option.cost,
        }
        for option in options
    }
    return BudgetResult(ID, rules, order, lot, scores, len(said), blanks, greedy, shares)


def _paper(ballot: Ballot, options: int, rules: Rules) -> Paper:
    if rules.papers is not Papers.RANKING:
        return {option: mark for option, mark in ballot.marks if mark}
    best = rules.most or options
    return {option: best + 1 - rank for option, rank in ballot.marks if rank <= best}


def explain(outcome: Outcome, options: Sequence[Option]) -> tuple[Explanation, ...]:
    """What is funded and what is left; who is served; what the best placed project left out still lacked."""
    outcome, names = outcome.public(), titles(options)
    if not isinstance(outcome, BudgetResult):
        return (Explanation("vote.few"),)
    chosen = outcome.chosen
    if not outcome.n:
        return (Explanation("vote.nobody"),)
    if not chosen.funded:
        return (Explanation("vote.budget.nothing"),)
    told: dict[str, str | int | Fraction] = {
        "names": ", ".join(names[option] for option in chosen.funded),
        "n": len(chosen.funded),
    }
    said = [
        Explanation("vote.budget.funded", told, amounts={"spent": chosen.spent, "left": chosen.left}),
        Explanation("vote.budget.served", {"served": chosen.served, "ballots": outcome.n}),
    ]
    return (*said, *_ties(chosen, names, outcome), *_lacking(outcome, options))


def _ties(chosen: Selection, names: Mapping[str, str], outcome: BudgetResult) -> list[Explanation]:
    key = "vote.budget.lot" if outcome.lot else "vote.budget.tie"
    return [
        Explanation(key, {"names": ", ".join(names[option] for option in group), "n": len(group)})
        for group in chosen.ties
    ]


def _lacking(outcome: BudgetResult, options: Sequence[Option]) -> list[Explanation]:
    """The first project left out: too expensive for what was left, or for what its supporters still had.

    A gap is told in whole euros, never less than it is.
    """
    costs, names, chosen = {option.id: option.cost for option in options}, titles(options), outcome.chosen
    if outcome.rules.allocation is Allocation.GREEDY:
        points = {o: s["points"] for o, s in outcome.scores.items() if s["points"] and o not in chosen.funded}
        first = max(points, key=lambda option: (points[option], option), default="")
        if not first:
            return []
        values: dict[str, str | int | Fraction] = {"option": names[first], "n": outcome.scores[first]["votes"]}
        return [Explanation("vote.budget.skipped", values, amounts={"cost": costs[first]})]
    if not chosen.purses:
        return []
    closest = min(chosen.purses, key=lambda option: (costs[option] - chosen.purses[option], option))
    missing = costs[closest] - chosen.purses[closest]
    amounts = {"missing": Fraction(ceil(missing)), "purse": Fraction(floor(chosen.purses[closest]))}
    said = Explanation("vote.budget.missing", {"option": names[closest]}, amounts=amounts)
    return [said] if missing > 0 else []


def steps(outcome: Outcome, options: Sequence[Option]) -> tuple[Explanation, ...]:
    """Equal shares, one sentence a purchase; nothing for fewer than five ballots."""
    outcome = outcome.public()
    if not isinstance(outcome, BudgetResult):
        return ()
    names, shares = titles(options), outcome.equal_shares
    bought = [
        Explanation(
            "vote.budget.round",
            {"option": names[done.option], "n": done.payers},
            amounts={"payment": done.payment},
        )
        for done in shares.rounds
    ]
    start = Explanation("vote.budget.share", {"n": outcome.n}, amounts={"share": shares.share})
    added = [Explanation("vote.budget.completed", {"option": names[option]}) for option in shares.completed]
    return (start, *bought, *added)


def counting(rules: Rules) -> tuple[Explanation, ...]:
    """By the selection that decides."""
    greedy = rules.allocation is Allocation.GREEDY
    return (Explanation("tablet.vote.counting.most_first" if greedy else "tablet.vote.counting.equal_shares"),)


def numbers(rules: Rules) -> tuple[Explanation, ...]:
    """The sum."""
    return (Explanation("vote.rule.budget", amounts={"budget": rules.budget}),)


def vote_type(rules: Rules) -> VoteType:
    """What the papers hold."""
    known = {Papers.POINTS: VoteType.CUMULATIVE, Papers.RANKING: VoteType.ORDINAL}
    return known.get(rules.papers, VoteType.APPROVAL)


METHOD = Method(
    turn=50,
    defaults=defaults,
    check=check,
    count=count,
    explain=explain,
    counting=counting,
    numbers=numbers,
    equal="tablet.vote.tie.cost",
    vote_type=vote_type,
    money=True,
    worth=Worth.DECISION,
)
