"""From the idea to where it is now."""

from collections.abc import Sequence

from domain.priorities.priority import TOLD, Event
from texts import day_of, say
from texts.typography import typeset


def history(events: Sequence[Event]) -> str:
    """What happened to a priority, on one line."""
    return " → ".join(_line(event) for event in events if event.kind in TOLD)


def _line(event: Event) -> str:
    told = say(f"happening.{event.kind}", day=day_of(event.day))
    return f"{told} {say('priority.why', why=typeset(event.why))}" if event.why else told
