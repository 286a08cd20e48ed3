"""Votes that are over, for whoever looks for one."""

from dataclasses import dataclass
from datetime import date

from domain.votes.vote import Vote


@dataclass(frozen=True)
class Past:
    """A closed vote among those of many workshops. ``voices``: ballots of every kind that it received."""

    vote: Vote
    title: str
    day: date
    voices: int
