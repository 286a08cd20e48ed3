"""Who is admitted: people up to the number present, each on a device that the workshop knows.

A device counts as one person until the facilitator makes it a shared tablet, by a tap or by the workshop's own number
typed on it. What a device says of itself gives it nothing (docs/decisions/0031).
"""

import hashlib
import hmac
from dataclasses import dataclass
from enum import StrEnum

from domain.errors import AppError, Ends, Invalid, Refused
from domain.workshops.workshop import ALPHABET

PEOPLE = 30  # people present, until the facilitator has counted them
MOST_PEOPLE = 1_000
MOST_WAITING = 100  # devices that wait in one workshop: more than a room holds, less than a script would
MOST_PASSES = 30  # that a shared tablet keeps for the next persons
PIN_DIGITS = 8
SIGN_LETTERS = 3
LETTERS = "".join(sign for sign in ALPHABET if sign.isalpha())  # what screens call letters has no digit


class Kind(StrEnum):
    """How a device is used: by its owner, or passed round by the facilitator."""

    PHONE = "phone"
    TABLET = "tablet"


class Standing(StrEnum):
    """Where a device stands. One that was sent away does not come back under its name."""

    WAITING = "waiting"
    ADMITTED = "admitted"
    REVOKED = "revoked"


@dataclass(frozen=True)
class Device:
    """A device in one workshop. ``id``: a keyed hash of the random name that it keeps, for this workshop alone.

    ``places``: people it counts for; of a phone they are kept from its admission on, of a shared tablet they are the
    people who began on it. ``begun``: those of its people who have begun something. ``asks``: whether one person more
    waits at it.
    """

    id: str
    workshop: str
    kind: Kind
    state: Standing
    places: int = 0
    begun: int = 0
    asks: bool = False

    @property
    def sign(self) -> str:
        """Three letters that its screen shows while it waits, so that the facilitator knows which one it is."""
        number = int(self.id[:12], 16)
        return "".join(LETTERS[number // len(LETTERS) ** place % len(LETTERS)] for place in range(SIGN_LETTERS))

    @property
    def admitted(self) -> bool:
        """Whether it may begin visits and vote."""
        return self.state is Standing.ADMITTED

    def passes(self, wanted: int, asked: int = 1, begun: int | None = None) -> int:
        """How many visits it may keep passes for.

        ``asked``: how many questionnaires the workshop asks; ``begun``: how many visits of all began on it, if it is a
        phone: each of its people may begin each of them once.
        """
        if not self.admitted:
            return 0
        if self.kind is Kind.TABLET:
            return min(wanted, MOST_PASSES)
        return min(wanted, self.places * asked - (self.begun if begun is None else begun))


class NotAdmitted(AppError):
    """The device waits for the facilitator. Values: ``sign``."""


class RoomFull(AppError):
    """As many people have taken part as are present: one more waits for the facilitator. It may be sent again."""


class WrongPin(Invalid):
    """It is not the number of this workshop."""


class DeviceRevoked(Refused):
    """The facilitator has sent this device away."""

    ends = Ends.WORKSHOP


class DeviceUnknown(Refused):
    """The device's token is absent, forged, or of a workshop that is gone."""

    ends = Ends.WORKSHOP


class FewerThanAdmitted(Refused):
    """The number of people cannot be smaller than what has come in. Values: ``least``."""


def keyed(secret_key: str, workshop: str, name: str) -> str:
    """What the database keeps of a device's name; two workshops cannot tell that it is the same device."""
    return hmac.new(secret_key.encode(), f"device:{workshop}:{name}".encode(), hashlib.sha256).hexdigest()


def pin(secret_key: str, workshop: str) -> str:
    """The number with which a workshop's tablets are made shared, and unlocked: for its facilitator's eyes."""
    digest = hmac.new(secret_key.encode(), f"pin:{workshop}".encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(digest) % 10**PIN_DIGITS:0{PIN_DIGITS}d}"


def is_pin(secret_key: str, workshop: str, typed: str) -> bool:
    """Whether somebody typed it, with or without spaces."""
    digits = "".join(sign for sign in typed if sign.isdecimal())
    return hmac.compare_digest(digits.encode(), pin(secret_key, workshop).encode())


def unlocking(secret_key: str, workshop: str) -> str:
    """What a shared tablet keeps of the number that opens it: it stops a hand that taps around, not an expert."""
    return hashlib.sha256(pin(secret_key, workshop).encode()).hexdigest()


@dataclass(frozen=True)
class Waiting:
    """Ballots that wait for room. ``people``: how many would have to be present for all ``n`` to be counted."""

    n: int = 0
    people: int = 0


@dataclass(frozen=True)
class Door:
    """Who is at the door of a workshop.

    ``phones``: the devices that «Faire entrer» lets in; ``tablets``: those that wait to be made shared; ``inside``:
    those that came in.
    """

    phones: tuple[Device, ...]
    tablets: tuple[Device, ...]
    inside: tuple[Device, ...]


class Wish(StrEnum):
    """What the facilitator does at the door."""

    COUNT = "count"
    ADMIT = "admit"
    BALLOTS = "ballots"
    SHARE = "share"
    REVOKE = "revoke"
    CHOOSE = "choose"
