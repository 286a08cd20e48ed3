"""What the panels of captured things share: putting one of them on the wall, how many tables there are, which one."""

import streamlit as st

from components import folded
from components.buttons import Buttons
from components.choosing import field
from components.typed import typed_number
from domain.workshops.scene import Capture, Scene, What
from domain.workshops.tables import MOST_TABLES
from texts import say


def hanging(what: Capture, scene: Scene, step: Capture | None, buttons: Buttons[Scene]) -> None:
    """The one button that puts it on the wall, or takes it off. ``step``: what the step that is now shows by itself."""
    on = scene == Scene(What.CAPTURE, what)
    if what is step and scene.what is What.STEP:
        st.caption(say("capture.on_step"))
        return
    label, icon = (say("capture.take_off"), "visibility_off") if on else (say("capture.show"), "present_to_all")
    key = buttons.key("take_off" if on else "show", what, scene, seen=scene)
    st.button(label, icon=f":material/{icon}:", key=key, width="stretch")


def seats(tables: int, key: str, buttons: Buttons[str]) -> int:
    """How many tables there are, behind a popover; returns what its field holds. ``key``: of the panel it is in."""
    label = say("capture.seats", n=tables) if tables else say("capture.no_seats")
    here = folded.popover(label, icon=":material/table_bar:", key=f"{key}_asked")
    if here is None:
        return tables
    with here:
        wanted = typed_number(
            say("capture.how_many"), 0, MOST_TABLES, tables, help=say("capture.seats_help"), key=f"{key}_{tables}"
        )
        pressed = buttons.key("seats", key, key, seen=tables)
        st.button(say("capture.keep_seats"), icon=":material/check:", key=pressed)
    return wanted


def table(tables: int, key: str) -> int | None:
    """Which table says it; None for the whole room. Nothing is asked where there are no tables."""
    if not tables:
        return None
    names = {"0": say("capture.room"), **{str(n): say("capture.table", n=n) for n in range(1, tables + 1)}}
    return int(field(say("capture.who"), names, "0", key=key) or 0) or None
