"""«Imprimer»: this page on paper, without what is only for a screen: bars, buttons, fields, lists to choose from."""

from pathlib import Path

import streamlit as st

from components.plain import BUTTON
from components.prose import prose
from texts import say

_HERE = Path(__file__).parent
_PRINT = st.components.v2.component(
    "tablee_print",
    html='<button type="button"></button>',
    css=BUTTON + "button { font-size: 1.1rem; }",
    js="""
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button")
  button.textContent = data.label
  button.onclick = () => window.print()
}
""",
)
_PAPER = st.components.v2.component(
    "tablee_paper",
    html="<span hidden></span>",
    css=(_HERE / "paper.css").read_text(encoding="utf-8"),
    isolate_styles=False,
)
# In the key of a container that is not printed, only printed, on a page that is set close; for ``paper.css``.
HIDDEN, PAPER, CLOSE, TWO = "screen_only", "paper_only", "close_set", "close_set_two_columns"


def printing(about: str, *, key: str, close: bool = False, columns: bool = False, label: str = "") -> None:
    """Draw the button, and make the page one that can be printed.

    ``about``: what was chosen in the lists that paper leaves out; ``close``: on few sheets, in letters of 8 points;
    ``columns``: on one of two columns, as far as what it holds allows;
    ``label``: of the button, where whoever reads may speak another language.
    """
    _PAPER(key=f"{key}_paper")
    with st.container(key=f"{key}_{PAPER}"):
        st.markdown(f"**{prose(about)}**")
    with st.container(key=f"{key}_{TWO if columns else CLOSE if close else 'pages'}_{HIDDEN}"):
        _PRINT(data={"label": label or say("printing.print")}, key=key)
