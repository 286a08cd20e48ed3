"""A ballot on its way to the urn."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cast:
    """What a device sends. ``right``: the id of its right. ``words``: an objection, where the method takes any."""

    vote_id: str
    right: str
    request_id: str
    ballot: str
    receipt: str
    words: str = ""
