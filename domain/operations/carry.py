"""A workshop that is taken away on a laptop, held there, and brought back: where it stands, and why a file is refused.

Here it went from; there it is held. What goes there is a pack, what comes back a return.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from domain.errors import Invalid, NotFound, Refused
from domain.staff.accounts import Account
from domain.staff.roles import RUNS_WORKSHOPS, Visitor

SHORTEST_PASSPHRASE = 12  # characters: the file travels on a stick
LARGEST = 50 * 1024 * 1024  # bytes that a browser may bring; the return of 57 people and two votes has 52 kB
QUITTANCE = 12  # hexadecimal digits


class State(StrEnum):
    """Where a workshop that went from here is. ``LOST``: the laptop was given up, nothing of it is taken any more."""

    AWAY = "away"
    BACK = "back"
    LOST = "lost"


class Kind(StrEnum):
    """What a file holds."""

    PACK = "pack"
    RETURN = "return"


@dataclass(frozen=True)
class Label:
    """What a file says of itself. ``content``: a mark of the rules by which both sides must count.

    ``digest``: of what a return brings, by which its quittance is known; ``former``: of those written before it.
    """

    kind: Kind
    carry: str
    workshop: str
    content: str
    digest: str = ""
    former: tuple[str, ...] = ()

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Label":
        """As it was written, or ``CarryForged``."""
        try:
            former = tuple(map(str, row.get("former", ())))
            return cls(Kind(row["kind"]), row["carry"], row["workshop"], row["content"], row.get("digest", ""), former)
        except (KeyError, TypeError, ValueError) as other:
            raise CarryForged from other


@dataclass(frozen=True)
class Away:
    """A workshop that is held elsewhere. ``carry``: the id of its journey; ``along``: logins of who went with it."""

    workshop: str
    territory: str
    title: str
    carry: str
    since: datetime
    along: tuple[str, ...] = ()


@dataclass(frozen=True)
class Guest:
    """A workshop that came from elsewhere and is held here. ``written``: its return was."""

    workshop: str
    territory: str
    title: str
    since: datetime
    written: bool


@dataclass(frozen=True)
class Unpacked:
    """A pack that was opened here. ``new``: the workshop was not here yet.

    ``kept``: logins that have a password of this side already, which holds on; ``shut``: those that are closed here.
    """

    workshop: str
    new: bool
    kept: tuple[str, ...] = ()
    shut: tuple[str, ...] = ()


@dataclass(frozen=True)
class Taken:
    """A workshop whose return was taken here. ``quittance``: what is typed on the laptop, so that it forgets."""

    workshop: str
    territory: str
    title: str
    quittance: str


@dataclass(frozen=True)
class Brought:
    """What a return brought. ``responses``: how many, 0 ``again``: where it was taken before.

    ``quittance``: what is typed on the laptop, so that it forgets.
    """

    workshop: str
    title: str
    responses: int
    again: bool
    quittance: str


class PassphraseShort(Invalid):
    """Values: ``least`` (characters)."""


class CarryWrongPassphrase(Invalid):
    """Another passphrase sealed this file. In a file of before version 2: or its beginning was changed."""


class CarryDamaged(Invalid):
    """The file was cut or changed on its way, whatever the words are."""


class CarryForged(Invalid):
    """It was not written by the laptop that has this workshop, or it was changed since."""


class CarryOtherKind(Invalid):
    """A pack where a return is wanted, or the other way round, or a copy."""


class CarryUnknown(NotFound):
    """No workshop went from here with what this file comes from."""


class CarryGivenUp(Refused):
    """Its laptop was said to be lost: the workshop went on here."""


class CarryOtherTaken(Refused):
    """Another return of the same journey was taken: its pack was opened twice. Nothing of this one is here."""


class CarryErased(Refused):
    """The workshop was held on this computer, brought back and erased: its pack opens no second time."""


class CarryTooOld(Refused):
    """Whether the pack was held here and erased nobody knows any more: the journal that said so is gone."""


class CarryOtherFirst(Refused):
    """It judged a decision of another workshop, which is away still. Values: ``title``, of that one."""


class CarryOtherVersion(Refused):
    """The two sides do not have the same version of the application, or not the same content."""


class CarryOtherPromise(Refused):
    """There, residents would not read what the territory promises here."""


class CarryHere(Refused):
    """The workshop is here already, and did not come by this pack."""


class CarryBegun(Refused):
    """Only a prepared workshop is taken away: this one has begun, is a rehearsal, or came from elsewhere itself."""


class CarryPrinted(Refused):
    """Tickets were printed for it here, which the laptop could not know."""


class CarryOnce(Refused):
    """Its pack was written with another secret than the one of this server now: it is not written again."""


class CarryNotOver(Refused):
    """It is brought back once it is closed."""


class HeldElsewhere(Refused):
    """What this person said went back to where the workshop came from: it is taken back there."""


class WaveElsewhere(Refused):
    """What is here of this wave came from elsewhere: workshops are added to it there, and none leaves it here."""


class NotAway(Refused):
    """It is not held elsewhere."""


class NotGuest(Refused):
    """It did not come from elsewhere."""


class WrongQuittance(Invalid):
    """Not what the other side said when it took the return."""


def long_enough(passphrase: str) -> str:
    """It.

    Raises
    ------
    PassphraseShort
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise PassphraseShort(least=SHORTEST_PASSPHRASE)
    return passphrase


def goes_along(account: Account, territory: str, taker: Visitor) -> bool:
    """Whether an account may go along with a workshop of ``territory``: what proves it leaves with the file.

    So nobody takes one away that can do more than they themselves may give.
    """
    own = account.id == taker.staff_id
    mine = own or all(taker.may_give(role, place) for role, place in account.posts)
    return account.active and mine and Visitor(roles=account.roles).may(RUNS_WORKSHOPS, territory)


def signing_seed(secret_key: str, carry: str) -> bytes:
    """Of the key that signs the return of a journey: derived, so that its pack can be written again."""
    return hmac.new(secret_key.encode(), f"signs:{carry}".encode(), hashlib.sha256).digest()


def ticket_key(secret_key: str, carry: str) -> str:
    """With what tickets are hashed on the laptop: derived, so that the laptop never has the secret itself."""
    return hmac.new(secret_key.encode(), f"carry:{carry}".encode(), hashlib.sha256).hexdigest()


def quittance(key: str, digest: str) -> str:
    """What says that a return was taken: only who has the ``key`` of its tickets can say it."""
    said = hmac.new(key.encode(), f"taken:{digest}".encode(), hashlib.sha256).hexdigest()[:QUITTANCE]
    return "-".join(said[at : at + 4] for at in range(0, QUITTANCE, 4))
