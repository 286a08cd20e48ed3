"""The compass of the seventeen goals, and the goals that a room keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from components.buttons import Buttons
from components.prose import prose
from domain.cooperation.compass import MOST_KEPT, Goal
from sentences.cooperation.compass import about, headline, numbered, of_wave, untold
from texts import say


def shown(goals: Sequence[Goal], themes: Mapping[str, str], wave: str, help_: str | None) -> None:
    """What is shared, then each goal with who points at it.

    ``wave``: in which structures named them, empty where nothing of it is told; ``help_``: what the goals are.
    """
    st.subheader(say("compass.title"), anchor=False, icon=":material/explore:", help=help_)
    st.markdown(f"**{prose(headline(goals))}**")
    st.caption(prose(f"{say('compass.method')} {untold(goals)}"))
    if wave:
        st.caption(prose(of_wave(wave)))
    lines = []
    for one in goals:
        words, name = about(one, themes), prose(numbered(one))
        marked = f"**{name}**" if one.kept or one.structures else name
        lines.append(f":material/{one.icon}: {marked}" + (f"  \n{prose(words)}" if words else ""))
    st.markdown("\n\n".join(lines))


@dataclass(frozen=True)
class On:
    """What the button keeps: the goals that were kept as the screen showed them, and where the cards are."""

    kept: tuple[str, ...]
    field: str


def choosing(workshop: str, goals: Sequence[Goal], kept: Sequence[str], buttons: Buttons[On]) -> None:
    """The cards of the goals, of which the room keeps a few."""
    names = {one.id: f":material/{one.icon}: {prose(numbered(one))}" for one in goals}
    st.caption(say("compass.choose", most=MOST_KEPT))
    at = f"goals_{workshop}_{'_'.join(kept)}"
    st.pills(
        say("compass.cards"), list(names), default=list(kept), selection_mode="multi", key=at,
        format_func=lambda one: names[one], label_visibility="collapsed",
    )  # fmt: skip
    key = buttons.key("keep_goals", "room", On(tuple(kept), at), seen=at)
    st.button(say("compass.keep"), type="primary", icon=":material/check:", key=key)
    st.caption(say("compass.on_wall") if kept else say("compass.not_on_wall"))


def chosen(on: On) -> Sequence[str]:
    """The goals that its cards hold."""
    return tuple(st.session_state.get(on.field, ()))
