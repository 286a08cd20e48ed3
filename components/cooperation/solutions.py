"""A solution on a screen: its aim first, its bricks with what they bring, and the whole of it."""

from collections.abc import Sequence

import streamlit as st

from components.prose import bullets, inert, prose
from domain.cooperation.solutions import Lists, Solution
from domain.workshops.existing import Thing
from sentences.cooperation.solutions import already, around, brick, effect, supporting
from sentences.workshops.existing import named
from texts import say


def existing(things: Sequence[Thing], lists: Lists) -> None:
    """What exists already in the territory: the first line, before anything new."""
    if things:
        told = prose(already([named(one) for one in things]))
        st.markdown(f"**{say('solution.already')}** {told}", help=_meaning(lists, "deja_la"))
    else:
        st.caption(say("solution.nothing_yet"))


def card(shown: Solution, lists: Lists) -> None:
    """One of them, whole."""
    with st.container(border=True, key=f"solution_{shown.id}"):
        st.header(prose(shown.words.title), anchor=False)
        if not shown.words.shown:
            st.badge(inert(say("solution.draft")), icon=":material/edit_note:", color="gray")
        _said("aim", shown.words.aim)
        st.caption(prose(around(shown, lists)))
        _bricks(shown, lists)
        _whole(shown, lists)


def _bricks(shown: Solution, lists: Lists) -> None:
    if not shown.bricks:
        st.caption(say("solution.no_brick"))
        return
    help_ = _meaning(lists, "brique")
    st.subheader(say("solution.bricks", n=len(shown.bricks)), anchor=False, help=help_)
    for one in shown.bricks:
        st.markdown(f"**{prose(one.words.title)}**  \n{prose(brick(one, lists))}")
        if one.effects:
            st.markdown(bullets([prose(effect(each)) for each in one.effects]))


def _meaning(lists: Lists, concept: str) -> str | None:
    """What a word of cooperation means, for the «?» beside it."""
    return prose(lists.meanings[concept]) if concept in lists.meanings else None


def _whole(shown: Solution, lists: Lists) -> None:
    """What bricks bring together: who could support what, what is saved, how the whole balances."""
    found = supporting(shown)
    if found:
        st.subheader(say("solution.effects_by_funder"), anchor=False, help=_meaning(lists, "effets_utiles"))
        st.markdown(bullets([f"**{prose(kind)}** · {prose(effects)}" for kind, effects in found]))
    for name in ("savings", "balance"):
        if words := getattr(shown.words, name):
            _said(name, words)


def _said(name: str, words: str) -> None:
    st.markdown(prose(say("solution.said", head=say(f"solution.{name}"), words=words)))
