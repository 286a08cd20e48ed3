"""Where somebody is signed in: each member of staff sees and ends their own browsers."""

from datetime import UTC, datetime

import streamlit as st

from components.staff.browsers import listed
from db import engine
from db.queries.staff import accounts, browsers, staff
from domain.staff.accounts import Browser
from domain.staff.roles import EVERYWHERE, SIGNED_IN, Visitor
from frame.act import act
from frame.visitor import token_of_this_browser
from texts import say


def mine(visitor: Visitor) -> None:
    """One's own, all roles alike: a browser that was left signed in somewhere is ended from here."""
    if visitor.staff_id is None or not visitor.roles:
        return
    with engine.current().reading() as connection:
        login = staff.login(connection, visitor.staff_id)
    st.header(say("browsers.mine"), anchor=False)
    st.caption(say("browsers.mine_why"))
    places = visitor.territories(SIGNED_IN)
    if names := listed(signed_in(visitor.staff_id), visitor.staff_id):
        with act(SIGNED_IN, EVERYWHERE if EVERYWHERE in places else min(places)) as deed:
            accounts.sign_out(deed.connection, login, names, who=deed.visitor, now=deed.now)
        st.rerun()


def signed_in(staff_id: str) -> tuple[Browser, ...]:
    """Those in which this account is signed in, this one among them."""
    with engine.current().reading() as connection:
        return browsers.signed_in(connection, staff_id, token_of_this_browser() or "", datetime.now(UTC))
