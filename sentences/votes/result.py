"""What a result says: why the first came first, what money was left, who was put before whom.

Everything goes through ``Outcome.public``: of fewer than five ballots only who voted is told.
"""

from collections.abc import Mapping, Sequence

from domain.votes import consent, thermometer
from domain.votes.ballot import Option
from domain.votes.budget import BudgetResult
from domain.votes.majority import LEFT_OUT, SCALES, MajorityResult
from domain.votes.ranking import RankingResult
from domain.votes.result import Outcome, Result
from domain.votes.shares import Selection
from domain.votes.story import Story
from sentences.numbers import euros
from sentences.votes.words import in_type, reasons, sentences
from texts import say


def told(story: Story) -> list[str]:
    """The sentences, of which the first says who came first and by how much."""
    assert story.counted is not None
    outcome, options = story.counted.outcome.public(), in_type(story.vote.options)
    if outcome.method == consent.ID and isinstance(outcome, Result) and outcome.n:
        return sentences(
            said
            for option in options
            for said in consent.tell(consent.stands(outcome, option.id, story.settled.get(option.id, ())), option)
        )
    said = [line for line in (*reasons(outcome, options), silences(outcome, options)) if line]
    if outcome.method == thermometer.ID and story.before is not None and story.before.counted is not None:
        said += sentences(thermometer.moved(story.before.counted.outcome, outcome, options))
    return said


def silences(outcome: Outcome, options: Sequence[Option]) -> str:
    """Who did not judge which option of a majority judgment, and what that counts as; empty where everybody did."""
    result = outcome.public()
    if not isinstance(result, MajorityResult) or not any(result.silent.values()):
        return ""
    shown = [option for option in options if result.silent[option.id]]
    names = ", ".join(say("vote.mention.times", mention=o.title, times=result.silent[o.id]) for o in shown)
    if result.rules.silence == LEFT_OUT:
        return say("vote.silence.left_out", options=names)
    return say("vote.silence.worst", options=names, worst=say(SCALES[result.rules.scale][0]))


def halfway(result: MajorityResult) -> str:
    """What the line across the profiles marks: half of what counts for each option."""
    return say("vote.profile.line_left_out" if result.rules.silence == LEFT_OUT else "vote.profile.line")


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


def compared(both: BudgetResult, options: Sequence[Option]) -> list[str]:
    """Both selections in one line each; the projects of the other one only if they are others."""
    titles = {option.id: option.title for option in in_type(options)}
    lines = []
    for rule, selection in selections(both).items():
        other = set(selection.funded) != set(both.chosen.funded)
        names = [", ".join(titles[one] for one in selection.funded) + "."] if other else []
        first = f"{say(f'vote.allocation.{rule}')}."
        lines.append(" ".join([first, decides(both, selection), *names, *left(both, selection)]))
    return lines


def duels(outcome: Outcome, options: Sequence[Option]) -> list[str]:
    """Ranking: who was put before whom; nothing of the others."""
    if not isinstance(outcome, RankingResult):
        return []
    titles = {option.id: option.title for option in in_type(options)}
    return [
        say("vote.duel", one=titles[one], two=titles[two], ballots=ballots, against=outcome.duels[two, one])
        for (one, two), ballots in outcome.duels.items()
        if one < two
    ]


def lot(outcome: Outcome) -> str:
    """How to draw the lot again; empty if none was drawn."""
    return "" if outcome.lot is None else say("vote.lot.how", seed=outcome.lot.seed)
