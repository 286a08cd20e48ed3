"""A solution on a screen: its aim first, its bricks with what they bring, and the whole of it."""

from collections.abc import Sequence

import streamlit as st

from components.prose import bullets, inert, prose
from domain.cooperation.solutions import Lists, Solution
from domain.workshops.existing import Thing
from sentences.cooperation.solutions import already, around, brick, effect, supporting
from sentences.workshops.existing import named
from texts import say


def existing(things: Sequence[Thing]) -> None:
    """What exists already in the territory: the first line, before anything new."""
    if things:
        st.markdown(f"**{say('solution.already')}** {prose(already([named(one) for one in things]))}")
    else:
        st.caption(say("solution.nothing_yet"))


def card(shown: Solution, lists: Lists) -> None:
    """One of them, whole."""
    with st.container(border=True, key=f"solution_{shown.id}"):
        st.header(prose(shown.words.title), anchor=False)
        if not shown.words.shown:
            st.badge(inert(say("solution.draft")), icon=":material/edit_note:", color="gray")
        st.markdown(f"**{say('solution.aim')}** {prose(shown.words.aim)}")
        st.caption(prose(around(shown, lists)))
        _bricks(shown, lists)
        _whole(shown)


def _bricks(shown: Solution, lists: Lists) -> None:
    st.subheader(say("solution.bricks", n=len(shown.bricks)), anchor=False)
    for one in shown.bricks:
        st.markdown(f"**{prose(one.words.title)}**  \n{prose(brick(one, lists))}")
        if one.effects:
            st.markdown(bullets([prose(effect(each)) for each in one.effects]))


def _whole(shown: Solution) -> None:
    """What bricks bring together: who could support what, what is saved, how the whole balances."""
    found = supporting(shown)
    if found:
        st.subheader(say("solution.effects_by_funder"), anchor=False)
        st.markdown(bullets([f"**{prose(kind)}** · {prose(effects)}" for kind, effects in found]))
    for name in ("savings", "balance"):
        if words := getattr(shown.words, name):
            st.markdown(f"**{say(f'solution.{name}')}** {prose(words)}")
