"""Waves for those who manage them: where each stands, closing it, opening it again, beginning another."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from components.buttons import Buttons
from components.prose import inert, prose
from components.typed import typed_line
from domain.evaluation.waves import WaveStanding
from domain.workshops.ending import LONGEST_REASON
from domain.workshops.workshop import LONGEST_TITLE
from texts import day_of, say


def beginning(buttons: Buttons[WaveStanding | str], begun: str) -> str:
    """The field of a new wave; returns what it holds. ``begun``: the name of the one just begun, if there is one."""
    new = buttons.new
    with st.form(f"waves_form_{new}", border=True, enter_to_submit=False):
        left, right = st.columns([3, 1], vertical_alignment="bottom")
        label = typed_line(
            say("waves.label"), at=left, most=LONGEST_TITLE, placeholder=say("waves.example"), key=f"waves_label_{new}"
        )
        pressed = buttons.key("begin", new, new, form=f"waves_label_{new}")
        right.form_submit_button(say("waves.begin"), icon=":material/add:", width="stretch", key=pressed)
    if begun:
        st.success(say("waves.begun", label=prose(begun)), icon=":material/check:")
    return label


def cards(known: Sequence[WaveStanding], today: date, buttons: Buttons[WaveStanding | str]) -> Mapping[str, str]:
    """Each wave; what is said for now of opening it again, by id."""
    if not known:
        st.info(say("waves.none"), icon=":material/hourglass_empty:")
    return {one.id: _card(one, today, buttons) for one in known}


def _card(one: WaveStanding, today: date, buttons: Buttons[WaveStanding | str]) -> str:
    with st.container(border=True, key=f"wave_{one.id}"):
        st.header(prose(one.label), anchor=False)
        if one.closed_on is None:
            st.badge(inert(say("waves.open")), icon=":material/lock_open:", color="green")
        else:
            st.badge(inert(say("waves.closed", day=day_of(one.closed_on))), icon=":material/lock:", color="gray")
        many = {"over": one.over, "going": one.open_, "prepared": one.prepared}
        st.markdown(" · ".join(say(f"waves.{kind}", n=n) for kind, n in many.items() if n) or say("waves.empty"))
        if one.kept_until is not None:
            st.caption(say("waves.kept", day=day_of(one.kept_until)))
        if one.closed_on is None:
            _closing(one, buttons)
            return ""
        return _reopening(one, buttons) if one.may_reopen(today) else ""


def _closing(one: WaveStanding, buttons: Buttons[WaveStanding | str]) -> None:
    """Where something is still going on, a sentence instead of a button."""
    if one.busy:
        st.caption(say("waves.busy", n=one.busy))
        return
    with st.popover(say("waves.close"), icon=":material/lock:", key=f"waves_closing_{one.id}"):
        st.write(say("waves.close_sure"))
        key = buttons.key("close", one.id, one, seen=one.closed_on)
        st.button(say("waves.close_yes"), type="primary", key=key)


def _reopening(one: WaveStanding, buttons: Buttons[WaveStanding | str]) -> str:
    with st.popover(say("waves.reopen"), icon=":material/undo:", key=f"waves_reopening_{one.id}"):
        st.write(say("waves.reopen_sure"))
        if one.told_on is not None:
            st.warning(say("waves.reopen_told", day=day_of(one.told_on)), icon=":material/campaign:")
        why = typed_line(say("waves.why"), most=LONGEST_REASON, key=f"waves_why_{one.id}")
        key = buttons.key("reopen", one.id, one, seen=one.closed_on)
        st.button(say("waves.reopen_yes"), key=key)
    return why
