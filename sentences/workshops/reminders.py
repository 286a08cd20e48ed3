"""What is said of a decision that has to be asked about."""

from domain.workshops.reminders import Reminder
from texts import day_of, say


def when(one: Reminder) -> str:
    """Why, and since or for which day."""
    return say(f"reminder.{one.why}", day=day_of(one.day))
