"""What people read of the audit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

# What acts were called before all of them were past verbs. The rows that say so are hashed, and stay as they are.
FORMER = {
    "workshop.prepare": "workshop.prepared",
    "workshop.open": "workshop.opened",
    "workshop.reveal": "workshop.revealed",
    "workshop.renew": "workshop.renewed",
    "workshop.close": "workshop.closed",
    "workshop.wall_back": "workshop.wall_given_back",
    "vote.hands": "vote.hands_counted",
    "vote.slips": "vote.slips_printed",
    "vote.paper_add": "vote.paper_copied",
    "vote.paper_take_back": "vote.paper_taken_back",
    "vote.paper_restart": "vote.paper_restarted",
    "account.roles": "account.roles_changed",
}


def named(action: str) -> str:
    """What an act is called now, whenever it was recorded."""
    return FORMER.get(action, action)


@dataclass(frozen=True)
class Told:
    """One act, by the name that it has now (``named``).

    ``number``: its place in the chain. ``by``: the name of the account, None at the server's own console. ``about``:
    the question of a vote, the title of a workshop or a priority, the name of an account, or nothing.
    """

    number: int
    at: datetime
    by: str | None
    action: str
    details: Mapping[str, Any]
    about: str
