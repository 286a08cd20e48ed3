"""A square and a number on the wall: whether the room sees what is projected."""

from pathlib import Path

import streamlit as st

from texts import say

_SQUARE = st.components.v2.component(
    "tablee_wall_square",
    html='<section><p class="what"></p><div class="square"><span></span></div></section>',
    css="""
section {
  display: grid;
  justify-items: center;
  align-content: center;
  gap: 1rem;
  min-height: 34rem;
  color: var(--st-text-color);
  font-family: var(--st-font);
}
.what { margin: 0; font-size: 1.5rem; }
.square {
  display: grid;
  place-items: center;
  width: 26rem;
  aspect-ratio: 1;
  background: var(--st-primary-color);
}
.square span { font-size: 15rem; font-weight: 700; line-height: 1; color: #ffffff; }
""",
    js=(Path(__file__).parent / "square.js").read_text(encoding="utf-8"),
)


def square(number: int, *, key: str) -> None:
    """Draw them, and nothing else."""
    _SQUARE(data={"what": say("room.square"), "number": str(number)}, key=key)
