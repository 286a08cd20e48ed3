"""A part of a whole as circles, of one size in every browser: a letter for each comes from a font of its own."""

from pathlib import Path

import streamlit as st

from sentences.evaluation.results import EMPTY, FULL, HALF

_NAMES = {FULL: "full", HALF: "half", EMPTY: "empty"}
_PARTS = st.components.v2.component(
    "tablee_parts",
    html='<div class="parts" aria-hidden="true"></div>',
    css=(Path(__file__).parent / "parts.css").read_text(encoding="utf-8"),
    js="""
export default function ({ data, parentElement }) {
  const parts = parentElement.querySelector(".parts")
  parts.parentElement.dir = data.from === "right" ? "rtl" : "ltr"
  parts.replaceChildren(
    ...data.parts.map((name) => Object.assign(document.createElement("span"), { className: `part ${name}` })),
  )
}
""",
)


def parts(bar: str, side: str, *, key: str) -> None:
    """Draw the signs of ``bar``; a sentence beside them says the same. ``side``: where they begin."""
    _PARTS(data={"parts": [_NAMES[sign] for sign in bar], "from": side}, key=key)
