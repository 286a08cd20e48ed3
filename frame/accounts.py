"""What is done to accounts. A password is drawn here, shown once, kept as its hash."""

import streamlit as st

from components.staff.accounts import Held, made
from db.passwords import hashed
from db.queries.staff import accounts as kept
from domain.staff.accounts import Account, New, draw_password, normal_login
from domain.staff.roles import MANAGES_ACCOUNTS
from frame.act import act
from texts import say

DONE = "account_done"  # the catalogue key of what was just done, told once the screen shows it


def create(asked: New) -> None:
    """An account, and the password that its person signs in with first."""
    login, password = normal_login(asked.login), draw_password()
    password_hash = hashed(password)  # slow on purpose: before the transaction, which others wait for
    with act(MANAGES_ACCOUNTS, asked.territory) as deed:
        kept.create(deed.connection, asked.named(login), password_hash, who=deed.visitor, now=deed.now)
    made(login, password)


def reset(shown: Account) -> None:
    """A new password, which takes the place of the former one; a closed account opens again."""
    password = draw_password()
    password_hash = hashed(password)
    with act(MANAGES_ACCOUNTS, kept.place_of(shown)) as deed:
        kept.reset(deed.connection, shown, password_hash, who=deed.visitor, now=deed.now)
    made(shown.login, password)


def change(shown: Account, held: Held) -> None:
    """Other roles, which count at the next click."""
    with act(MANAGES_ACCOUNTS, kept.place_of(shown)) as deed:
        kept.change(deed.connection, shown, held, who=deed.visitor, now=deed.now)
    _anew("accounts.roles_kept")


def close(shown: Account) -> None:
    """Nobody signs in to it any more."""
    with act(MANAGES_ACCOUNTS, kept.place_of(shown)) as deed:
        kept.close(deed.connection, shown, who=deed.visitor, now=deed.now)
    _anew("accounts.is_closed")


def done() -> None:
    """Say what the run before this one did."""
    if key := st.session_state.pop(DONE, None):
        st.success(say(key), icon=":material/check_circle:")


def _anew(key: str) -> None:
    """Draw the screen as it is now."""
    st.session_state[DONE] = key
    st.rerun()
