"""Staff accounts: what a login and a password may be, how long a session lasts."""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from domain.staff.errors import LoginMalformed, PasswordTooLong, PasswordTooShort
from domain.staff.roles import Role

QUIET = timedelta(hours=12)  # a session nobody used for that long is over
LONGEST = timedelta(days=7)  # whatever its use
HANDOVER = timedelta(seconds=30)  # from the sign-in screen to the cookie
KNOWN = "tablee_known"  # the cookie of a browser from which somebody signed in before
KNOWN_FOR = timedelta(days=180)
MOST_KNOWN = 4  # accounts that one browser is known for

SHORTEST_PASSWORD = 12
LONGEST_NAME = 80  # characters
LONGEST_PASSWORD = 72  # bytes: bcrypt reads no further, and its library refuses more
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,63}")
_MARK = re.compile(r"[0-9a-f]{64}")
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike: it is read aloud and copied by hand


@dataclass(frozen=True)
class Account:
    """A staff account, without what proves it. ``roles`` maps a role to territory ids (``{"*"}``: all)."""

    id: str
    login: str
    name: str
    active: bool
    demonstration: bool
    roles: dict[Role, frozenset[str]] = field(default_factory=dict)
    seen_on: date | None = None  # the last day of a sign-in, None until one was written down

    @property
    def posts(self) -> tuple[tuple[Role, str], ...]:
        """Each role with each of its places, always in the same order."""
        return tuple((role, place) for role in Role for place in sorted(self.roles.get(role, ())))


@dataclass(frozen=True)
class Browser:
    """One browser that is signed in. ``name``: what a screen calls it by, of no use elsewhere. Nothing else is known.

    ``here``: whether it is the one of whoever looks.
    """

    name: str
    opened: datetime
    seen: datetime
    here: bool


def normal_login(typed: str) -> str:
    """The login as stored: small letters, digits, ``.``, ``-``, ``_``; 2 to 64 of them.

    Raises
    ------
    LoginMalformed
        If it has anything else.
    """
    login = typed.strip().lower()
    if not _LOGIN.fullmatch(login):
        raise LoginMalformed
    return login


def fit_password(typed: str) -> str:
    """The password as it will be typed: without spaces around it, because the sign-in form drops them too.

    Raises
    ------
    PasswordTooShort, PasswordTooLong
        Under 12 characters, over 72 bytes.
    """
    password = typed.strip()
    if len(password) < SHORTEST_PASSWORD:
        raise PasswordTooShort(least=SHORTEST_PASSWORD)
    if len(password.encode()) > LONGEST_PASSWORD:
        raise PasswordTooLong(most=LONGEST_PASSWORD)
    return password


def session_token(secret_key: str, code: str) -> str:
    """The session token that a one-time code opens: the server can tell it, a browser that knows the code cannot."""
    return hmac.new(secret_key.encode(), f"staff-session:{code}".encode(), hashlib.sha256).hexdigest()


def mark(secret_key: str, staff_id: str, password_hash: str) -> str:
    """What a browser keeps of an account that signed in from it: nobody else can tell which; a new password ends it."""
    said = f"known-browser:{staff_id}:{password_hash}"
    return hmac.new(secret_key.encode(), said.encode(), hashlib.sha256).hexdigest()


def is_known(cookie: str, mine: str) -> bool:
    """Whether a browser that keeps these marks has this one."""
    return any(hmac.compare_digest(each.encode(), mine.encode()) for each in _marks(cookie))


def marked(cookie: str, mine: str) -> str:
    """The marks of a browser from which one more account has signed in."""
    return ".".join([mine, *(each for each in _marks(cookie) if each != mine)][:MOST_KNOWN])


def _marks(cookie: str) -> list[str]:
    return [each for each in cookie.split(".")[:MOST_KNOWN] if _MARK.fullmatch(each)]


def draw_password() -> str:
    """Four groups of four letters and digits, about 79 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
