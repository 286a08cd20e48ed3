"""Phones as remotes of one workshop's console: admitted by a code of one use, three at most, for half a day.

A remote goes from step to step and adds minutes. What publishes, opens, closes or counts is done where it can be read
first, on the console (docs/decisions/0129).
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.errors import Invalid, Refused
from domain.workshops.acts import MOVES, Act
from domain.workshops.workshop import draw_code, normal_code

MOST = 3  # remotes of one workshop at once
LASTS = timedelta(hours=12)  # after its admission a remote ends by itself
CODE_LASTS = timedelta(minutes=5)
CODE_LENGTH = 8  # 39.6 bits, good for five minutes and one use
ACTS = MOVES | {Act.STEP_MORE}


class RemoteCodeUnknown(Invalid):
    """No phone is awaited under this code: it was used, another took its place, it is too old, or it is wrong."""


class TooManyRemotes(Refused):
    """Three remotes are admitted: one of them has to go first."""


class RemoteEnded(Refused):
    """The phone is no remote, or not any more."""


class RemoteCannot(Refused):
    """A remote does not do that: it is done on the console."""


@dataclass(frozen=True)
class Remote:
    """A phone that is admitted. ``number``: its place among the workshop's remotes, from 1 on, as people call it.

    ``staff``: the account that admitted it, as which it acts; ``name``: that account's. ``key``: the hash of its token.
    """

    workshop: str
    number: int
    staff: str
    name: str
    key: str


def draw() -> str:
    """A code of one use."""
    return draw_code(CODE_LENGTH)


def keyed(secret_key: str, code: str) -> str:
    """What the database keeps of a code, typed with or without spaces: whoever reads it there cannot guess the code."""
    return hmac.new(secret_key.encode(), f"remote:{normal_code(code)}".encode(), hashlib.sha256).hexdigest()


def may(act: Act) -> None:
    """Let through what a remote does.

    Raises
    ------
    RemoteCannot
    """
    if act not in ACTS:
        raise RemoteCannot


def ends(admitted: datetime) -> datetime:
    """When a remote that is admitted at that moment ends."""
    return admitted + LASTS
