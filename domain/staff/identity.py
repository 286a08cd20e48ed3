"""Signing in with an identity provider: it says who somebody is, and we alone what they may do (0170).

A *way* begins in one browser, goes by the provider and comes back to that browser, once. What has to be the same at
both ends is derived from the server's secret, the browser's own cookie and the state: nothing is kept meanwhile.
"""

import hashlib
import hmac
import re
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from domain.errors import AppError, Refused
from domain.staff.accounts import LONGEST_NAME

LASTS = timedelta(minutes=10)
LONGEST_SUBJECT = 255  # characters (OpenID Connect Core, 2)
_RANDOM, _MOMENT, _LINK, _MAC = 16, 4, 32, 32  # bytes of a state
_NO_LINK = "0" * 2 * _LINK


class WayOver(Refused):
    """It began in another browser, more than ten minutes ago, or was gone once already."""


class ProviderRefused(Refused):
    """The provider did not say who it is, or what it said cannot be believed."""


class ProviderAway(AppError):
    """The provider does not answer."""


class IdentityUnknown(Refused):
    """Nobody here has this identity: nothing is created."""


class IdentityTaken(Refused):
    """It is bound to another account already."""


@dataclass(frozen=True)
class Person:
    """Whom the provider named. ``name``: may be empty."""

    issuer: str
    subject: str
    name: str


@dataclass(frozen=True)
class Way:
    """One try. ``state``: travels; ``link``: the keyed hash of a link of one use that goes with it, or empty."""

    browser: str
    state: str
    link: str
    nonce: str
    verifier: str


def begin(secret_key: str, browser: str, link: str, now: datetime) -> Way:
    """A new way from a browser, by the secret of its cookie. ``link``: 64 hexadecimal digits, or empty."""
    ends = int((now + LASTS).timestamp())
    said = secrets.token_hex(_RANDOM) + ends.to_bytes(_MOMENT).hex() + (link or _NO_LINK)
    return _way(secret_key, browser, said + _mac(secret_key, "state", browser, said))


def found(secret_key: str, browser: str, state: str, now: datetime) -> Way:
    """The way that began in this browser with this state.

    Raises
    ------
    WayOver
    """
    said, mac = state[: -2 * _MAC], state[-2 * _MAC :]
    ours = re.fullmatch(r"[0-9a-f]+", state) and len(said) == 2 * (_RANDOM + _MOMENT + _LINK)
    if not browser or not ours or not hmac.compare_digest(mac, _mac(secret_key, "state", browser, said)):
        raise WayOver
    ends = int.from_bytes(bytes.fromhex(said[2 * _RANDOM : 2 * (_RANDOM + _MOMENT)]))
    if datetime.fromtimestamp(ends, UTC) <= now:
        raise WayOver
    return _way(secret_key, browser, state)


def keyed(secret_key: str, subject: str) -> str:
    """What the database keeps of a subject: of no use to whoever knows the provider's own names for people."""
    said = f"identity:{subject}".encode(errors="replace")
    return hmac.new(secret_key.encode(), said, hashlib.sha256).hexdigest()


def login_of(name: str) -> str:
    """A login for an account that opens without one: the name, and six letters that make it another's."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)[:2] or ["compte"]
    return f"{'.'.join(words)[:40]}-{secrets.token_hex(3)}"


def shown_name(name: str, note: str) -> str:
    """The name of a new account: as the provider has it, or as the invitation had."""
    return (" ".join(name.split()) or note)[:LONGEST_NAME]


def _way(secret_key: str, browser: str, state: str) -> Way:
    link = state[2 * (_RANDOM + _MOMENT) : 2 * (_RANDOM + _MOMENT + _LINK)]
    nonce, verifier = (_mac(secret_key, what, browser, state) for what in ("nonce", "verifier"))
    return Way(browser, state, "" if link == _NO_LINK else link, nonce, verifier)


def _mac(secret_key: str, what: str, browser: str, said: str) -> str:
    return hmac.new(secret_key.encode(), f"provider-{what}:{browser}:{said}".encode(), hashlib.sha256).hexdigest()
