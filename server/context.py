"""What the routes share: the settings this process was started with."""

from datetime import UTC, datetime
from functools import cache

from domain.operations.settings import Settings


@cache
def settings() -> Settings:
    """The settings, read once from the environment."""
    return Settings.from_environment()


def now() -> datetime:
    """The moment, aware, in UTC: the only clock of the routes."""
    return datetime.now(UTC)
