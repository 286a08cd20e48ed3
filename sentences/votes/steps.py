"""How a result came about, step by step: equal shares by purchase, majority judgment by ballots set aside."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.votes import budget
from domain.votes.ballot import Option
from domain.votes.majority import SCALES, MajorityResult, Tally, duel, middle, without
from domain.votes.result import Outcome
from sentences.votes import frames
from sentences.votes.words import in_type, sentences
from texts import say


@dataclass(frozen=True)
class Step:
    """One sentence and, for a duel, what is left of both tallies."""

    sentence: str
    tallies: dict[str, Tally] | None = None


def steps(outcome: Outcome, options: Sequence[Option]) -> list[Step]:
    """The steps of a result that may be shown; none where there is nothing to explain in steps."""
    outcome, options = outcome.public(), in_type(options)
    if isinstance(outcome, MajorityResult):
        return _duel(outcome, options)
    return [Step(sentence) for sentence in sentences(budget.steps(outcome, options))]


def _duel(result: MajorityResult, options: Sequence[Option]) -> list[Step]:
    """The first against the second, until their mentions differ."""
    order = frames.in_order(result, options)[:2]
    if len(order) < 2 or not result.n or {option.id for option in order} & {*result.unheard}:  # noqa: PLR2004  a duel
        return []
    one, two = (result.profiles[option.id] for option in order)
    level = sum(one) == sum(two) > 0  # one by one, or not at all
    parted = duel(one, two) if level else None
    if parted is None:
        return []
    words = [say(key) for key in SCALES[result.rules.scale]]
    told = []
    for removed in range(parted.removed + 1):
        left = {option.title: without(result.profiles[option.id], removed) for option in order}
        mentions = [words[middle(tally)] for tally in left.values()]
        key = "vote.step.end" if removed == parted.removed else "vote.step.same"
        start = say("vote.step.start") if not removed else say("vote.step.removed", n=removed)
        told.append(Step(f"{start} {_mentions(key, list(left), mentions)}", left))
    return told


def _mentions(key: str, names: Sequence[str], mentions: Sequence[str]) -> str:
    return say(key, one=names[0], two=names[1], mention=mentions[0], other=mentions[1])
