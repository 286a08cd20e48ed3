"""By: who does something, and when; the one type that every write takes."""

from dataclasses import dataclass
from datetime import date, datetime

CONSOLE = "console"  # someone at the server's own console, or the server's clock
ACCOUNT = "account"  # an account for itself, whatever its roles: it comes in, goes out, chooses its password


@dataclass(frozen=True)
class By:
    """Who acts, and when: of what happens to a priority only the role and the day are kept.

    ``staff``: the account, which the audit keeps; None for whoever has none.
    """

    role: str
    now: datetime
    staff: str | None = None

    @property
    def day(self) -> date:
        """The finest time kept beside a proposal."""
        return self.now.date()
