"""A paper ballot in words: what can be marked on it, and the sentence that reads it back."""

from domain.votes.ballot import Ballot
from domain.votes.vote import Plan
from sentences.votes.methods import METHODS
from sentences.votes.words import in_type
from texts import say


def scale(plan: Plan) -> dict[int, str]:
    """The marks of a method whose marks are words, in the paper's order, from the worst; empty for the others."""
    return METHODS[plan.method].scale(plan)


def read_back(ballot: Ballot | None, plan: Plan, number: int) -> str:
    """«Bulletin 3 : Une cuisine, Un four.», to be read aloud to a second person; None is a paper that is not there."""
    return say("paper.read", number=number, words=_said(ballot, plan))


def _said(ballot: Ballot | None, plan: Plan) -> str:
    if ballot is None:
        return say("paper.absent")
    if ballot.blank:
        return say("paper.is_blank")
    titles = {option.id: option.title for option in in_type([choice.option for choice in plan.choices])}
    return METHODS[plan.method].read_back(ballot, plan, titles)
