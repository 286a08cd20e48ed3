"""What has to be asked about soon: decisions that are late, due, or to be talked about again. For the team alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.workshops.decisions import SETTLED, Decision, Status

SOON = timedelta(days=14)


class ReminderReason(StrEnum):
    """Why somebody is asked."""

    LATE = "late"
    DUE = "due"
    REVIEW = "review"


@dataclass(frozen=True)
class Reminder:
    """One line. ``day``: the one that was promised, or on which it is talked about again."""

    decision: Decision
    why: ReminderReason
    day: date


def reminders(decisions: Iterable[Decision], today: date) -> tuple[Reminder, ...]:
    """Those of today, the oldest day first; of each decision the oldest. What is settled asks for nothing."""
    found = [min(of, key=lambda one: one.day) for each in decisions if (of := list(_of(each, today)))]
    return tuple(sorted(found, key=lambda one: (one.day, one.decision.promise.owner, one.decision.promise.text)))


def _of(decision: Decision, today: date) -> Iterable[Reminder]:
    status, due, review = decision.status(today), decision.promise.due, decision.promise.review
    if status in SETTLED:
        return
    if status is Status.LATE or due <= today + SOON:
        yield Reminder(decision, ReminderReason.LATE if status is Status.LATE else ReminderReason.DUE, due)
    if review is not None and review <= today + SOON and not _told_since(decision, review - SOON):
        yield Reminder(decision, ReminderReason.REVIEW, review)


def _told_since(decision: Decision, day: date) -> bool:
    """Whether somebody has told where it stands since it was asked for."""
    return any(entry.day >= day for entry in decision.told)
