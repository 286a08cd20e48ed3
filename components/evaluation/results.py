"""Results as everybody reads them: a theme, its sentence and a simple bar; lists of what else is said."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import streamlit as st

from components.prose import prose
from sentences.evaluation.results import EMPTY, FULL, HALF, Said
from texts.typography import typeset

Side = Literal["left", "right"]
APART, END = "\u2068", "\u2069"  # each sentence in its own direction

_HERE = Path(__file__).parent
_PARTS = {FULL: "full", HALF: "half", EMPTY: "empty"}
_THEMES = st.components.v2.component(
    "tablee_themes",
    html='<div class="told_themes"></div>',
    css=(_HERE / "results.css").read_text(encoding="utf-8"),
    js=(_HERE / "results.js").read_text(encoding="utf-8"),
    isolate_styles=False,  # paper has its own look
)


def themes(rows: Sequence[Said], side: Side, *, key: str) -> None:
    """The themes of which something may be said, each as a card. ``side``: where the lines of their language begin.

    They are one element: as elements of Streamlit they were forty-five, half of what a run of the page cost (0190).
    """
    _THEMES(data={"from": side, "themes": [_card(one) for one in rows]}, key=key)


def silent(rows: Sequence[Said], side: Side) -> None:
    """The themes of which nobody can say anything yet, and why."""
    told = [f":material/{one.icon}: **{aside(one.theme)}**  \n{aside(one.sentence)}" for one in rows]
    st.markdown("\n\n".join(told), text_alignment=side)


def aside(words: str) -> str:
    """Words as Markdown, whose signs stand at their own end."""
    return _apart(prose(words))


def _card(one: Said) -> dict[str, object]:
    words = {"theme": one.theme, "sentence": one.sentence, "about": one.about, "twice": one.twice}
    bar = [_PARTS[sign] for sign in one.bar]
    return {"icon": one.icon, "bar": bar, **{name: _apart(typeset(said)) for name, said in words.items() if said}}


def _apart(words: str) -> str:
    return f"{APART}{words}{END}"
