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


# What acts are about, for whoever looks for one: families of the nouns by which they are named.
TOPICS = {
    "workshops": ("workshop", "people", "admission", "device", "devices", "link", "experience", "recording"),
    "votes": ("vote",),
    "priorities": ("priority",),
    "waves": ("wave", "indicator"),
    "organisations": ("structure", "organisation", "partner_link", "actor_proposal"),
    "territory": ("territory", "trajectory", "solution", "track", "governance"),
    "content": ("promise", "help_line", "translation", "slot"),
    "accounts": ("account", "session"),
    "data": ("file", "journal", "copy", "demonstration"),
}


@dataclass(frozen=True)
class Sought:
    """Which acts are looked for: of one account, about one topic, before a moment. None: any."""

    by: str | None = None
    topic: str | None = None
    before: datetime | None = None


@dataclass(frozen=True)
class JournalLine:
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
