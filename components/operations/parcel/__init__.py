"""A form for a sealed file: taken away, or brought. Its passphrase goes from the browser to one route, nowhere else.

Streamlit's own fields would send it through the page's session, and its own uploads are closed (``middleware.door``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import streamlit as st

from components.plain import BUTTON
from texts import say

_HERE = Path(__file__).parent
_PARCEL = st.components.v2.component(
    "tablee_parcel",
    html="""
<form autocomplete="off">
<label class="field"><span data-label="choose"></span><select></select></label>
<fieldset><legend data-label="along"></legend><div></div></fieldset>
<label class="field"><span data-label="file"></span><input name="file" type="file" accept=".tablee"></label>
<label class="field"><span data-label="words"></span><input name="words" type="password" maxlength="200"
autocomplete="off"></label>
<label class="field"><span data-label="repeat"></span><input name="repeat" type="password" maxlength="200"
autocomplete="off"></label>
<button type="submit" data-label="act"></button>
<p role="status"></p>
</form>
""",
    css=BUTTON + (_HERE / "parcel.css").read_text(encoding="utf-8"),
    js=(_HERE / "parcel.js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True)
class Choice:
    """A workshop that may be taken away. ``name``: of its file.

    ``people``: of who may go along, the login and what they are called here; ``along``: the logins of who goes so far.
    """

    id: str
    title: str
    name: str
    people: Sequence[tuple[str, str]] = ()
    along: Sequence[str] = ()


def take(path: str, choices: Sequence[Choice], act: str, *, key: str) -> str:
    """A form that fetches one of them sealed, by its id under ``path``; what it said when it was done, once, or ""."""
    return _drawn(path, {"choices": [asdict(one) for one in choices], "twice": True}, act, key)


def bring(path: str, act: str, *, key: str) -> str:
    """A form that sends a file with its passphrase; what the route said when it was done, once, or ""."""
    return _drawn(path, {"choices": None, "twice": False}, act, key)


def _drawn(path: str, asked: Mapping[str, object], act: str, key: str) -> str:
    labels = {each: say(f"carry.form.{each}") for each in ("choose", "along", "file", "repeat")}
    labels |= {"words": say("carry.form.words" if asked["twice"] else "carry.form.same_words"), "act": act}
    told = {each: say(f"carry.form.{each}") for each in ("waiting", "differ", "no_file")}
    told |= {each: say(f"download.{each}") for each in ("done", "failed")}
    data = {"path": path, **asked, "labels": labels, "told": told}
    return str(_PARCEL(data=data, key=key, on_said_change=lambda: None).said or "")
