"""What votes led to: what the room kept of each, who promised what for when, and where that stands."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.prose import inert, prose
from components.workshops.decisions import ICONS
from domain.votes.conclusion import Conclusion
from domain.workshops.decisions import Decision
from sentences.workshops.decisions import beside, stands, who_and_when
from texts import say


def promises(kept: Conclusion | None, made: Sequence[Decision], today: date, *, key: str) -> None:
    """Those of one vote; nothing where the room kept and promised nothing."""
    if kept is not None:
        st.markdown(f"**{say('conclusion.kept')}** {prose(kept.words)}")
    for number, one in enumerate(made):
        with st.container(horizontal=True, vertical_alignment="center", key=f"{key}_{number}"):
            icon = f":material/{ICONS[one.status(today)]}:"
            st.badge(inert(stands(one, today)), icon=icon, color="green")
            st.markdown(f"{prose(one.promise.text)} ({prose(who_and_when(one))})")
        if words := beside(one):
            st.caption(prose(words))


def latest(
    titles: Mapping[str, str],
    kept: Mapping[str, Conclusion],
    made: Mapping[str, Sequence[Decision]],
    today: date,
    vote_page: StreamlitPage,
) -> None:
    """Those of several votes, by id, each under its title, which leads to it on ``vote_page``."""
    told = {vote: title for vote, title in titles.items() if vote in kept or vote in made}
    if not told:
        return
    st.header(say("votes.promises"), anchor=False)
    for vote, title in told.items():
        with st.container(border=True, key=f"promises_{vote}"):
            st.page_link(vote_page, label=title, query_params={"vote": vote})
            promises(kept.get(vote), made.get(vote, ()), today, key=f"promises_{vote}")
