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
    said = METHODS[outcome.method].told(story, outcome, in_type(story.vote.options))
    return [*said, reached] if (reached := _quorum(story)) else said


def _quorum(story: Story) -> str:
    """Whether as many voices came as the vote wanted; empty where it wanted none."""
    wanted = story.vote.plan.quorum
    if wanted is None or story.counted is None:
        return ""
    voices = story.counted.turnout.voices
    key = "vote.quorum.reached" if voices >= wanted else "vote.quorum.missed"
    return say(key, n=voices, wanted=wanted)


def lot(outcome: Outcome) -> str:
    """How to draw the lot again; empty if none was drawn."""
    return "" if outcome.lot is None else say("vote.lot.how", seed=outcome.lot.seed)
