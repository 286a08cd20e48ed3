"""How a result came about, step by step, in the ways of voting where that helps."""

from collections.abc import Sequence

from domain.votes.ballot import Option
from domain.votes.result import Outcome
from sentences.votes.methods import METHODS
from sentences.votes.telling import Step
from sentences.votes.words import in_type


def steps(outcome: Outcome, options: Sequence[Option]) -> list[Step]:
    """The steps of a result that may be shown; none where there is nothing to explain in steps."""
    return METHODS[outcome.method].steps(outcome.public(), in_type(options))
