"""Workshops that are held elsewhere, those that came from elsewhere, and the forms of each step of their journey."""

from collections.abc import Sequence

import streamlit as st

from components.buttons import Buttons
from components.operations import parcel
from components.operations.parcel import Choice
from components.prose import prose
from components.typed import typed_line
from domain.operations.carry import QUITTANCE, Away, Guest, Taken
from domain.workshops import hours
from texts import day_of, say

FETCHED = "/api/staff/files"
BROUGHT = "/api/staff/carries"
TYPED = "carry_quittance"  # the key of the field of a guest, before its id


def taking(choices: Sequence[Choice]) -> str:
    """To take a prepared workshop away; what was said when that was done."""
    with st.expander(say("carry.take"), icon=":material/luggage:"):
        # One element, with or without a title: a form that moved would forget what is typed in it.
        alone = f"\n\n**{prose(choices[0].title)}**" if len(choices) == 1 else ""
        st.markdown(f"{say('carry.take_means')}{alone}")
        if not choices:
            st.info(say("carry.nothing_prepared"), icon=":material/info:")
            return ""
        return parcel.take(f"{FETCHED}/pack", choices, say("carry.take_act"), key="carry_pack")


def bringing(*, everywhere: bool) -> str:
    """To bring a return, and, ``everywhere``, to open a pack; what was said when that was done."""
    with st.expander(say("carry.bring"), icon=":material/assignment_return:"):
        st.write(say("carry.bring_means"))
        said = parcel.bring(f"{BROUGHT}/receive", say("carry.bring_act"), key="carry_receive")
    if everywhere:
        with st.expander(say("carry.open"), icon=":material/move_to_inbox:"):
            st.write(say("carry.open_means"))
            said = parcel.bring(f"{BROUGHT}/unpack", say("carry.open_act"), key="carry_unpack") or said
    return said


def away(some: Sequence[tuple[Away, Choice]], buttons: Buttons[Away]) -> str:
    """Each with since when, its pack once more, and the way to have it here again; what was said of a pack."""
    done = ""
    for one, choice in some:
        said = say("carry.gone", title=one.title, day=day_of(hours.here(one.since)))
        st.markdown(f":material/laptop: {prose(said)}")
        with st.expander(say("carry.again", title=prose(one.title)), icon=":material/restart_alt:"):
            st.write(say("carry.again_means"))
            act, key = say("carry.again_act"), f"carry_again_{one.carry}"
            done = parcel.take(f"{FETCHED}/pack_again", [choice], act, key=key) or done
        with st.popover(say("carry.lost"), icon=":material/no_sim:"):
            st.write(say("carry.lost_means", title=prose(one.title)))
            key = buttons.key("give_up", one.carry, one)
            st.button(say("carry.lost_sure"), key=key, type="primary")
    return done


def guests(some: Sequence[tuple[Guest, Choice | None]], buttons: Buttons[Guest]) -> str:
    """Each with since when, and what is left to do here; what was said when a return was written.

    The choice is None where it is not over yet.
    """
    done = ""
    for guest, choice in some:
        key = "carry.came_written" if guest.written else "carry.came"
        said = say(key, title=guest.title, day=day_of(hours.here(guest.since)))
        st.markdown(f":material/move_to_inbox: {prose(said)}")
        if choice is None:
            st.caption(say("carry.write_later"))
            continue
        key = "carry.write_again" if guest.written else "carry.write"
        with st.expander(say(key, title=prose(guest.title)), icon=":material/ios_share:"):
            st.write(say("carry.write_means"))
            act = say("carry.write_act")
            done = parcel.take(f"{FETCHED}/return", [choice], act, key=f"carry_return_{guest.workshop}") or done
        if guest.written:
            _erasing(guest, buttons)
    return done


def _erasing(guest: Guest, buttons: Buttons[Guest]) -> None:
    with (
        st.expander(say("carry.erase", title=prose(guest.title)), icon=":material/delete:"),
        st.form(f"carry_erase_{guest.workshop}", border=False, enter_to_submit=False),
    ):
        st.write(say("carry.erase_means"))
        typed_line(say("carry.erase_quittance"), most=2 * QUITTANCE, key=typed_key(guest), autocomplete="off")
        st.form_submit_button(say("carry.erase_act"), key=buttons.key("erase", guest.workshop, guest), type="primary")


def typed_key(guest: Guest) -> str:
    """The key of the field for the quittance of a guest."""
    return f"{TYPED}_{guest.workshop}"


def taken(some: Sequence[Taken]) -> None:
    """Each with the quittance that the laptop asks for."""
    for one in some:
        said = say("carry.taken", title=one.title, quittance=one.quittance)
        st.markdown(f":material/task_alt: {prose(said)}")
