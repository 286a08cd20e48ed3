"""Indicators on their shelves, one for each theme or family, opened at will: all of them one element (0190)."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from domain.evaluation.life import IndicatorCard, Life
from sentences.evaluation.life import stands, whose
from texts.typography import typeset

_HERE = Path(__file__).parent
_SHELVES = st.components.v2.component(
    "tablee_shelves",
    html=(_HERE / "shelves.html").read_text(encoding="utf-8"),
    css=(_HERE / "shelves.css").read_text(encoding="utf-8"),
    js=(_HERE / "shelves.js").read_text(encoding="utf-8"),
    isolate_styles=False,  # paper has its own look
)


@dataclass(frozen=True)
class Line:
    """An indicator on its shelf: its name, and where it stands."""

    name: str
    told: str


@dataclass(frozen=True)
class Shelf:
    """Those of one theme or family."""

    key: str
    title: str
    icon: str
    lines: Sequence[Line]


def line(card: IndicatorCard, life: Life) -> Line:
    """One of them, as it stands on its shelf."""
    return Line(typeset(card.name), f"{typeset(stands(life, card.id))}. {whose(card.view)}")


def shelves(every: Sequence[Shelf]) -> None:
    """Draw them, shut; what somebody opened stays open while lists and territories change."""
    told = [
        {
            "key": one.key,
            "icon": one.icon,
            "title": f"{typeset(one.title)} ({len(one.lines)})",
            "lines": [{"name": each.name, "told": each.told} for each in one.lines],
        }
        for one in every
    ]
    _SHELVES(data={"shelves": told}, key="indicator_shelves")
