"""The only module that knows streamlit-authenticator: it draws the form and checks the bcrypt hash, nothing else.

Its cookie outlives sign-out, demotion and a new password, its lock-out does not hold, and it answers at once for a name
it does not know (docs/decisions/0004). So: no cookie of its, one SQL row for the name typed, our own queue of tries,
and a comparison that takes as long whoever is named. An identity provider is another way (``server.staff.identity``).
"""

import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import streamlit as st
from streamlit_authenticator import Authenticate
from streamlit_authenticator.controllers import AuthenticationController

from components import handover
from components.staff.provider import enter_with
from db import engine
from db.passwords import NOBODY
from db.queries.staff import staff
from domain.operations.neighbours import neighbour
from domain.operations.provider import Provider
from domain.operations.settings import Settings
from domain.staff.accounts import LONGEST_NAME, LONGEST_PASSWORD, is_known, mark, normal_login, session_token
from domain.staff.errors import LoginMalformed, SignInRefused
from frame import visitor
from frame.staff import lanes
from frame.visitor import OPENED, SEEN
from texts import say

NOTES = ("name", "authentication_status", "username", "email", "roles", "logout", "password_hint")
NO_NAME = "?"  # the library ignores an empty name; this one is refused as any other, as no login can be it


class _NoCookie:
    """In place of the library's cookie, whose mere construction adds an iframe of 465 kB to the page."""

    def get_cookie(self) -> None:
        """Remembers nobody."""

    def set_cookie(self) -> None:
        """Keeps nothing."""


class _Controller(AuthenticationController):  # type: ignore[misc]  # the library is untyped
    """The library's check, fed with the one account that was named, or with nobody's hash."""

    def __init__(self, now: datetime, meanwhile: Callable[[], None]) -> None:
        super().__init__({"usernames": {}}, auto_hash=False, secret_key=secrets.token_hex(32))
        self.now = now
        self.meanwhile = meanwhile
        self.staff_id: str | None = None
        self.password_hash = NOBODY  # what was compared with

    def login(self, username: str, password: str, *limits: Any, **options: Any) -> bool | None:  # noqa: ANN401  the library's
        """Wait for the turn of this try, find the account, and let the library compare."""
        login = username.strip().lower() or NO_NAME
        # bcrypt refuses more than 72 bytes with an exception, at once; no account has the empty password.
        fits = len(password.strip().encode()) <= LONGEST_PASSWORD
        with _turn(login, self.meanwhile) as costs_nothing:
            self.staff_id, self.password_hash = _proof(login)  # as it is now: a new one may have come meanwhile
            self.authentication_model.credentials = {"usernames": {login: {"password": self.password_hash}}}
            right = bool(super().login(login, password if fits else "", *limits, **options))
            if right:
                costs_nothing()
        return right


class _Form(Authenticate):  # type: ignore[misc]  # the library is untyped
    """The library's form. Its own construction is left out: it serves its cookie, its mails and its YAML file."""

    def __init__(self, now: datetime, meanwhile: Callable[[], None]) -> None:
        self.attrs = {"login_sleep_time": 0}
        self.path = None
        self.cookie_controller = _NoCookie()
        self.authentication_controller = _Controller(now, meanwhile)


@dataclass(frozen=True)
class Proof:
    """A name and password were right: whose, and the one-time code for which the browser gets its cookie."""

    staff_id: str
    code: str


def again() -> None:
    """Draw the form where a session ended: whoever comes back goes on in this very page, anybody else starts anew.

    By an identity provider, whose page takes the place of this one, everybody starts anew.
    """
    if (provider := Provider.from_environment()) is not None:
        enter_with(provider.name, key="provider_again")
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
        Wrong name, wrong password or closed account: the same error after the same time. Another password was chosen,
        or the account closed, while this one was compared: the same.
    """
    place, waiting = st.empty(), st.empty()

    def meanwhile() -> None:
        waiting.info(say("sign_in.in_turn"), icon=":material/hourglass_top:")

    form = _Form(now, meanwhile)
    fields = {
        "Form name": say("sign_in.form"),
        "Username": say("sign_in.login"),
        "Password": say("sign_in.password"),
        "Login": say("sign_in.enter"),
    }
    with place.container():
        st.header(say("sign_in.for_whom"), anchor=False)  # the library's own heading is of the third level
        form.login(fields=fields, key="sign_in")
    waiting.empty()
    right = st.session_state.get("authentication_status")
    for note in NOTES:
        st.session_state.pop(note, None)
    if right is None:
        return None
    if not right or form.authentication_controller.staff_id is None:
        raise SignInRefused
    proof = _proof_of(form.authentication_controller)
    place.empty()
    return proof


def _proof_of(controller: _Controller) -> Proof:
    assert controller.staff_id is not None
    code = secrets.token_urlsafe(32)
    with engine.current().transaction() as connection:
        staff.still_proved(connection, controller.staff_id, controller.password_hash)
        staff.hand_over(connection, controller.staff_id, code, controller.now)
    return Proof(controller.staff_id, code)


def _proof(login: str) -> tuple[str | None, str]:
    """Id and hash to compare with; nobody's for a name that has no active account."""
    with engine.current().reading() as connection:
        try:
            return staff.proof(connection, normal_login(login)) or (None, NOBODY)
        except LoginMalformed:
            return None, NOBODY


def _turn(login: str, meanwhile: Callable[[], None]) -> AbstractContextManager[Callable[[], None]]:
    """The turn of a browser that signed in to this account before, or of a stranger, of whom there may be many."""
    staff_id, password_hash = _proof(login)
    mine = mark(Settings.from_environment().secret_key, staff_id or NO_NAME, password_hash)
    if staff_id is not None and is_known(visitor.marks(), mine):
        return lanes.KNOWN.turn(staff_id, staff_id, meanwhile)
    return lanes.STRANGERS.turn(neighbour(st.context.ip_address or ""), login[:LONGEST_NAME], meanwhile)
