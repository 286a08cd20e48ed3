"""A link of one use by which somebody gets an account of their own, or a new password: nobody else ever knows it.

Its secret stands behind the ``#`` of an address, which no server is told; of it a keyed hash is kept (0169).
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.errors import Invalid, NotFound
from domain.staff.roles import Role

LASTS = timedelta(days=7)
LONGEST_WHOM = 60  # characters
_SECRET_BYTES = 24  # 192 bits: nothing to guess, so nothing to count


class AccessLinkOver(NotFound):
    """Used, withdrawn, replaced, too old, made by somebody who may not any more, or never made: one error for all."""


class PasswordsDiffer(Invalid):
    """The password was typed twice, and not the same."""


class End(StrEnum):
    """How a link ends, once: nothing comes after."""

    USED = "used"
    REVOKED = "revoked"
    REPLACED = "replaced"
    LAPSED = "lapsed"  # whoever made it may not give that any more, or its account was closed


@dataclass(frozen=True)
class InvitationWish:
    """An invitation that is asked for: ``whom`` is a note for those who invite, one role in one territory (``*``)."""

    whom: str
    role: Role
    territory: str


@dataclass(frozen=True)
class WaitingLink:
    """A link that waits to be opened. ``by``: who made it; ``None`` at the server's own console.

    ``role``, ``territory``: of an invitation. ``account``: the id of the account that gets a new password.
    """

    id: str
    whom: str
    role: Role | None
    territory: str | None
    account: str | None
    by: str | None
    until: datetime


@dataclass(frozen=True)
class Chosen:
    """What whoever opens a link chose. ``login``, ``name``: as typed, of an invitation only."""

    login: str
    name: str
    password: str
    again: str

    def agreed(self) -> str:
        """The password.

        Raises
        ------
        PasswordsDiffer
        """
        if self.password != self.again:
            raise PasswordsDiffer
        return self.password


def draw() -> str:
    """The secret of a new link."""
    return secrets.token_urlsafe(_SECRET_BYTES)


def keyed(secret_key: str, secret: str) -> str:
    """What the database keeps of a secret: whoever reads it there, or in a copy, opens nothing."""
    said = f"access-link:{secret}".encode(errors="replace")
    return hmac.new(secret_key.encode(), said, hashlib.sha256).hexdigest()
