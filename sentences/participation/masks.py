"""What was masked in the words of a person."""

from domain.participation.masks import MASK
from texts import say


def masked(words: str) -> str:
    """What the sign stands for, where it stands in these words; empty where it does not."""
    return say("moderation.masked", mask=MASK) if MASK in words else ""
