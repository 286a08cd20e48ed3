"""Make an account, or give it a new password: three fields, so that a second person can have one in a minute.

For: coordinators, in their territories; administrators. Reads: accounts. Writes: accounts, their passwords.
Then: the person signs in with the password that was shown once.
"""

import streamlit as st

from components.staff.accounts import made, new, renewed
from db import engine
from db.passwords import hashed
from db.queries.operations import content
from db.queries.staff import accounts as kept
from domain.staff.accounts import Account, New, draw_password, normal_login
from domain.staff.roles import MANAGES_ACCOUNTS, Visitor
from frame.act import act
from frame.screen import screen
from texts import say


@screen("accounts", MANAGES_ACCOUNTS)
def accounts(visitor: Visitor) -> None:
    """A new account, then those that there are."""
    with engine.current().reading() as connection:
        places = {place.id: place.name for place in content.territories(connection)}
        known = kept.manageable(connection, visitor)
    if (asked := new(visitor.gives(places), places)) is not None:
        _create(asked)
    if known:
        st.subheader(say("accounts.known"), anchor=False)
    if (account := renewed(known, places)) is not None:
        _reset(account)


def _create(asked: New) -> None:
    login, password = normal_login(asked.login), draw_password()
    password_hash = hashed(password)  # slow on purpose: before the transaction, which others wait for
    with act(MANAGES_ACCOUNTS, asked.territory) as deed:
        kept.create(deed.connection, asked.named(login), password_hash, who=deed.visitor, now=deed.now)
    made(login, password)


def _reset(account: Account) -> None:
    password = draw_password()
    password_hash = hashed(password)
    with act(MANAGES_ACCOUNTS, kept.place_of(account)) as deed:
        kept.reset(deed.connection, account.login, password_hash, who=deed.visitor, now=deed.now)
    made(account.login, password)


accounts()
