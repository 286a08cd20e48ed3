"""Waves side by side: a line for each indicator and wording; its words, its method, other territories as context."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import streamlit as st

from components import folded
from components.buttons import Buttons
from components.printing import HIDDEN
from components.prose import Sheet, bullets, prose, sheet, tabled
from components.text import joined, small
from domain.evaluation.compare import ToldWave
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
    waves: Sequence[ToldWave]
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
    """A row as it is drawn. ``said`` and ``origin``: Markdown; ``waves``: None where they are among what is said."""

    said: str
    origin: str
    waves: Sheet | None = None


@dataclass(frozen=True)
class Drawn:
    """A theme as it is drawn. ``hidden``: Markdown, empty where all of it is told."""

    theme: Theme
    rows: Sequence[_Drawn]
    hidden: str


def prepared(lines: Lines, *, brief: bool) -> Drawn:
    """Put into words and tables. ``brief``: its waves one under the other in words, as for nine themes at once."""
    rows = tuple((_brief if brief else _in_full)(row) for row in lines.rows)
    return Drawn(lines.theme, rows, bullets([prose(line) for line in lines.hidden]))


def _brief(row: Row) -> _Drawn:
    name, waves = _name(row), [prose(line) for line in changes.in_words(row.shown, row.waves[-1], row.waves)]
    return _Drawn(joined(name, bullets(waves), small(prose(row.beside))), joined(name, _origin(row)))


def _in_full(row: Row) -> _Drawn:
    waves = sheet(changes.table(row.shown, row.waves[-1], row.waves))
    return _Drawn(joined(_name(row), small(prose(row.beside))), _origin(row), waves)


def _name(row: Row) -> str:
    return f"**{prose(row.shown.indicator.fr)}**"


def _origin(row: Row) -> str:
    return bullets([prose(line) for line in row.origin])


def kind(*, demonstration: bool) -> None:
    """Which waves follow: real ones, or invented ones."""
    if demonstration:
        st.header(say("compare.invented"), anchor=False)
        st.info(say("demonstration"), icon=":material/science:")
    else:
        st.header(say("compare.real"), anchor=False)


def themes(drawn: Sequence[Drawn], key: str) -> None:
    """All that each of them tells, a line after another; other words are another line.

    The words behind a line are beside its table; behind lines without tables, all together at the end.
    """
    if any(row.waves is not None for one in drawn for row in one.rows):
        for one in drawn:
            _theme(one, key)
        return
    for one in drawn:
        _named(one.theme)
        st.markdown(joined(*(row.said for row in one.rows), one.hidden))
    if words := [row.origin for one in drawn for row in one.rows]:
        here = folded.expander(say("compare.words"), icon=":material/manage_search:", key=f"compare_origin_{key}")
        if here is not None:
            here.markdown(joined(*words))


def _theme(one: Drawn, key: str) -> None:
    """With a frame and a table for each line."""
    _named(one.theme)
    for number, row in enumerate(one.rows):
        _line(row, f"{key}_{one.theme.id}_{number}")
    if one.hidden:
        st.markdown(one.hidden)


def _named(theme: Theme) -> None:
    st.subheader(f":material/{theme.icon}: {prose(theme.fr)}", anchor=False)


def _line(row: _Drawn, key: str) -> None:
    with st.container(border=True, key=f"compare_{key}"):
        st.markdown(row.said)
        if row.waves is not None:
            st.table(tabled(row.waves), hide_index=False)
        _words(row.origin, key)


def _words(said: str, key: str) -> None:
    with st.expander(say("compare.words"), icon=":material/manage_search:", key=f"compare_origin_{key}"):
        st.markdown(said)


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
