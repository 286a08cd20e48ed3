"""A visit while it lasts: one person’s turn at a tablet or phone."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Turn:
    """What the server must know to judge an answer of this visit."""

    response_id: int
    version_id: str
    version_digest: str
    state: str
    sensitive: bool
    age_band: str | None
    territory: str
