"""Budget: what each of the two rules would fund, what money is left, and how equal shares buy."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.votes.ballot import Ballot, Option, Papers
from domain.votes.methods import budget
from domain.votes.methods.budget import BudgetResult
from domain.votes.result import Number, Outcome, VoteResult
from domain.votes.shares import Selection
from domain.votes.vote import Plan
from sentences.numbers import euros, share
from sentences.votes.printed import Printed
from sentences.votes.telling import Barred, Step, ranked
from sentences.votes.words import in_type, sentences
from texts import say

NAMED = 160  # letters: two lines of a wall


def _funding(chosen: Selection) -> str:
    return say("vote.wall.funded", n=len(chosen.funded), spent=euros(chosen.spent), left=euros(chosen.left))


def _funded(chosen: Selection) -> str:
    return say("vote.wall.funded_many", n=len(chosen.funded))


def selections(both: BudgetResult) -> Mapping[str, Selection]:
    """What each of the two rules would fund, by the rule."""
    return {"greedy": both.greedy, "equal_shares": both.equal_shares}


def decides(both: BudgetResult, selection: Selection) -> str:
    """Whether this selection is the one that counts, or stands there to be compared."""
    return say("vote.allocation.decides" if selection is both.chosen else "vote.allocation.compared")


def left(both: BudgetResult, selection: Selection) -> tuple[str, str]:
    """The money that is left, and how many people got something they voted for."""
    served = say("vote.budget.served", served=selection.served, ballots=both.n)
    return say("vote.budget.left", left=euros(selection.left)), served


def compared(both: BudgetResult, options: Sequence[Option], *, named: bool = True) -> list[str]:
    """Both selections in one line each; the projects of the other one only if they are others.

    ``named``: by their names, else how many.
    """
    titles = {option.id: option.title for option in in_type(options)}
    lines = []
    for rule, selection in selections(both).items():
        other = set(selection.funded) != set(both.chosen.funded)
        names = [", ".join(titles[one] for one in selection.funded) + "."] if named else [_funded(selection)]
        names = names if other else []
        first = f"{say(f'vote.allocation.{rule}')}."
        lines.append(" ".join([first, decides(both, selection), *names, *left(both, selection)]))
    return lines


class Budget(Barred):
    """Bars of votes, the funded projects in front."""

    def bar(self, result: VoteResult, option: Option, options: int) -> tuple[float, str]:  # noqa: ARG002  as every method
        """Votes and cost."""
        key = "vote.bar.funded" if option.id in result.leading else "vote.bar.project"
        votes = int(result.scores[option.id]["votes"])
        return votes / result.n, say(key, votes=share(votes, result.n), cost=euros(option.cost))

    def weight(self, outcome: Outcome, option: Option) -> Number:
        """There are two places only: within each, the most voted first."""
        return outcome.scores[option.id]["votes"] if isinstance(outcome, VoteResult) and outcome.scores else 0

    def on_wall(
        self, outcome: Outcome, options: Sequence[Option], said: Sequence[str]
    ) -> tuple[Sequence[str], Sequence[str]]:
        """What is funded above; below, the two rules compared, which say who is served.

        Names that would fill the wall are those of the bars, each of which says that it is funded.
        """
        if not isinstance(outcome, BudgetResult) or not said:
            return said, ()
        first = said[0] if len(said[0]) <= NAMED else _funding(outcome.chosen)
        lines = compared(outcome, options)
        if max(map(len, lines)) > NAMED * 2:
            lines = compared(outcome, options, named=False)
        return [first], [*lines, *said[2:]]

    def steps(self, outcome: Outcome, options: Sequence[Option]) -> list[Step]:
        """Equal shares, purchase by purchase."""
        return [Step(sentence) for sentence in sentences(budget.steps(outcome, options))]

    def read_back(self, ballot: Ballot, plan: Plan, titles: Mapping[str, str]) -> str:
        """Projects; with their ranks or points, where papers have any."""
        ranks = plan.rules.papers is Papers.RANKING and any(mark != 1 for _, mark in ballot.marks)
        return ranked(ballot, titles) if ranks else super().read_back(ballot, plan, titles)

    def paper(self, plan: Plan) -> Printed:
        """A basket has to hold within the sum."""
        told = super().paper(plan)
        return replace(told, hint=say("ballot.hint.basket")) if plan.rules.papers is Papers.BASKET else told


METHOD = Budget()
