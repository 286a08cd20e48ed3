"""Territories on «Contenus»: what one is called, when its project is over, and the form of a new one."""

from collections.abc import Collection
from datetime import date

import streamlit as st

from components import choosing
from components.buttons import Buttons
from components.prose import bullets, prose, sentence
from components.typed import typed_line
from domain.cooperation.territories import KINDS, LONGEST_ID, LONGEST_NAME, NewTerritory, short_name
from domain.operations.contents import LONGEST_PROMISE, NOBODY, TerritoryPromise
from domain.operations.project_ends import ProjectEnd
from sentences.operations.contents import end_line, project_end
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


def end_form(here: str, known: ProjectEnd, today: date, buttons: Buttons[Named]) -> date | None:
    """When the project is over there, once somebody says that it is known; the way back to the files.

    What the field holds, None if it is not there: what counts, or a day to be changed (an empty one speaks English).
    """
    st.subheader(say("places.end"), anchor=False)
    st.write(sentence(project_end(known.said)) if known.said else say("places.end_intro"))
    asking = f"place_end_known_{here}_{known.version}"
    day = None
    if st.toggle(say("places.end_known"), known.said is not None, key=asking):
        day = _end_day(here, known, date(today.year + 1, 12, 31), buttons)
    _end_before(here, known, buttons)
    return day


def _end_day(here: str, known: ProjectEnd, proposed: date, buttons: Buttons[Named]) -> date | None:
    new = buttons.new
    with st.form(f"place_end_{here}_{new}", enter_to_submit=False):
        key_of = f"place_ends_{here}_{new}"
        day = st.date_input(say("places.end_day"), known.said or proposed, format="DD/MM/YYYY", key=key_of)
        key = buttons.key("place_end", here, (new, here, known.version), seen=known.version, form=key_of)
        st.form_submit_button(
            say("contents.keep"), type="primary", icon=":material/check:", width="stretch", key=key
        )  # fmt: skip
    return day if isinstance(day, date) else None


def _end_before(here: str, known: ProjectEnd, buttons: Buttons[Named]) -> None:
    """The way back to the files, where something else is said; and the versions, the last one first."""
    if known.said != known.shipped:
        with st.popover(say("contents.back"), icon=":material/undo:", key=f"place_end_backing_{here}"):
            st.write(prose(end_line(NOBODY, known.shipped)))
            key = buttons.key("place_end_back", here, (buttons.new, here, known.version), seen=known.version)
            st.button(say("contents.back_yes"), key=key)
    if known.before:
        with st.expander(say("contents.history"), icon=":material/history:", key=f"place_end_history_{here}"):
            said = [end_line(*one) for one in ((NOBODY, known.shipped), *known.before)]
            st.markdown(bullets([prose(one) for one in reversed(said)]))


def new_form(buttons: Buttons[Named], taken: Collection[str]) -> NewTerritory:
    """What a new one needs, empty; what the fields hold, the id made of the name if there is none.

    ``taken``: the ids of the others.
    """
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
    return NewTerritory(
        id_.strip() or short_name(name, taken), name, kind or KINDS[-1], TerritoryPromise(controller, contact)
    )


def missing(new: NewTerritory) -> list[str]:
    """The names of the fields in which nothing stands, where something must."""
    held = {
        "places.name": new.name,
        "places.id": new.id,
        "contents.controller": new.promise.controller,
        "contents.contact": new.promise.contact,
    }
    return [prose(say(label)) for label, words in held.items() if not words.strip()]
