"""Between the screen and the cookie: one POST, then a full page load, so that nothing of the former run remains."""

from pathlib import Path

import streamlit as st

from texts import say

_HANDOVER = st.components.v2.component(
    "tablee_handover",
    html='<p role="status"></p>',
    css="""
p {
  margin: 0;
  color: var(--st-text-color);
  font: inherit;
}
""",
    js=(Path(__file__).parent / "handover.js").read_text(encoding="utf-8"),
)


def enter(code: str, *, key: str, stay: bool = False) -> None:
    """Exchange the one-time ``code`` for this browser's staff cookie, then load the home page anew.

    ``stay``: this page goes on instead, with what was typed in it.
    """
    _post("/api/staff/session", {"code": code}, say("sign_in.entering"), say("sign_in.not_entered"), key, stay=stay)


def leave(*, key: str, then: str = "/") -> None:
    """End this browser's staff session, then load the home page anew, or ``then``."""
    _post("/api/staff/session/end", {}, say("sign_in.leaving"), say("sign_in.not_left"), key, then=then)


def try_as(role: str, then: str, *, key: str) -> None:
    """Sign in as the demonstration account of a role, then load the page ``then``."""
    _post("/api/staff/trying", {"role": role}, say("sign_in.entering"), say("trying.failed"), key, then=then)


def _post(
    path: str, body: dict[str, str], waiting: str, failed: str, key: str, *, stay: bool = False, then: str = "/"
) -> None:
    data = {"path": path, "body": body, "waiting": waiting, "failed": failed, "stay": stay, "next": then}
    _HANDOVER(data=data, key=key, on_entered_change=lambda: None)
