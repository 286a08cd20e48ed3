"""Where somebody else is signed in, for whoever gives accounts: a lost tablet is ended from here."""

import streamlit as st

from components.staff.browsers import listed
from db.queries.staff import accounts
from domain.staff.accounts import Account
from domain.staff.roles import MANAGES_ACCOUNTS
from frame.act import act
from frame.staff.browsers import signed_in
from texts import say


def of(account: Account) -> None:
    """Those of an account one has a say over."""
    st.markdown(f"**{say('browsers.of')}**")
    if names := listed(signed_in(account.id), account.id):
        with act(MANAGES_ACCOUNTS, accounts.place_of(account)) as deed:
            accounts.sign_out(deed.connection, account.login, names, who=deed.visitor, now=deed.now)
        st.rerun()
