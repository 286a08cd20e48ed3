"""What the clock on the wall of a room says: one zone, so that console, journal and minutes tell the same hour."""

from datetime import datetime
from zoneinfo import ZoneInfo

ROOMS = ZoneInfo("Europe/Paris")  # the same whoever reads, and wherever their browser or the server stands


def here(moment: datetime) -> datetime:
    """``moment``, aware, by that clock."""
    return moment.astimezone(ROOMS)
