"""A button that fetches a file from an HTTP route with this browser's own cookie, and says why if it gets none."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from components.plain import BUTTON
from texts import say

_HERE = Path(__file__).parent
_DOWNLOAD = st.components.v2.component(
    "tablee_download",
    html="""
<button type="button"><svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
<path fill="currentColor"
d="M12 16l-5-5 1.4-1.4 2.6 2.6V4h2v8.2l2.6-2.6L17 11zM6 20q-2 0-2-2v-3h2v3h12v-3h2v3q0 2-2 2z"/>
</svg><span></span></button>
<p role="status"></p>
""",
    css=BUTTON + (_HERE / "download.css").read_text(encoding="utf-8"),
    js=(_HERE / "download.js").read_text(encoding="utf-8"),
)


def download(path: str, asked: Mapping[str, object], *, name: str, label: str, key: str) -> None:
    """Draw it. ``asked``: the body that is sent, as JSON; ``name``: of the file that the browser keeps."""
    told = {each: say(f"download.{each}") for each in ("waiting", "done", "failed")}
    _DOWNLOAD(data={"path": path, "asked": dict(asked), "name": name, "label": label, **told}, key=key)
