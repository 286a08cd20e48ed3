"""Who keeps the answers of a territory and whom to ask: what is read of it, the form, the versions."""

from collections.abc import Sequence

import streamlit as st

from components.buttons import Buttons
from components.operations.untranslated import untranslated
from components.prose import bullets, prose
from components.typed import typed_line
from domain.operations.contents import LONGEST_PROMISE, NOBODY, Promised, TerritoryPromise
from sentences.operations.contents import promise, said_line
from texts import say

Made = tuple[str, int]  # of a promise: the id of the next version, the number of the last one on the screen


def promised(here: str, known: Promised, buttons: Buttons[Made]) -> TerritoryPromise:
    """The two fields, filled with what holds now; returns what they hold."""
    new = buttons.new
    with st.form(f"promise_{here}_{new}", enter_to_submit=False):
        controller, contact = (
            typed_line(
                say(f"contents.{name}"), before, most=LONGEST_PROMISE, help=say(f"contents.{name}_help"),
                key=f"promise_{name}_{here}_{new}",
            )
            for name, before in (("controller", known.said.controller), ("contact", known.said.contact))
        )  # fmt: skip
        form = f"promise_controller_{here}_{new}"
        key = buttons.key("promise", here, (new, known.version), seen=known.version, form=form)
        st.form_submit_button(
            say("contents.keep"), type="primary", icon=":material/check:", width="stretch", key=key
        )  # fmt: skip
    return TerritoryPromise(controller, contact)


def sentences_shown(sentences: Sequence[str], known: Promised, care: str) -> None:
    """What residents read of it, and in which languages some of it is French. ``care``: a warning, if anything."""
    st.markdown(bullets([prose(one) for one in sentences]))
    if care:
        st.warning(prose(care), icon=":material/rule:")
    untranslated((known.said.controller, known.said.contact))


def back(here: str, known: Promised, buttons: Buttons[Made]) -> None:
    """The way back to the files, where something else is said; and the versions, the last one first."""
    if known.said != known.shipped:
        with st.popover(say("contents.back"), icon=":material/undo:", key=f"promise_backing_{here}"):
            st.write(prose(promise(known.shipped)))
            key = buttons.key("promise_back", here, (buttons.new, known.version), seen=known.version)
            st.button(say("contents.back_yes"), key=key)
    if known.before:
        with st.expander(say("contents.history"), icon=":material/history:", key=f"promise_history_{here}"):
            said = [said_line(*one) for one in ((NOBODY, known.shipped), *known.before)]
            st.markdown(bullets([prose(one) for one in reversed(said)]))
