"""«Ressources» on a screen: links to begin with, good practices, examples, sheets side by side, the words."""

from collections.abc import Sequence

import streamlit as st

from components.prose import bullets, inert, prose, sentence
from domain.cooperation.project import ListEntry
from domain.cooperation.resources import PARTS, ExperienceSheet, ResourceLink
from texts import say

ICONS = {
    "debuter": "start",
    "pratiques": "tips_and_updates",
    "experiences": "menu_book",
    "mots": "dictionary",
}
SIDE_BY_SIDE = 2


def part(first: str) -> str:
    """Which part is read; ``first``: as long as nobody has chosen."""
    return st.pills(
        say("resources.parts"), list(ICONS), default=first, required=True, label_visibility="collapsed",
        format_func=lambda each: f":material/{ICONS[each]}: {say(f'resources.part_{each}')}", key="resources_part",
    )  # fmt: skip


def links(known: Sequence[ResourceLink]) -> None:
    """Those to begin with first, then the others."""
    if not known:
        st.info(say("resources.no_link"), icon=":material/hourglass_empty:")
    for novice in (True, False):
        some = [one for one in known if one.words.novice is novice]
        if some:
            st.header(say("resources.novice" if novice else "resources.further"), anchor=False)
        for one in some:
            st.link_button(prose(one.words.title), one.address, icon=":material/open_in_new:", width="stretch")
            if one.words.about:
                st.caption(prose(one.words.about))


def practices(good: Sequence[ListEntry], examples: Sequence[ListEntry]) -> None:
    """One good practice for each pillar, then the examples that the sources name."""
    st.header(say("resources.practices"), anchor=False)
    for one in good:
        _entry(one)
    st.header(say("resources.examples"), anchor=False)
    for one in examples:
        _entry(one)


def _entry(one: ListEntry) -> None:
    with st.container(border=True, key=f"entry_{one.id}"):
        st.markdown(f":material/{one.icon}: **{prose(one.fr)}**")
        st.markdown(prose(str(one.details["meaning"])))
        _source(one)


def _source(one: ListEntry) -> None:
    if one.details["source"]:
        st.caption(say("resources.source", source=prose(str(one.details["source"]))))


def words(concepts: Sequence[ListEntry]) -> None:
    """Each word of cooperation in plain French, with whom it is taken from."""
    st.caption(say("resources.words"))
    for one in concepts:
        with st.expander(prose(one.fr), icon=f":material/{one.icon}:", key=f"word_{one.id}"):
            st.markdown(prose(str(one.details["meaning"])))
            parts = one.details["parts"]
            if isinstance(parts, list) and parts:
                st.markdown(bullets([sentence(str(each)) for each in parts]))
            _source(one)


def sheets(known: Sequence[ExperienceSheet]) -> None:
    """Side by side where there is room, one below the other on a phone; in no order of merit."""
    st.caption(say("experience.unranked"))
    if not known:
        st.info(say("experience.none"), icon=":material/hourglass_empty:")
    for row in range(0, len(known), SIDE_BY_SIDE):
        for column, one in zip(st.columns(SIDE_BY_SIDE), known[row : row + SIDE_BY_SIDE], strict=False):
            with column:
                _sheet(one)


def _sheet(one: ExperienceSheet) -> None:
    with st.container(border=True, key=f"sheet_{one.id}"):
        st.header(prose(one.words.title), anchor=False)
        st.caption(prose(one.place))
        if not one.words.shown:
            st.badge(inert(say("solution.draft")), icon=":material/edit_note:", color="gray")
        for name in PARTS:
            if said := getattr(one.words, name):
                st.markdown(f"**{say(f'experience.{name}')}**  \n{prose(said)}")
