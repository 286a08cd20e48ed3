"""How a paper ballot is filled in: what stands beside each option, and what to do with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.votes import method
from domain.votes.methods import VoteType
from domain.votes.vote import Plan
from texts import say

MOST_BOXES = 5  # of one option that are ticked one by one; above, a number is written


@dataclass(frozen=True)
class Printed:
    """The paper of one method. ``hint``: what to do; ``heads``: the words above the boxes of an option, one for each.

    ``written``: something is written into the box, which is larger then.
    """

    hint: str
    heads: tuple[str, ...] = ("",)
    written: bool = False


def printed(plan: Plan, words: Mapping[int, str]) -> Printed:
    """What the facts of the method say: a new one has its paper without a line for it.

    ``words``: of its marks, where they are words.
    """
    if words:
        return Printed(say("ballot.hint.scale"), tuple(words.values()))
    kind = method(plan.method).vote_type(plan.rules)
    if kind is VoteType.APPROVAL:
        return Printed(say("ballot.hint.single" if plan.rules.most == 1 else "ballot.hint.approval"))
    if kind is VoteType.CUMULATIVE and plan.rules.per_option <= MOST_BOXES:
        return Printed(say("ballot.hint.dots"), ("",) * plan.rules.per_option)
    return Printed(say(f"ballot.hint.{kind}"), written=True)
