"""What could not be drawn because the database was away is asked for again by itself, until it is there.

Nothing else would: a part that was not drawn follows nothing, so no pulse reaches it. It asks more than once: of two
parts that speak in the same instant Streamlit hears one (``tablet/flush.js``, which this does not pass through).

A page that never came knows no address: run again, it would be the home page. It is loaded anew instead, once the
server says that all is well.
"""

import uuid
from pathlib import Path

import streamlit as st

_AGAIN = st.components.v2.component(
    "tablee_again",
    html="<span hidden></span>",
    js=(Path(__file__).parent / "again.js").read_text(encoding="utf-8"),
)


def again(pause: float, *, afresh: bool) -> None:
    """Run the fragment, or the page, that calls this once more in some ``pause`` seconds; draws nothing.

    ``afresh``: load the page anew instead.
    """
    # A name of its own each time: several fragments of one page may fail together.
    _AGAIN(data={"pause": pause, "afresh": afresh}, key=f"again_{uuid.uuid4().hex}", on_due_change=lambda: None)
