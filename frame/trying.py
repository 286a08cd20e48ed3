"""«Essayer»: the demonstration in one tap, at the very machine that serves and nowhere else."""

import streamlit as st
from streamlit import config

from components import handover
from db import engine
from db.queries.staff import trying
from db.queries.workshops import workshops
from domain.operations.loopback import at_this_machine
from domain.staff.roles import Role
from domain.staff.trying import NothingToTry
from domain.workshops import showcase
from domain.workshops.workshop import Workshop
from texts import say

# As whom: the icon, and the page to begin with.
LEADS = {
    Role.FACILITATOR: (":material/campaign:", "/animer?workshop={workshop}"),
    Role.COMMITTEE: (":material/bar_chart:", "/themes"),
}


def strip() -> None:
    """Draw it, if there is a demonstration and whoever looks sits at this machine; nothing at all otherwise."""
    here = offered()
    if here is None:
        return
    with st.container(border=True, key="trying"):
        st.markdown(f"**{say('trying.title')}**")
        first, *columns = st.columns(1 + len(LEADS))
        with first:
            tablet = st.button(say("trying.resident"), icon=":material/touch_app:", width="stretch", key="try_resident")
        if tablet:
            st.switch_page("participate.py", query_params={"code": here.code})
        for (role, (icon, page)), column in zip(LEADS.items(), columns, strict=True):
            with column:
                pressed = st.button(say(f"trying.{role}"), icon=icon, width="stretch", key=f"try_{role}")
            if pressed:
                handover.try_as(role, page.format(workshop=here.id), key=f"trying_{role}")
        st.caption(say("trying.about"))


def headers() -> dict[str, str]:
    """Those with which this page was asked for."""
    return st.context.headers.to_dict()


def offered() -> Workshop | None:
    """The open workshop of the demonstration that may be tried here; None where nothing may."""
    if not at_this_machine(config.get_option("server.address"), headers()):
        return None
    try:
        with engine.current().reading() as connection:
            for role in LEADS:
                trying.account(connection, role)
            return showcase.open_room(workshops.workshops(connection, frozenset(showcase.PLACES)))
    except NothingToTry:
        return None
