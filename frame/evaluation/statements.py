"""Effects that a territory states of a wave and a theme: read by its committee, stated by those who work there."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from components.buttons import Buttons
from components.evaluation import statements as drawn
from db.engine import Connection
from db.queries.evaluation import standing, statements, verbatims
from domain.evaluation.committee import published
from domain.evaluation.indicators import Theme
from domain.evaluation.statements import Stated
from domain.evaluation.waves import Wave
from domain.operations.versions import Readings
from domain.staff.roles import WRITES_EVALUATION, Visitor
from frame.act import act
from frame.unchanged import unchanged
from sentences.evaluation import figures
from sentences.evaluation.life import marked
from sentences.evaluation.sides import called
from sentences.evaluation.statements import quotes


@dataclass(frozen=True)
class _Statements:
    """Effects that were stated; words that people wrote, by id; what ``_with_figures`` says, for whoever states."""

    known: tuple[Stated, ...]
    words: Mapping[str, str]
    figures: Mapping[str, tuple[str, str]]


_told = Readings[_Statements](128)  # by wave and theme, for those who state and for others


def panel(visitor: Visitor, here: Wave, about: Theme) -> None:
    """Below what people answered and wrote. It moves with the page alone: nobody loses what they are typing."""
    states = visitor.may(WRITES_EVALUATION, here.territory)
    read = unchanged(_told, (here, about, states), lambda connection: _of(connection, here, about, states=states)).said
    drawn.shown(read.known, read.words)
    if not states:
        return
    buttons = Buttons[str](f"statements_{here.id}_{about.id}")
    said = drawn.stating(about.id, read.figures, read.words, read.known, buttons)
    if (press := buttons.press) is None:
        return
    with act(WRITES_EVALUATION, here.territory) as deed:
        if press.act == "state":
            statements.state(deed.connection, here.id, said, deed.by, press.shown)
        else:
            statements.take_back(deed.connection, here.id, press.shown, deed.by)
    if press.act == "state":
        buttons.done()  # the next one begins with empty fields
    st.rerun()


def _of(connection: Connection, here: Wave, about: Theme, *, states: bool) -> _Statements:
    known = statements.of(connection, here.id, about.id)
    words = quotes(verbatims.published(connection, here.id).words) if known or states else {}
    return _Statements(known, words, _with_figures(connection, here, about) if states else {})


def _with_figures(connection: Connection, here: Wave, about: Theme) -> dict[str, tuple[str, str]]:
    """The indicators of the theme that have a figure in this wave, none of them sensitive: name and sentence, by id."""
    now = standing.of(connection, here)
    rules = [rule for rule in published(marked(now.indicators, now.life)) if rule.theme == about.id]
    rows = [figures.Shown(about, rule, figure) for rule, figure in zip(rules, now.mine.told(rules), strict=True)]
    return {row.indicator.id: (called(row.indicator), figures.brief(row)) for row in rows if row.figure.shown}
