"""What people read of the audit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Told:
    """One act. ``number``: its place in the chain. ``by``: the name of the account, None at the server's own console.

    ``about``: the question of a vote, the title of a workshop or a priority, the name of an account, or nothing.
    """

    number: int
    at: datetime
    by: str | None
    action: str
    details: Mapping[str, Any]
    about: str
