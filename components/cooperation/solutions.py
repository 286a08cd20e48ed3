"""A solution on a screen: its aim first, its bricks with what they bring, and the whole of it."""

from collections.abc import Sequence

import streamlit as st

from components.prose import bullets, inert, meaning, prose
from domain.cooperation.solutions import Lists, Solution
from domain.workshops.existing import Thing
from sentences.cooperation.solutions import already, around, brick, effect, innovation, supporting
from sentences.workshops.existing import named
from texts import say

WORDS = {"savings": "mutualisation", "balance": "meso_economie"}  # each part of the whole, and the concept it is about


def existing(things: Sequence[Thing], lists: Lists) -> None:
    """What exists already in the territory: the first line, before anything new."""
    if things:
        told = prose(already([named(one) for one in things]))
        st.markdown(f"**{say('solution.already')}** {told}", help=meaning(lists.meanings, "deja_la"))
    else:
        st.caption(say("solution.nothing_yet"))


def card(shown: Solution, lists: Lists) -> None:
    """One of them, whole."""
    with st.container(border=True, key=f"solution_{shown.id}"):
        st.header(prose(shown.words.title), anchor=False)
        if not shown.words.shown:
            st.badge(inert(say("solution.draft")), icon=":material/edit_note:", color="gray")
        _said("aim", shown.words.aim, meaning(lists.meanings, "visee"))
        st.caption(prose(around(shown, lists)))
        _bricks(shown, lists)
        _whole(shown, lists)
        _innovation(shown, lists)


def _bricks(shown: Solution, lists: Lists) -> None:
    if not shown.bricks:
        st.caption(say("solution.no_brick"))
        return
    help_ = meaning(lists.meanings, "brique")
    st.subheader(say("solution.bricks", n=len(shown.bricks)), anchor=False, help=help_)
    for one in shown.bricks:
        st.markdown(f"**{prose(one.words.title)}**  \n{prose(brick(one, lists))}")
        if one.effects:
            st.markdown(bullets([prose(effect(each)) for each in one.effects]))


def _whole(shown: Solution, lists: Lists) -> None:
    """What bricks bring together: who could support what, what is saved, how the whole balances."""
    found = supporting(shown)
    if found:
        st.subheader(say("solution.effects_by_funder"), anchor=False, help=meaning(lists.meanings, "effets_utiles"))
        st.markdown(bullets([f"**{prose(kind)}** · {prose(effects)}" for kind, effects in found]))
    for name, concept in WORDS.items():
        if words := getattr(shown.words, name):
            _said(name, words, meaning(lists.meanings, concept))


def _innovation(shown: Solution, lists: Lists) -> None:
    """What shows each of the three criteria, in words; where nothing does yet, that is said too."""
    st.markdown(f"**{say('innovation.title')}**", help=meaning(lists.meanings, "innovation_territoriale"))
    lines = innovation(shown)
    st.markdown(bullets([prose(line) for line in lines]))


def _said(name: str, words: str, help_: str | None) -> None:
    st.markdown(prose(say("solution.said", head=say(f"solution.{name}"), words=words)), help=help_)
