"""What a result says: why the first came first, and how its lot was drawn.

Everything goes through ``Outcome.public``: of fewer than five ballots only who voted is told, and the hands that the
room saw.
"""

from domain.votes.result import Outcome, VoteResult
from domain.votes.story import Story
from sentences.votes.methods import METHODS
from sentences.votes.words import in_type
from texts import say


def lines(story: Story) -> list[str]:
    """The sentences, of which the first says who came first and by how much."""
    assert story.counted is not None
    outcome = story.counted.outcome.public()
    if by_hand := story.counted.by_hand:
        said = [say("vote.few_beside"), _hands(by_hand, story)]
    else:
        said = METHODS[outcome.method].lines(story, outcome, in_type(story.vote.options))
    return [*said, reached] if (reached := quorum(story)) else said


def _hands(by_hand: VoteResult, story: Story) -> str:
    """What the room saw, option by option in the order of the wall: no winner, as the whole has another."""
    counts = [
        say("vote.hands_for", option=option.title, n=int(by_hand.scores[option.id]["votes"]))
        for option in in_type(story.vote.options)
    ]
    return say("vote.hands_alone", n=by_hand.hands, counts=", ".join(counts))


def quorum(story: Story) -> str:
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
