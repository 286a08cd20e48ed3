"""The charter of «faire alliance»: how far each organisation is, by its name where it agreed. Its text is elsewhere."""

from collections.abc import Mapping

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.prose import bullets, prose
from domain.cooperation.charter import Charter
from sentences.cooperation.charter import lines
from texts import say


def own(said: str, help_: str | None, text: StreamlitPage) -> None:
    """How far this organisation is, as it answered. ``text``: where the charter is read."""
    if said:
        st.markdown(prose(say("own_sheet.charter", said=said)), help=help_)
        _link(text)


def others(charter: Charter, names: Mapping[str, str], help_: str | None, text: StreamlitPage) -> None:
    """How far the others are, the furthest first; nothing of those that gave no agreement.

    ``names``: by id; ``text``: where the charter is read.
    """
    if not charter.steps:
        return
    st.subheader(say("charter.title"), anchor=False, help=help_)
    found = lines(charter, names)
    if charter.together:
        st.caption(say("charter.together"))
    elif found:
        st.markdown(bullets([prose(one) for one in found]))
        st.caption(say("charter.others"))
    else:
        st.caption(say("charter.nobody"))
    _link(text)


def _link(text: StreamlitPage) -> None:
    st.page_link(text, label=say("own_sheet.charter_link"))
