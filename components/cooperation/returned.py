"""What a wave gives back, on a screen: a list for each kind of change, and nothing that names whoever did not agree."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.prose import bullets, prose
from domain.cooperation.returned import Returned
from domain.cooperation.solutions import Brick
from domain.workshops.decisions import Decision
from sentences.cooperation.returned import lines
from sentences.cooperation.solutions import brick_in_short
from sentences.workshops.decisions import summary
from texts import say


def since(found: Returned, before: str, names: Mapping[str, str], types: Mapping[str, str]) -> None:
    """What is new in this wave, kind by kind; where nothing is, it is said. ``before``: the name of the one before."""
    title = say("returned.since", wave=prose(before)) if before else say("returned.new")
    st.subheader(title, anchor=False)
    if found.ties is None:
        st.caption(say("returned.first"))
    if found.nothing:
        st.info(say("returned.nothing"), icon=":material/horizontal_rule:")
    for name, told in lines(found, names, types).items():
        if told:
            st.markdown(f"**{say(f'returned.{name}')}**")
            st.markdown(bullets([prose(line) for line in told]))


def bricks(led: Sequence[Brick], every: StreamlitPage) -> None:
    """Those of the territory's solutions that this organisation leads, and the way to ``every`` solution."""
    if led:
        st.write(say("returned.bricks"))
        st.markdown(bullets([prose(brick_in_short(one)) for one in led]))
        st.page_link(every)


def decided(known: Sequence[Decision], today: date, territory: str, told: StreamlitPage) -> None:
    """What the territory decided, and where it is ``told``."""
    if not known:
        st.caption(say("returned.no_decision"))
        return
    st.markdown(f"**{prose(summary(known, today))}**")
    st.page_link(told, label=say("returned.see"), query_params={"territoire": territory})
