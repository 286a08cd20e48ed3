"""Waves side by side: a line for each indicator and wording; its words, its method, other territories as context."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import streamlit as st

from components.buttons import Buttons
from components.printing import HIDDEN
from components.prose import Sheet, bullets, prose, sheet, tabled
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


@dataclass(frozen=True)
class _Drawn:
    """A row as it is drawn: its name, its waves, what is beside and where it is from; all but the table Markdown."""

    head: str
    waves: Sheet
    beside: str
    origin: str


@dataclass(frozen=True)
class Drawn:
    """A theme as it is drawn. ``hidden``: Markdown, empty where all of it is told."""

    theme: Theme
    rows: Sequence[_Drawn]
    hidden: str


def prepared(lines: Lines) -> Drawn:
    """Put into words and tables."""
    return Drawn(lines.theme, tuple(map(_prepared, lines.rows)), bullets([prose(line) for line in lines.hidden]))


def _prepared(row: Row) -> _Drawn:
    return _Drawn(
        f"**{prose(row.shown.indicator.fr)}**",
        sheet(changes.table(row.shown, row.waves[-1], row.waves)),
        prose(row.beside),
        bullets([prose(line) for line in row.origin]),
    )


def kind(*, demonstration: bool) -> None:
    """Which waves follow: real ones, or invented ones."""
    if demonstration:
        st.header(say("compare.invented"), anchor=False)
        st.info(say("demonstration"), icon=":material/science:")
    else:
        st.header(say("compare.real"), anchor=False)


def theme(drawn: Drawn, key: str) -> None:
    """All that a theme tells, a line after another; other words are another line."""
    st.subheader(f":material/{drawn.theme.icon}: {prose(drawn.theme.fr)}", anchor=False)
    for number, row in enumerate(drawn.rows):
        _line(row, f"{key}_{drawn.theme.id}_{number}")
    if drawn.hidden:
        st.markdown(drawn.hidden)


def _line(row: _Drawn, key: str) -> None:
    with st.container(border=True, key=f"compare_{key}"):
        st.markdown(row.head)
        st.table(tabled(row.waves), hide_index=False)
        if row.beside:
            st.caption(row.beside)
        with st.expander(say("compare.words"), icon=":material/manage_search:", key=f"compare_origin_{key}"):
            st.markdown(row.origin)


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
