"""The end of a workshop, and the half hour in which it may still be undone.

Closing decides nothing that cannot be taken back: whoever is answering goes on, and what was never shown waits. After
half an hour the end is settled: what closing publishes is published, once, and nobody reopens the workshop any more.
"""

from datetime import datetime, timedelta

from domain.errors import Refused
from domain.participation.masks import masked
from domain.participation.typed import free_text
from domain.priorities.errors import ReasonMissing

REOPENS = timedelta(minutes=30)
LONGEST_REASON = 200  # characters


class TooLateToReopen(Refused):
    """The half hour is over: what waited is published."""


class NotClosed(Refused):
    """Somebody reopened the workshop in the meantime, or it has never been closed."""


def reopens_until(closed_at: datetime | None, *, settled: bool) -> datetime | None:
    """The moment until which a workshop may be reopened; None where it may not, whatever the time."""
    return None if closed_at is None or settled else closed_at + REOPENS


def may_reopen(closed_at: datetime | None, now: datetime, *, settled: bool) -> bool:
    """Whether it may be reopened now."""
    until = reopens_until(closed_at, settled=settled)
    return until is not None and now < until


def reason(typed: str) -> str:
    """Why a workshop is reopened, as it may be kept: telephone numbers, addresses and links are masked.

    Raises
    ------
    domain.priorities.errors.ReasonMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    kept = masked(free_text(typed, LONGEST_REASON))
    if not kept:
        raise ReasonMissing
    return kept
