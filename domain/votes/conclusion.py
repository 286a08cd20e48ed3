"""What a room keeps of a vote that is closed, in one sentence: written on the console, read by everybody."""

from dataclasses import dataclass

from domain.errors import Refused
from domain.participation.masks import masked
from domain.participation.typed import required

LONGEST = 200  # characters


class ConclusionMoved(Refused):
    """Somebody else wrote what was kept of this vote in the meantime."""


@dataclass(frozen=True)
class Conclusion:
    """``version``: how often it was written before."""

    words: str
    version: int = 0


def worded(words: str) -> str:
    """As it may be kept: telephone numbers, addresses and links are masked.

    Raises
    ------
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    return masked(required(words, LONGEST))
