"""«Essayer»: the demonstration in one tap, at the very machine that serves and nowhere else."""

import streamlit as st
from streamlit import config

from components import handover
from components.pulse import pulse
from components.wall import wall
from db import engine
from db.queries.cooperation import invented
from db.queries.staff import trying
from db.queries.workshops import workshops
from domain.operations.loopback import at_this_machine
from domain.staff.roles import Role, Visitor
from domain.staff.trying import NothingToTry
from domain.workshops import showcase
from domain.workshops.workshop import Workshop
from frame import seat
from frame.address import way_in
from frame.live import live
from frame.offered import link
from frame.registry import PAGES, address
from texts import say

# As whom, and the page to begin with; after it the workshop, where it is one's.
OWN = "trying_own_device"  # whether this page's browser is whose it is: the tablet is not prepared for others first
LEADS = {Role.FACILITATOR: ("facilitate", "?workshop={workshop}"), Role.COMMITTEE: ("themes", "")}


def strip() -> None:
    """Draw it, if there is a demonstration and whoever looks sits at this machine; nothing at all otherwise."""
    here = offered()
    if here is None:
        return
    with st.container(border=True, key="trying"):
        st.markdown(f"**{say('trying.title')}**")
        structure = _link()
        first, *columns = st.columns(1 + len(LEADS) + (structure is not None))
        with first:
            tablet = _button("resident", "participate", "try_resident")
        if tablet:
            st.session_state[OWN] = True
            st.switch_page(link("participate"), query_params={"code": here.code})
        for (role, (page, about)), column in zip(LEADS.items(), columns, strict=False):
            with column:
                pressed = _button(role, page, f"try_{role}")
            if pressed:
                handover.try_as(role, address(page) + about.format(workshop=here.id), key=f"trying_{role}")
        if structure is not None:
            with columns[-1]:
                seated = _button("structure", "ties", f"try_structure_{structure}")
            if seated:
                seat.remember(structure)
                st.switch_page(link("ties"))
        st.caption(say("trying.about"))
        _room(None)


def _button(whom: str, page: str, key: str) -> bool:
    return st.button(say(f"trying.{whom}"), icon=PAGES[page].symbol, width="stretch", key=key)


@live(None)
def _room(_: Visitor) -> None:
    """The wall of that workshop as it is now: people answer while somebody looks."""
    here = offered()
    if here is None:
        return
    pulse(f"workshop:{here.id}", f"answered:{here.id}", key="trying_pulse", soon=False)
    count = (here.finished, say("wall.people", n=here.finished))
    wall(here, way_in(here.code), count=count, layout="side", key="trying_wall")


def _link() -> str | None:
    """By which an organisation of the demonstration is tried, where ``offered`` found that one may."""
    with engine.current().reading() as connection:
        return invented.link(connection, showcase.PLACES[0])


def own_device() -> bool:
    """Whether whoever looks tries it as on their own device, however wide their screen is."""
    return bool(st.session_state.get(OWN))


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
