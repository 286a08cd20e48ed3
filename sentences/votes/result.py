"""What a result says: why the first came first, and how its lot was drawn.

Everything goes through ``Outcome.public``: of fewer than five ballots only who voted is told.
"""

from domain.votes.result import Outcome
from domain.votes.story import Story
from sentences.votes.methods import METHODS
from sentences.votes.words import in_type
from texts import say


def told(story: Story) -> list[str]:
    """The sentences, of which the first says who came first and by how much."""
    assert story.counted is not None
    outcome = story.counted.outcome.public()
    return METHODS[outcome.method].told(story, outcome, in_type(story.vote.options))


def lot(outcome: Outcome) -> str:
    """How to draw the lot again; empty if none was drawn."""
    return "" if outcome.lot is None else say("vote.lot.how", seed=outcome.lot.seed)
