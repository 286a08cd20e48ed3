"""The language of whoever has not chosen one yet: their browser's, if residents may answer in it.

The team works in French: somebody who is signed in is spoken to in French, whatever their browser says.
"""

from typing import Literal

import streamlit as st

from domain.staff.roles import Visitor
from texts import LANGUAGES, SOURCE, Language

RIGHT_TO_LEFT, END = "\u2067", "\u2069"  # what Streamlit's page, which cannot be mirrored, is told about one sentence


def tongue(person: Visitor) -> str:
    """Code of the language in which this visitor is spoken to, one of ``LANGUAGES``."""
    asked = (st.context.locale or SOURCE)[:2].lower()
    return asked if person.staff_id is None and asked in LANGUAGES else SOURCE


def side(language: str) -> Literal["left", "right"]:
    """Where its lines begin."""
    return "right" if _from_the_right(language) else "left"


def isolated(sentence: str, language: str) -> str:
    """A sentence whose full stop stands at its own end, on a page that runs from left to right."""
    return f"{RIGHT_TO_LEFT}{sentence}{END}" if _from_the_right(language) else sentence


def _from_the_right(language: str) -> bool:
    return Language.of(language).direction == "rtl"
