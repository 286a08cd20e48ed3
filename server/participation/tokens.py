"""Visit tokens: minted by the server, signed, good for one visit and three days.

Three days, because a tablet may be switched off with answers it could not send, and be found again after a weekend;
it starts no new visit with a token older than eight hours.

A token carries the workshop, a random visit id, the device it was given to and the ticket of that visit. It is minted
before anybody consents and leaves no row: the database learns of a visit with its consent, and takes it if the device
is admitted and the workshop still open. A shared tablet keeps a few spare ones, so that people can follow one another
while the network is gone.
"""

import secrets
import time
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from itsdangerous import BadSignature, URLSafeSerializer, URLSafeTimedSerializer

from domain.cooperation.partners import PartnerLinkUnknown
from domain.participation import tickets
from domain.participation.errors import VisitExpired, VisitUnknown
from domain.participation.tickets import Ticket
from domain.votes.errors import RightUnknown
from domain.workshops.admission import DeviceUnknown

LIFETIME = timedelta(hours=72)
KEYS = 4  # a process has one secret key: what signs with it is made once
GOING_ON = 2_048  # visits whose tokens were read lately: each comes with every answer, and a signature is a signature
AT_DESK = timedelta(days=60)  # a page stays open for weeks; its link is asked for again at each request


@dataclass(frozen=True)
class Visit:
    """What a token says. ``ticket`` is its canonical text; the database keeps only its keyed hash."""

    id: str
    workshop: str
    device: str
    ticket: str


def mint(secret_key: str, workshop: str, device: str) -> tuple[str, Ticket]:
    """A new token, and the ticket that goes with it."""
    ticket = tickets.draw()
    return _signer(secret_key).dumps([secrets.token_hex(16), workshop, device, ticket.text]), ticket


def read(secret_key: str, token: str) -> Visit:
    """What ``token`` says.

    Raises
    ------
    VisitExpired, VisitUnknown
    """
    try:
        visit, since = _signed(secret_key, token)
    except BadSignature as forged:
        raise VisitUnknown from forged
    if not 0 <= int(time.time()) - since <= LIFETIME.total_seconds():
        raise VisitExpired
    return visit


@lru_cache(GOING_ON)
def _signed(secret_key: str, token: str) -> tuple[Visit, int]:
    """What a genuine token says, and since when, in seconds since 1970. What is forged is kept nowhere."""
    said, at = _signer(secret_key).loads(token, return_timestamp=True)
    return Visit(*said), int(at.timestamp())


def at_desk(secret_key: str, link: str) -> str:
    """A token for whoever opened a partner's link; it opens nothing once that link is withdrawn."""
    return str(_desks(secret_key).dumps(link))


def link_of(secret_key: str, token: str) -> str:
    """The link that ``token`` was given for.

    Raises
    ------
    PartnerLinkUnknown
        If it is forged, or very old: the link opens the same answers again.
    """
    try:
        return str(_desks(secret_key).loads(token, max_age=int(AT_DESK.total_seconds())))
    except BadSignature as wrong:  # expired tokens are of this kind too
        raise PartnerLinkUnknown from wrong


@lru_cache(KEYS)
def _desks(secret_key: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret_key, salt="tablee.desk")


def of_device(secret_key: str, device: str) -> str:
    """A token for a device that came with its workshop's code; what it opens is read from its row each time."""
    return str(_devices(secret_key).dumps(device))


def device_of(secret_key: str, token: str) -> str:
    """The device that ``token`` was given to.

    Raises
    ------
    DeviceUnknown
    """
    try:
        return str(_devices(secret_key).loads(token))
    except BadSignature as forged:
        raise DeviceUnknown from forged


@lru_cache(KEYS)
def _devices(secret_key: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret_key, salt="tablee.device")


def borne(authorization: str) -> str:
    """The token of an ``Authorization`` header, empty if there is none."""
    scheme, _, token = authorization.partition(" ")
    return token if scheme.lower() == "bearer" else ""


def of_right(secret_key: str, vote_id: str, right: str) -> str:
    """The token of a right to vote: it says no time, and ends with its vote."""
    return _right_signer(secret_key).dumps([vote_id, right])


def read_right(secret_key: str, token: str) -> tuple[str, str]:
    """The vote and the right of ``token``.

    Raises
    ------
    RightUnknown
    """
    try:
        vote_id, right = _right_signer(secret_key).loads(token)
    except BadSignature as forged:
        raise RightUnknown from forged
    return vote_id, right


@lru_cache(KEYS)
def _right_signer(secret_key: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret_key, salt="tablee.right")


@lru_cache(KEYS)
def _signer(secret_key: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret_key, salt="tablee.visit")
