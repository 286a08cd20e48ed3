"""The door of a workshop, on the facilitator's console: who is present, who waits, and how one comes in."""

from collections.abc import Sequence

import streamlit as st

from components import folded
from components.buttons import Buttons
from components.typed import typed_number, within
from domain.workshops.admission import MOST_PEOPLE, PEOPLE, Device, Waiting, Wish
from domain.workshops.workshop import Admission, Workshop
from sentences.numbers import in_groups
from texts import say

Wished = tuple[Wish, object]  # with what it is about: a number, ids of devices that were on the screen, an admission

SHOWN = 10  # tablets that ask to be shared, at once


def people(workshop: Workshop) -> Wished | None:
    """«Personnes présentes», when it has just been typed: even if somebody else changed the number meanwhile."""
    drawn = f"people_drawn_{workshop.id}"
    now = f"people_{workshop.id}_{workshop.people}"  # its key holds the number that it was drawn with
    key, before = st.session_state.get(drawn, (now, workshop.people))
    typed = st.session_state.get(key)
    st.session_state[drawn] = now, workshop.people
    left = typed_number(
        say("door.people") if workshop.people else say("door.people_not_yet"),
        1,
        MOST_PEOPLE,
        workshop.people,
        placeholder=say("door.people_to_count"),
        help=say("door.people_help", most=PEOPLE),
        key=now,
    )
    wished = left if key == now else typed
    new = wished not in (None, before, workshop.people) and within(wished, 1, MOST_PEOPLE)
    return (Wish.COUNT, wished) if new else None


def waiting(
    workshop: Workshop, phones: Sequence[Device], tablets: Sequence[Device], ballots: Waiting, buttons: Buttons[Wished]
) -> None:
    """Who waits, and the one tap that lets them in: those that are on the screen, and no other."""
    if phones and workshop.admission is Admission.CODE:
        signs = ", ".join(device.sign for device in phones)
        st.warning(say("door.waiting", n=len(phones), signs=signs), icon=":material/door_open:")
        st.caption(say("door.let_in_more"))
        _button("let_in", "login", workshop.id, (Wish.ADMIT, [one.id for one in phones]), buttons, primary=True)
    if ballots.n:
        st.warning(say("door.ballots", n=ballots.n), icon=":material/how_to_vote:")
        _button("count_ballots", "add", workshop.id, (Wish.BALLOTS, ballots.people), buttons)
    for device in tablets[:SHOWN]:
        left, right = st.columns([3, 2], vertical_alignment="center")
        left.write(say("door.tablet", sign=device.sign))
        with right:
            _button("share", "tablet", device.id, (Wish.SHARE, device.id), buttons)


def details(workshop: Workshop, inside: Sequence[Device], pin: str, buttons: Buttons[Wished]) -> Wished | None:
    """The number for tablets, the stricter way in, when it was chosen, and the devices that are inside."""
    wished: Wished | None = None
    here = folded.popover(say("door.more"), icon=":material/door_front:", key=f"door_{workshop.id}", wide=True)
    if here is None:
        return None
    with here:
        st.metric(say("door.pin"), in_groups(pin, 4))
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
                _button("revoke", "logout", device.id, (Wish.REVOKE, device.id), buttons)
    return wished


def ballots_wait(n: int) -> None:
    """Beside the turnout of a vote: where ballots that wait are let in."""
    if n:
        st.warning(say("door.ballots", n=n), icon=":material/how_to_vote:")


def _button(
    what: str, icon: str, about: str, wished: Wished, buttons: Buttons[Wished], *, primary: bool = False
) -> None:
    """It means what was on the screen when it was drawn: somebody may have come to the door meanwhile."""
    st.button(
        say(f"door.{what}"),
        type="primary" if primary else "secondary",
        icon=f":material/{icon}:",
        width="stretch",
        key=buttons.key(what, about, wished, seen=wished[1]),
    )
