"""The language of whoever looks at a page: their browser's, as far as the catalogues go.

A stranger is met in any language in which residents may answer; the team, in one whose catalogue says everything (today
French alone). What is drawn does not ask: ``texts.say`` speaks what is set here.
"""

from collections.abc import Collection
from typing import Literal

import streamlit as st

from db.queries.participation import translations
from domain.operations.versions import Readings
from domain.staff.roles import Visitor
from frame.unchanged import unchanged
from texts import LANGUAGES, SOURCE, Language, complete, speak, spoken
from texts.over import Over, bring

RIGHT_TO_LEFT, END = "\u2067", "\u2069"  # what Streamlit's page, which cannot be mirrored, is told about one sentence

_written = Readings[Over](8)


def tongue(person: Visitor) -> str:
    """Code of the language in which this visitor is spoken to, one of ``LANGUAGES``."""
    return _asked(complete() if person.staff_id is not None else complete() | set(LANGUAGES))


def greet(person: Visitor) -> None:
    """Speak to this visitor from here on, in words as they are written today."""
    speak(tongue(person))
    bring(_over)


def _over() -> Over:
    return unchanged(_written, "over", translations.over).said


def of_the_team() -> str:
    """The same for a tool of the team that is used without an account."""
    return _asked(complete())


def _asked(known: Collection[str]) -> str:
    asked = (st.context.locale or SOURCE)[:2].lower()
    return asked if asked in known else SOURCE


def side() -> Literal["left", "right"]:
    """Where the lines of the language that is spoken begin."""
    return "right" if _from_the_right() else "left"


def isolated(sentence: str) -> str:
    """A sentence whose full stop stands at its own end, on a page that runs from left to right."""
    return f"{RIGHT_TO_LEFT}{sentence}{END}" if _from_the_right() else sentence


def _from_the_right() -> bool:
    return Language.of(spoken()).direction == "rtl"
