"""Words that people wrote: read one by one, told or refused; and as everybody reads them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from components.buttons import Buttons
from components.choosing import field
from components.evaluation.results import aside
from components.prose import inert, prose
from components.text import text
from components.typed import typed_line
from domain.evaluation.verbatims import LONGEST_HIDDEN, RefusalReason, State, ToldWords, Verbatim
from domain.participation.masks import MASK
from sentences.evaluation.results import theirs
from sentences.participation.masks import masked
from texts import say

MOST = 6  # words that are read at once


@dataclass(frozen=True)
class Draft:
    """What the fields beside some words hold."""

    theme: str
    tag: str
    reason: RefusalReason | None
    piece: str


def states(known: Sequence[Verbatim]) -> State:
    """Which of them to look at, and how many there are of each."""
    many = {state: sum(one.state is state for one in known) for state in State}
    st.caption(" · ".join(say(f"written.count_{state}", n=n) for state, n in many.items() if n))
    chosen: str = st.segmented_control(
        say("written.which"), [state.value for state in State], default=State.WAITING.value, required=True,
        key="written_state", label_visibility="collapsed",
        format_func=lambda state: say(f"written.state_{state}"),
    )  # fmt: skip
    return State(chosen)


def reading(
    shown: Sequence[Verbatim], themes: Mapping[str, str], tags: Mapping[str, str], buttons: Buttons[Verbatim]
) -> Mapping[str, Draft]:
    """The first of those that wait, and what may be done with each; what their fields hold, by id."""
    if not shown:
        st.info(say("written.none_waiting"), icon=":material/inbox:")
    drafts = {one.id: _one(one, themes, tags, buttons) for one in shown[:MOST]}
    if more := len(shown) - len(drafts):
        st.caption(say("written.more", n=more))
    return drafts


def done(
    shown: Sequence[Verbatim], themes: Mapping[str, str], tags: Mapping[str, str], buttons: Buttons[Verbatim], note: str
) -> None:
    """Those that were published, or refused; each may be taken back. ``note``: what is said before them."""
    if not shown:
        st.info(say("written.none_done"), icon=":material/inbox:")
    elif note:
        st.info(note, icon=":material/groups:")
    for one in shown:
        with st.container(border=True, key=f"written_{one.id}"):
            _said(one)
            about = [themes.get(one.theme, ""), tags.get(one.tag, "")] if one.state is State.PUBLISHED else []
            if one.reason is not None:
                about = [say(f"written.reason_{one.reason}")]
            st.caption(prose(" · ".join(filter(None, about))))
            key = buttons.key("take_back", one.id, one, seen=one)
            st.button(say("written.take_back"), icon=":material/undo:", key=key)


def quotes(told: ToldWords) -> None:
    """Words as everybody reads them, under what was asked; mixed. Those of organisations say that they are."""
    for question in sorted({one.question for one in told.words}):
        asked, said = aside(theirs(question)), [_line(one) for one in told.words if one.question == question]
        text(f"**{asked}**", *said)


def _one(one: Verbatim, themes: Mapping[str, str], tags: Mapping[str, str], buttons: Buttons[Verbatim]) -> Draft:
    with st.container(border=True, key=f"written_{one.id}"):
        _said(one)
        left, right = st.columns(2)
        with left:
            theme = field(say("written.theme"), {**themes, "": say("written.no_theme")},
                          one.theme if one.theme in themes else "", key=f"written_theme_{one.id}") or ""  # fmt: skip
        with right:
            tag = field(say("written.tag"), {"": say("words.no_tag"), **tags}, one.tag, key=f"written_tag_{one.id}")
        with st.container(horizontal=True, key=f"written_acts_{one.id}"):
            key = buttons.key("publish", one.id, one, seen=one)
            st.button(say("written.publish"), type="primary", icon=":material/check:", key=key)
            piece = _hiding(one, buttons)
            reason = _refusing(one, buttons)
    return Draft(theme, tag or "", reason, piece)


def _hiding(one: Verbatim, buttons: Buttons[Verbatim]) -> str:
    with st.popover(say("written.hide"), icon=":material/visibility_off:", key=f"written_hiding_{one.id}"):
        piece = typed_line(
            say("written.piece"), most=LONGEST_HIDDEN, help=say("written.piece_help", mask=MASK),
            key=f"written_piece_{one.id}_{len(one.words)}",
        )  # fmt: skip
        st.button(say("written.hide_yes"), key=buttons.key("hide", one.id, one, seen=one))
        if one.hidden:
            key = buttons.key("take_back", one.id, one, seen=one)
            st.button(say("written.unhide"), icon=":material/undo:", key=key)
    return piece


def _refusing(one: Verbatim, buttons: Buttons[Verbatim]) -> RefusalReason | None:
    with st.popover(say("written.refuse"), icon=":material/block:", key=f"written_refusing_{one.id}"):
        names = {each.value: say(f"written.reason_{each}") for each in RefusalReason}
        reason = field(say("written.reason"), names, key=f"written_reason_{one.id}")
        st.button(say("written.refuse_yes"), key=buttons.key("refuse", one.id, one, seen=one))
    return RefusalReason(reason) if reason else None


def _said(one: Verbatim) -> None:
    """What was asked, and what was written; nothing of who wrote it."""
    st.caption(prose(one.question))
    st.markdown(f"**{_quoted(one)}**")
    with st.container(horizontal=True, key=f"written_about_{one.id}"):
        if one.structure:
            st.badge(inert(say("written.by_structure")), icon=":material/home_work:", color="gray")
        if one.adverse:
            st.badge(inert(say("written.adverse")), icon=":material/report:", color="orange")
    if said := masked(one.words):
        st.caption(said)


def _line(one: Verbatim) -> str:
    who = f" · {say('results.structure')}" if one.structure else ""
    return f":material/format_quote: {_quoted(one)}{who}"


def _quoted(one: Verbatim) -> str:
    return aside(" ".join(one.words.split()))
