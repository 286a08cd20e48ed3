"""What a vote is worth."""

from enum import StrEnum


class Worth(StrEnum):
    """What the vote is worth, said before it opens."""

    OPINION = "avis"
    PRIORITY = "priorite"
    DECISION = "decision"
