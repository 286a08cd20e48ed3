"""Rehearsing a workshop before it opens, and what a rehearsal has beside: invented people, and its end."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.buttons import Buttons
from components.prose import prose
from domain.workshops.rehearsal import SOME, Crowd
from domain.workshops.workshop import State, Workshop
from sentences.votes.names import asked
from texts import say

ICON = ":material/theater_comedy:"
Asked = tuple[str, int]  # what it is about, and how many there were of it on the screen


def offer(about: Workshop, buttons: Buttons[Asked]) -> None:
    """What a rehearsal is, and the button that begins it, or leads to the one there is."""
    with st.expander(say("rehearsal.begin"), icon=ICON, key="rehearsing"):
        st.write(say("rehearsal.begin_why"))
        key = buttons.key("rehearse", about.id, (about.id, 0))
        st.button(say("rehearsal.begin"), icon=ICON, width="stretch", key=key)


def room(shown: Crowd, buttons: Buttons[Asked], console: StreamlitPage) -> None:
    """Who came, who may come and vote, the way back to the ``console``, and «Effacer la répétition»."""
    here = shown.workshop
    with st.container(border=True, key="rehearsal"):
        st.subheader(say("rehearsal.mark"), anchor=False)
        st.write(say("rehearsal.about"))
        if here.state is State.PREPARED:
            st.write(say("rehearsal.open_first"))
        elif here.state is State.OPEN:
            _people(shown, buttons)
        label, there = say("rehearsal.back"), {"workshop": str(here.rehearses)}
        st.page_link(console, label=label, icon=":material/arrow_back:", query_params=there)
        _erase(here, buttons)


def _people(shown: Crowd, buttons: Buttons[Asked]) -> None:
    here = shown.workshop
    st.write(say("rehearsal.came", n=shown.came))
    some = min(SOME, shown.free)
    if some:
        key = buttons.key("invite", here.id, (here.id, shown.came))
        st.button(say("rehearsal.come", n=some), icon=":material/group_add:", width="stretch", key=key)
    else:
        st.info(say("rehearsal.full"), icon=":material/groups:")
    for vote, (one, lacking) in shown.votes.items():
        question = asked(one)
        if lacking is None:
            st.info(f"**{prose(question)}**  \n{say('rehearsal.other_ways')}", icon=":material/how_to_vote:")
        elif lacking:
            st.markdown(f"**{prose(question)}**")
            key = buttons.key("invented", vote, (vote, lacking))
            st.button(say("rehearsal.vote"), icon=":material/how_to_vote:", width="stretch", key=key)
        elif shown.came:
            st.markdown(f"**{prose(question)}**  \n{say('rehearsal.all_voted')}")


def _erase(here: Workshop, buttons: Buttons[Asked]) -> None:
    """It asks once more."""
    with st.popover(say("rehearsal.erase"), icon=":material/delete:", width="stretch", key=f"erasing_{here.id}"):
        st.write(say("rehearsal.erase_sure"))
        key = buttons.key("erase", here.id, (here.id, 0))
        st.button(say("rehearsal.erase_yes"), type="primary", key=key)
