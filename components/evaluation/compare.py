"""Waves side by side: a line for each indicator and wording; its words, its method, other territories as context."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import streamlit as st

from components.buttons import Buttons
from components.printing import HIDDEN
from components.prose import bullets, prose, tabled
from domain.evaluation.compare import Told
from domain.evaluation.indicators import Theme
from sentences.evaluation import changes
from sentences.evaluation.figures import Shown
from texts import say


@dataclass(frozen=True)
class Row:
    """A figure in the waves of one rule and one wording, ``waves``, the first told first.

    ``origin``: what it counts, the words that were asked, its method; ``beside``: what is said of other territories.
    """

    shown: Shown
    waves: Sequence[Told]
    origin: Sequence[str]
    beside: str = ""


@dataclass(frozen=True)
class Lines:
    """What is told of a theme. ``hidden``: of its indicators that no wave tells, each with the reason."""

    theme: Theme
    rows: Sequence[Row]
    hidden: Sequence[str] = field(default_factory=tuple)


def kind(*, demonstration: bool) -> None:
    """Which waves follow: real ones, or invented ones."""
    if demonstration:
        st.header(say("compare.invented"), anchor=False)
        st.info(say("demonstration"), icon=":material/science:")
    else:
        st.header(say("compare.real"), anchor=False)


def theme(lines: Lines, key: str) -> None:
    """All that a theme tells, a line after another; other words are another line."""
    st.subheader(f":material/{lines.theme.icon}: {prose(lines.theme.fr)}", anchor=False)
    for number, row in enumerate(lines.rows):
        _line(row, f"{key}_{lines.theme.id}_{number}")
    if lines.hidden:
        st.markdown(bullets([prose(line) for line in lines.hidden]))


def _line(row: Row, key: str) -> None:
    with st.container(border=True, key=f"compare_{key}"):
        st.markdown(f"**{prose(row.shown.indicator.fr)}**")
        st.table(tabled(changes.table(row.shown, row.waves[-1], row.waves)))
        if row.beside:
            st.caption(prose(row.beside))
        _origin(row.origin, key)


def _origin(lines: Iterable[str], key: str) -> None:
    with st.expander(say("compare.words"), icon=":material/manage_search:", key=f"compare_origin_{key}"):
        st.markdown(bullets([prose(line) for line in lines]))


def sharing(territory: str, buttons: Buttons[bool], *, joins: bool) -> None:
    """The choice of a committee: whether its figures are among those of the others, and the others' beside its own."""
    with st.container(border=True, key=f"compare_sharing_{HIDDEN}"):
        st.markdown(f"**{say('context.title')}**  \n{say('context.about')}")
        st.caption(say("context.joined" if joins else "context.apart"))
        key = buttons.key("choose", territory, not joins, seen=joins)
        icon = ":material/visibility_off:" if joins else ":material/public:"
        st.button(say("context.leave" if joins else "context.join"), icon=icon, key=key)


def nothing() -> None:
    """No wave of this territory tells anything yet."""
    st.info(say("compare.none"), icon=":material/hourglass_empty:")
