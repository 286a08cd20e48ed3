"""Territories on «Contenus»: what one is called, and the form of a new one."""

import streamlit as st

from components import choosing
from components.buttons import Buttons
from components.typed import typed_line
from domain.cooperation.territories import KINDS, LONGEST_ID, LONGEST_NAME, NewTerritory
from domain.operations.contents import LONGEST_PROMISE, TerritoryPromise
from texts import say

Named = tuple[str, str, int]  # the id of the request; the territory, or nothing for a new one; its last version seen


def name_form(here: str, name: str, seen: int, buttons: Buttons[Named]) -> str:
    """The field of its name, filled with what it is called; what it holds."""
    new = buttons.new
    with st.form(f"place_{here}_{new}", enter_to_submit=False):
        key_of = f"place_called_{here}_{new}"
        words = typed_line(say("places.name"), name, most=LONGEST_NAME, key=key_of)
        key = buttons.key("place_name", here, (new, here, seen), seen=seen, form=key_of)
        st.form_submit_button(
            say("contents.keep"), type="primary", icon=":material/check:", width="stretch", key=key
        )  # fmt: skip
    return words


def new_form(buttons: Buttons[Named]) -> NewTerritory:
    """What a new one needs, empty; what the fields hold."""
    new = buttons.new
    st.subheader(say("places.new"), anchor=False)
    st.write(say("places.new_intro"))
    with st.form(f"place_new_{new}", enter_to_submit=False):
        name = typed_line(say("places.name"), most=LONGEST_NAME, key=f"place_name_{new}")
        id_ = typed_line(say("places.id"), most=LONGEST_ID, help=say("places.id_help"), key=f"place_id_{new}")
        kinds = {kind: say(f"territories.{kind}") for kind in KINDS}
        kind = choosing.field(say("places.kind"), kinds, KINDS[-1], key=f"place_kind_{new}")
        controller, contact = (
            typed_line(say(f"contents.{asked}"), most=LONGEST_PROMISE, help=say(f"contents.{asked}_help"), key=key)
            for asked, key in (("controller", f"place_controller_{new}"), ("contact", f"place_contact_{new}"))
        )
        key = buttons.key("place_add", new, (new, "", 0), form=f"place_name_{new}")
        st.form_submit_button(say("places.add"), icon=":material/add_location_alt:", width="stretch", key=key)
    return NewTerritory(id_, name, kind or KINDS[-1], TerritoryPromise(controller, contact))
