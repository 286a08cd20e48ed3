"""Priorities beside capacity, on a screen: a grid, its table, agricultural tags, and what answers each priority."""

from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from charts.drawn import spec
from charts.grid import grid
from components.chart import chart
from components.prose import bullets, prose, tabled
from domain.cooperation.capacity import Answered
from sentences.cooperation import capacity as said
from sentences.cooperation.capacity import Around, Beside, Farming
from sentences.cooperation.compass import of_wave
from texts import say


def earlier(wave: str) -> None:
    """What structures can do is that of the wave of this name, as long as the chosen one goes on."""
    st.caption(prose(of_wave(wave)))


def crossed(one: Beside) -> None:
    """Themes and stakes: how many priorities residents have there, and how many structures can act."""
    words = " ".join([said.headline(one), *said.blind(one)])
    st.markdown(f"**{prose(words)}**")
    chart(spec(grid, said.grid(one)), key="capacity_grid", alt=words)
    legend = said.legend(one.stakes)
    st.caption(say("capacity.columns"))
    st.caption("  \n".join(prose(line) for line in legend))
    st.caption(prose(f"{say('capacity.method')} {said.untold(one.on_themes, one.on_stakes)}"))
    whole = said.table(one)
    with st.expander(say("themes.table"), icon=":material/table:", key="capacity_table"):
        st.table(tabled(whole))


def farming(one: Farming, *, told: bool) -> None:
    """The agricultural blocks as tags: what is asked, and who can act. ``told``: something is, of the wave."""
    st.subheader(say("capacity.farming"), anchor=False, icon=":material/agriculture:")
    if tags := said.tags(one):
        st.markdown(bullets([prose(tag) for tag in tags]))
    if not told:
        st.caption(say("capacity.not_yet"))
    else:
        st.caption(prose(said.untold(one.able) if one.able else say("restitution.nothing")))


def answers(
    told: Sequence[Answered], around: Around, territory: str, meaning: str | None, ways: Sequence[StreamlitPage]
) -> None:
    """Every priority under its theme, with what answers it, and the ``ways`` there. ``meaning``: of a brick."""
    st.subheader(say("capacity.answers"), anchor=False, icon=":material/lightbulb:", help=meaning)
    if not told:
        st.write(say("capacity.nothing_asked"))
        return
    st.caption(say("capacity.around"))
    for theme, name in around.themes.items():
        here = said.shown(told, theme)
        if here:
            lines = [f"**{prose(one.priority.words.title)}**\u00a0: {prose(said.answer(one, around))}" for one in here]
            st.markdown(f"**{prose(name)}**")
            st.markdown(bullets(lines))
    there = {"territoire": territory}
    with st.container(horizontal=True, key="capacity_ways"):
        for page in ways:
            st.page_link(page, query_params=there)
