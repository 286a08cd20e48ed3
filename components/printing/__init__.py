"""«Imprimer»: this page on paper, without what is only for a screen: bars, buttons, fields, lists to choose from."""

from pathlib import Path

import streamlit as st

from components.plain import button_in
from texts import say
from texts.typography import typeset

_HERE = Path(__file__).parent
# In the class, or the key, of what is not printed, only printed, on a page that is set close; for ``paper.css``.
HIDDEN, PAPER, CLOSE, TWO = "screen_only", "paper_only", "close_set", "close_set_two_columns"
_BOX = "tablee_printing"
_PRINTING = st.components.v2.component(
    _BOX,
    html=f"""
<div data-set>
<p class="{PAPER}"><b></b></p>
<div class="{_BOX} {HIDDEN}"><button type="button"></button></div>
</div>
""",
    css=button_in(f".{_BOX}")
    + f".{_BOX} button {{ font-size: 1.1rem; }}"
    + (_HERE / "paper.css").read_text(encoding="utf-8"),
    js=(_HERE / "printing.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def printing(about: str, *, key: str, close: bool = False, columns: bool = False, label: str = "") -> None:
    """Draw the button, and make the page one that can be printed.

    ``about``: what was chosen in the lists that paper leaves out; ``close``: on few sheets, in letters of 8 points;
    ``columns``: on one of two columns, as far as what it holds allows;
    ``label``: of the button, where whoever reads may speak another language.
    """
    # One element: each costs, whatever it holds (0190).
    set_ = TWO if columns else CLOSE if close else "pages"
    _PRINTING(data={"set": set_, "about": typeset(about), "label": label or say("printing.print")}, key=key)
