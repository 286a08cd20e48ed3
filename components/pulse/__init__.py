"""The server says that something changed; the fragment around this component runs again.

When it may run is ``tablet/pulses.js``: not while its page is left for another one. All pages of a browser listen on
one connection (``tablet/live.js``): a browser has six for a server.
"""

import time
from pathlib import Path

import streamlit as st

from components import tablet

_PULSE = st.components.v2.component(
    "tablee_pulse",
    html="<span hidden></span>",
    js=(Path(__file__).parent / "pulse.js").read_text(encoding="utf-8"),
)


def pulse(*topics: str, key: str, soon: bool = True) -> None:
    """Rerun the fragment that calls this whenever one of ``topics`` changes; draws nothing.

    ``soon``: also for what people in a room do all the time (``db.changes.note``), some two times a second. A screen
    that shows nothing of it does without. ``run`` tells the browser that the fragment ran: a trigger that Streamlit
    lost is sent again.
    """
    address = f"/assets/tablet/pulses.js?v={tablet.version()}"
    data = {"topics": topics, "soon": soon, "address": address, "run": time.monotonic_ns()}
    _PULSE(data=data, key=key, on_changed_change=lambda: None)
