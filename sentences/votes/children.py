"""What is said of the vote of the children: the same on the console and in the minutes."""

from domain.evaluation.disclosure import K
from domain.votes.children import Stickers
from domain.votes.vote import Vote
from sentences.evaluation.questions import how_many
from sentences.votes.words import in_type
from texts import say


def line(stickers: Stickers, vote: Vote) -> str:
    """How many on each proposal, in bounds; nothing before anybody counted."""
    if not stickers.counts:
        return ""
    if not (spans := stickers.told):
        return say("children.few", few=K)
    titles = {option.id: option.title for option in in_type(vote.options)}
    parts = ", ".join(say("children.part", option=titles[one], n=how_many(span)) for one, span in spans.items())
    return say("children.told", parts=parts)
