"""One account: whose it is, as its person sees it; in detail, with its password, where it is signed in, and its end."""

from collections.abc import Mapping

import streamlit as st

from components.prose import prose
from components.staff import accounts as drawn
from domain.staff.accounts import Account
from domain.staff.roles import EVERYWHERE, Visitor
from frame.cooperation import territories
from frame.staff import accounts as acts
from frame.staff import their_browsers
from sentences.staff.accounts import all_roles, named
from texts import say


def mine(visitor: Visitor) -> None:
    """Under which name one is signed in, as what and where."""
    with st.container(border=True):
        st.caption(say("sign_in.you_are"))
        st.text(visitor.name)
        _roles(visitor)


def _roles(visitor: Visitor) -> None:
    names = {key: place.name for key, place in territories.every().items()}
    for role, places in visitor.roles.items():
        where = (
            say("place.everywhere")
            if EVERYWHERE in places
            else ", ".join(sorted(names.get(place, place) for place in places))
        )
        st.markdown(say("sign_in.role", role=say(f"role.{role}"), where=prose(where)))
    if not visitor.roles:
        st.write(say("sign_in.no_role"))


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
