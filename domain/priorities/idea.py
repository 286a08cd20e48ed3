"""What somebody proposes, before everybody may read it."""

from dataclasses import dataclass

from domain.priorities.priority import Cost, Proposer, Words


@dataclass(frozen=True)
class Idea:
    """A proposal. ``id``: drawn by whoever sends it, so that sending it again adds nothing."""

    id: str
    territory: str
    words: Words
    proposer: Proposer
    workshop: str | None = None
    cost: Cost | None = None
