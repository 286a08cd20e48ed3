"""What was due before somebody looks: a page that reads what is published reads as if a clock had been there."""

from datetime import UTC, datetime

from db import clock, engine


def keep_up() -> None:
    """Settle what is due, unless the clock of this process did so a moment ago: for pages that many look at."""
    clock.keep_up(engine.current(), datetime.now(UTC))


def at_once() -> None:
    """Settle what is due whenever the clock of this process last did: for what is told wave by wave."""
    clock.settle(engine.current(), datetime.now(UTC))
