"""What does not last: what is asked again later may be answered."""

from enum import StrEnum


class Outage(StrEnum):
    """The database does not answer, or broke off; or there is no room left on a disk."""

    AWAY = "away"
    FULL = "full"
