"""Effects that a territory states of a wave and a theme: read by its committee, stated by those who work there."""

import streamlit as st

from components.buttons import Buttons
from components.evaluation import statements as drawn
from db import engine
from db.queries.evaluation import standing, statements, verbatims
from db.queries.evaluation.waves import Wave
from domain.evaluation.committee import published
from domain.evaluation.indicators import Theme
from domain.staff.roles import WRITES_EVALUATION, Visitor
from frame.act import act
from sentences.evaluation import figures
from sentences.evaluation.life import marked
from sentences.evaluation.sides import called
from sentences.evaluation.statements import quotes


def panel(visitor: Visitor, here: Wave, about: Theme) -> None:
    """Below what people answered and wrote. It moves with the page alone: nobody loses what they are typing."""
    with engine.current().reading() as connection:
        known = statements.of(connection, here.id, about.id)
        states = visitor.may(WRITES_EVALUATION, here.territory)
        words = quotes(verbatims.published(connection, here.id).words) if known or states else {}
    drawn.shown(known, words)
    if not states:
        return
    buttons = Buttons[str](f"statements_{here.id}_{about.id}")
    said = drawn.stating(about.id, _with_figures(here, about), words, known, buttons)
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


def _with_figures(here: Wave, about: Theme) -> dict[str, tuple[str, str]]:
    """The indicators of the theme that have a figure in this wave, none of them sensitive: name and sentence, by id."""
    with engine.current().reading() as connection:
        now = standing.of(connection, here)
    rules = [rule for rule in published(marked(now.indicators, now.life)) if rule.theme == about.id]
    rows = [figures.Shown(about, rule, figure) for rule, figure in zip(rules, now.mine.told(rules), strict=True)]
    return {row.indicator.id: (called(row.indicator), figures.brief(row)) for row in rows if row.figure.shown}
