"""The only module that knows streamlit-authenticator: it draws the form and checks the bcrypt hash, nothing else.

Its cookie outlives sign-out, demotion and a new password, its lock-out does not hold, and it answers at once for a name
it does not know (docs/decisions/0004). So: no cookie of its, one SQL row for the name typed, our own count of tries,
and a comparison that takes as long whoever is named. Sign-in with an identity provider would be a second such module.
"""

import hashlib
import hmac
import secrets
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import streamlit as st
from streamlit_authenticator import Authenticate
from streamlit_authenticator.controllers import AuthenticationController

from components import handover
from db import engine
from db.passwords import NOBODY
from db.queries import staff, throttle
from domain.accounts import LOCKED_MINUTES, LONGEST_PASSWORD, MOST_FAILURES, normal_login, session_token
from domain.errors import LoginMalformed, SignInRefused
from domain.settings import Settings
from frame.visitor import OPENED, SEEN
from texts import say

NOTES = ("name", "authentication_status", "username", "email", "roles", "logout", "password_hint")
NO_NAME = "?"  # the library ignores an empty name; this one is refused as any other, as no login can be it
_one_at_a_time = threading.Lock()  # bcrypt takes 0.3 s of a core, and workshops need the other one


class _NoCookie:
    """In place of the library's cookie, whose mere construction adds an iframe of 465 kB to the page."""

    def get_cookie(self) -> None:
        """Remembers nobody."""

    def set_cookie(self) -> None:
        """Keeps nothing."""


class _Controller(AuthenticationController):  # type: ignore[misc]  # the library is untyped
    """The library's check, fed with the one account that was named, or with nobody's hash."""

    def __init__(self, now: datetime) -> None:
        super().__init__({"usernames": {}}, auto_hash=False, secret_key=secrets.token_hex(32))
        self.now = now
        self.bucket = ""
        self.staff_id: str | None = None

    def login(self, username: str, password: str, *limits: Any, **options: Any) -> bool | None:  # noqa: ANN401  the library's
        """Count the try, find the account, and let the library compare."""
        login = username.strip().lower() or NO_NAME
        self.bucket = _bucket(login)
        self.staff_id, password_hash = _proof(login, self.bucket, self.now)
        self.authentication_model.credentials = {"usernames": {login: {"password": password_hash}}}
        # bcrypt refuses more than 72 bytes with an exception, at once; no account has the empty password.
        fits = len(password.strip().encode()) <= LONGEST_PASSWORD
        with _one_at_a_time:
            return bool(super().login(login, password if fits else "", *limits, **options))


class _Form(Authenticate):  # type: ignore[misc]  # the library is untyped
    """The library's form. Its own construction is left out: it serves its cookie, its mails and its YAML file."""

    def __init__(self, now: datetime) -> None:
        self.attrs = {"login_sleep_time": 0}
        self.path = None
        self.cookie_controller = _NoCookie()
        self.authentication_controller = _Controller(now)


@dataclass(frozen=True)
class Proof:
    """A name and password were right: whose, and the one-time code for which the browser gets its cookie."""

    staff_id: str
    code: str


def again() -> None:
    """Draw the form where a session ended: whoever comes back goes on in this very page, anybody else starts anew."""
    proof = ask(datetime.now(UTC))
    if proof is None:
        return
    same = st.session_state.get(SEEN, proof.staff_id) == proof.staff_id
    if same:
        # The websocket keeps the former cookie until the page is loaded anew, so this page remembers the new token.
        st.session_state[OPENED] = session_token(Settings.from_environment().secret_key, proof.code)
    handover.enter(proof.code, key="enter_again", stay=same)


def ask(now: datetime) -> Proof | None:
    """Draw the form; a proof once the name and password are right, None while nothing was sent.

    Raises
    ------
    SignInRefused
        Wrong name, wrong password, closed account or too many tries: the same error after the same time.
    """
    place, form = st.empty(), _Form(now)
    fields = {
        "Form name": say("sign_in.form"),
        "Username": say("sign_in.login"),
        "Password": say("sign_in.password"),
        "Login": say("sign_in.enter"),
    }
    with place.container():
        st.header(say("sign_in.for_whom"), anchor=False)  # the library's own heading is of the third level
        form.login(fields=fields, key="sign_in")
    right = st.session_state.get("authentication_status")
    for note in NOTES:
        st.session_state.pop(note, None)
    if right is None:
        return None
    if not right or form.authentication_controller.staff_id is None:
        raise SignInRefused
    place.empty()
    return _proof_of(form.authentication_controller)


def _proof_of(controller: _Controller) -> Proof:
    assert controller.staff_id is not None
    code = secrets.token_urlsafe(32)
    with engine.current().transaction() as connection:
        throttle.clear(connection, controller.bucket)
        staff.hand_over(connection, controller.staff_id, code, controller.now)
    return Proof(controller.staff_id, code)


def _proof(login: str, bucket: str, now: datetime) -> tuple[str | None, str]:
    """Id and hash to compare with. The try is counted first, as a failure: many at once gain nothing."""
    with engine.current().transaction() as connection:
        tries = throttle.fail(connection, bucket, now=now, minutes=LOCKED_MINUTES, most=MOST_FAILURES)
        if tries > MOST_FAILURES:
            return None, NOBODY
        try:
            return staff.proof(connection, normal_login(login)) or (None, NOBODY)
        except LoginMalformed:
            return None, NOBODY


def _bucket(login: str) -> str:
    """Only a keyed hash of what was typed is kept: it may be the name, or the password, of somebody we do not know."""
    key = Settings.from_environment().secret_key.encode()
    return f"sign-in:{hmac.new(key, f'sign-in:{login}'.encode(errors='replace'), hashlib.sha256).hexdigest()}"
