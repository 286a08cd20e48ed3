"""Places for names that the sources do not have."""

from collections.abc import Sequence

import streamlit as st

from components.buttons import Buttons
from components.prose import bullets, prose
from components.typed import typed_line
from domain.operations.slots import LONGEST, Slot
from sentences.operations.contents import version
from texts import say

Named = tuple[str, tuple[Slot, ...]]  # the id of the request, the places on the screen


def listed(known: Sequence[Slot]) -> None:
    """What is known of them, and since when."""
    lines = [_line(number, one) for number, one in enumerate(known, start=1)]
    st.markdown(bullets(lines))


def _line(number: int, one: Slot) -> str:
    words = prose(one.words) or say("slots.empty")
    if one.version.number:
        return say("slots.known", number=number, words=words, version=prose(version(one.version)))
    return say("slots.line", number=number, words=words)


def form(known: Sequence[Slot], buttons: Buttons[Named]) -> list[str]:
    """A field for each, filled with what stands; what they hold."""
    new, seen = buttons.new, tuple(one.version.number for one in known)
    with st.form(f"slots_{new}", enter_to_submit=False):
        words = [
            typed_line(say("slots.field", number=number), one.words, most=LONGEST, key=f"slot_{one.id}_{new}")
            for number, one in enumerate(known, start=1)
        ]
        key = buttons.key("name", new, (new, tuple(known)), seen=seen, form=f"slot_{known[0].id}_{new}")
        st.form_submit_button(
            say("contents.keep"), type="primary", icon=":material/check:", width="stretch", key=key
        )  # fmt: skip
    return words
