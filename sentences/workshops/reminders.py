"""What is said of a decision that has to be asked about."""

from domain.workshops.reminders import Reminder
from texts import say


def when(one: Reminder) -> str:
    """Why, and since or for which day."""
    return say(f"reminder.{one.why}", day=f"{one.day:%d/%m/%Y}")
