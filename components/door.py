"""The door of a workshop, on the facilitator's console: who is present, who waits, and how one comes in."""

from collections.abc import Sequence

import streamlit as st

from domain.admission import MOST_PEOPLE, PEOPLE, Device, Wish
from domain.workshops import Admission, Workshop
from texts import say

Wished = tuple[Wish, object]  # with what it is about: a number, ids of devices that were on the screen, an admission

SHOWN = 10  # tablets that ask to be shared, at once


def people(workshop: Workshop) -> Wished | None:
    """«Personnes présentes», when it has just been typed. Its key holds the number that it was drawn with."""
    typed = st.number_input(
        say("door.people"),
        1,
        MOST_PEOPLE,
        workshop.people,
        placeholder=str(PEOPLE),
        help=say("door.people_help", most=PEOPLE),
        key=f"people_{workshop.id}_{workshop.people}",
    )
    return (Wish.COUNT, typed) if typed is not None and typed != workshop.people else None


def waiting(workshop: Workshop, phones: Sequence[Device], tablets: Sequence[Device], ballots: int) -> Wished | None:
    """Who waits, and the one tap that lets them in: those that are on the screen, and no other."""
    wished: Wished | None = None
    if phones and workshop.admission is Admission.CODE:
        signs = ", ".join(device.sign for device in phones)
        st.warning(say("door.waiting", n=len(phones), signs=signs), icon=":material/door_open:")
        st.caption(say("door.let_in_more"))
        if (shown := _pressed("let_in", "login", workshop.id, [one.id for one in phones], primary=True)) is not None:
            wished = (Wish.ADMIT, shown)
    if ballots:
        st.warning(say("door.ballots", n=ballots), icon=":material/how_to_vote:")
        if (shown := _pressed("count_ballots", "add", workshop.id, ballots)) is not None:
            wished = (Wish.BALLOTS, shown)
    for device in tablets[:SHOWN]:
        left, right = st.columns([3, 2], vertical_alignment="center")
        left.write(say("door.tablet", sign=device.sign))
        with right:
            if _pressed("share", "tablet", device.id, device.id):
                wished = (Wish.SHARE, device.id)
    return wished


def details(workshop: Workshop, inside: Sequence[Device], pin: str) -> Wished | None:
    """The number for tablets, the stricter way in, and the devices that are inside."""
    wished: Wished | None = None
    with st.popover(say("door.more"), icon=":material/door_front:", width="stretch", key=f"door_{workshop.id}"):
        st.metric(say("door.pin"), f"{pin[:4]} {pin[4:]}")
        how = st.radio(
            say("door.how"),
            list(Admission),
            list(Admission).index(workshop.admission),
            format_func=lambda one: say(f"door.how.{one}"),
            help=say("door.how_help"),
            key=f"admission_{workshop.id}_{workshop.admission}",
        )
        if how is not workshop.admission:
            wished = (Wish.CHOOSE, how)
        for device in inside:
            left, right = st.columns([3, 2], vertical_alignment="center")
            left.write(say("door.device", sign=device.sign, kind=say(f"door.kind.{device.kind}"), n=device.begun))
            with right:
                if _pressed("revoke", "logout", device.id, device.id):
                    wished = (Wish.REVOKE, device.id)
    return wished


def ballots_wait(n: int) -> None:
    """Beside the turnout of a vote: where ballots that wait are let in."""
    if n:
        st.warning(say("door.ballots", n=n), icon=":material/how_to_vote:")
        st.page_link("facilitate.py", label=say("screen.facilitate"), icon=":material/door_open:", width="stretch")


def _pressed(what: str, icon: str, about: str, shown: object, *, primary: bool = False) -> object | None:
    """``shown``, as it was when the button that was pressed was drawn: somebody may have come to the door meanwhile."""
    key = f"{what}_{about}"
    st.button(
        say(f"door.{what}"),
        type="primary" if primary else "secondary",
        icon=f":material/{icon}:",
        width="stretch",
        key=key,
        on_click=_keep,
        args=(f"{key}_shown", shown),
    )
    kept: object | None = st.session_state.pop(f"{key}_shown", None)
    return kept


def _keep(name: str, shown: object) -> None:
    st.session_state[name] = shown
