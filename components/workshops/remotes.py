"""The remotes of a workshop, on its console: which are there, the way to add one, and to send one away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import segno
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from charts import look
from components import folded
from components.buttons import Buttons
from components.prose import prose
from components.workshops.elsewhere import elsewhere
from components.workshops.steps import Clock
from domain.workshops.remotes import MOST, Remote
from sentences.numbers import in_groups
from texts import hour_of, say

ADD, REVOKE = "remote_add", "remote_revoke"
_CODE = st.components.v2.component(
    "tablee_remote_code",
    html='<img alt=""><div><p class="code"></p><p class="where"></p></div>',
    css="""
:host { display: block; }
div { color: var(--st-text-color); font: inherit; }
img { width: 14rem; max-width: 100%; display: block; }
p { margin: 0.5rem 0 0; overflow-wrap: anywhere; }
[hidden] { display: none; }
.code { font-size: 1.8rem; font-weight: 700; letter-spacing: 0.08em; }
""",
    js=(Path(__file__).parent / "remotes.js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True)
class Offer:
    """A code that waits for a phone. ``address``: of the page where it is typed; ``until``: when it ends."""

    code: str
    address: str
    until: datetime


def place(workshop: str) -> DeltaGenerator | None:
    """Where the panel of a workshop stands; None as long as nobody has opened it."""
    return folded.expander(say("remotes.title"), icon=":material/settings_remote:", key=f"remotes_{workshop}")


def panel(
    workshop: str,
    known: Sequence[Remote],
    offer: Offer | None,
    buttons: Buttons[Remote | None],
    clock: Clock,
    *,
    instead: StreamlitPage | None,
) -> None:
    """Draw it. ``instead``: which page knows better addresses, where this browser's leads each device to itself."""
    st.caption(say("remotes.why"))
    for remote in known:
        left, right = st.columns([3, 2], vertical_alignment="center")
        left.write(say("remotes.which", n=remote.number, by=prose(remote.name)))
        with right:
            key = buttons.key(REVOKE, remote.key[:12], remote)
            st.button(say("remotes.revoke"), icon=":material/link_off:", width="stretch", key=key)
    if instead is not None:
        elsewhere(say("remotes.alone"), workshop, instead)
    elif len(known) >= MOST:
        st.info(say("remotes.full"), icon=":material/info:")
    else:
        if offer is not None:
            _offered(offer, clock)
        label, key = say("remotes.add" if offer is None else "remotes.again"), buttons.key(ADD, workshop, None)
        st.button(label, icon=":material/add_link:", width="stretch", key=key)


def _offered(offer: Offer, clock: Clock) -> None:
    st.write(say("remotes.scan", until=hour_of(clock.here(offer.until))))
    link = f"{offer.address}#{offer.code}"
    data = {
        "qr": segno.make(link, error="m").svg_data_uri(scale=8, border=2, dark=look.INK, light="#FFFFFF"),
        "label": say("remotes.qr"),
        "code": in_groups(offer.code, 4),
        "where": say("remotes.where", address=offer.address.partition("://")[2]),
        "over": say("remotes.over"),
        "left": max(0, round(1_000 * (offer.until - clock.now).total_seconds())),  # nobody writes when it ends
    }
    _CODE(data=data, key="remote_code")
