"""One account in detail: what it may do, its password, where it is signed in, and its end."""

from collections.abc import Mapping

import streamlit as st

from components.prose import prose
from components.staff import accounts as drawn
from domain.staff.accounts import Account
from domain.staff.roles import Visitor
from frame.staff import accounts as acts
from frame.staff import their_browsers
from sentences.staff.accounts import all_roles, named
from texts import say


def panel(visitor: Visitor, account: Account, places: Mapping[str, str]) -> None:
    """``places``: names of the territories by id."""
    own = account.id == visitor.staff_id
    with st.container(border=True):
        st.markdown(f"**{prose(named(account))}**  \n{prose(all_roles(account, places))}")
        held = drawn.roles(account, visitor.gives(places), places) if account.active and not own else None
        if held is not None:
            acts.change(account, held)
        with st.container(horizontal=True):
            renewed, closed = drawn.renewed(account), account.active and not own and drawn.closed(account)
        if renewed:
            acts.reset(account)
        if closed:
            acts.close(account)
        if own:
            st.caption(say("accounts.own"))
        if account.active:
            their_browsers.of(account)
