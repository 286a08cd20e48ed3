"""Translations: read by whoever edits contents, corrected by whoever does so everywhere, where they are said too."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.buttons import Buttons, Press
from components.participation import translations as drawn
from components.participation.translations import RESTORE, Written
from db import engine
from db.queries.participation import translations
from domain.operations.contents import ContentMoved
from domain.participation.translations import State, Wording, sizes
from domain.staff.roles import EDITS_CONTENT, EVERYWHERE, Visitor
from frame.act import act
from texts import say


def panel(visitor: Visitor, _: Mapping[str, str]) -> None:
    """A language, a list, a sentence."""
    st.write(say("translations.intro"))
    code = drawn.language()
    with engine.current().reading() as connection:
        known = translations.wordings(connection, code)
    drawn.summary(sizes(known))
    some = drawn.narrowed(known)
    one = drawn.which(some)
    if one is None:
        return
    with engine.current().reading() as connection:
        versions = translations.history(connection, code, one.sentence.name)
    drawn.source(one)
    if one.sentence.locked or not visitor.may(EDITS_CONTENT, EVERYWHERE):
        drawn.said(one, code)
        st.caption(say("translations.locked" if one.sentence.locked else "translations.of_all"))
        drawn.back(one, versions, code, None)
        return
    drawn.said(one, code)
    buttons = Buttons[Written](f"translation_{code}")
    forms = drawn.editor(one, code, buttons)
    drawn.back(one, versions, code, buttons)
    if buttons.press is not None:
        _write(buttons.press, forms, code, some, buttons)


def _write(
    press: Press[Written], forms: tuple[str, ...], code: str, some: Sequence[Wording], buttons: Buttons[Written]
) -> None:  # fmt: skip
    request, shown = press.shown
    said = ((), None) if press.act == RESTORE else (forms, State(press.act))
    try:
        with act(EDITS_CONTENT, EVERYWHERE) as deed:
            translations.correct(
                deed.connection, code, shown.sentence.name, said, shown.version, deed.by, request
            )  # fmt: skip
    except ContentMoved:
        buttons.done()
        raise
    buttons.done()
    drawn.onward(some, shown)
    st.rerun()
