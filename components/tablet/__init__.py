"""The resident's questionnaire on a tablet or a phone; «Mes réponses»; the partners' desk: three entries, one frame.

Everything a person touches runs in the browser (the room ``tablet/``, plain JavaScript modules served under
``/assets/tablet/``) and goes on without network. Python only names it, and gives it the words and, from the QR, a
workshop code; answers travel to the HTTP API, never through Streamlit.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from domain.participation.tickets import PICTOGRAMS
from texts import HEARD, LANGUAGES, RECORDED, SOURCE, Language, field, keys_under
from texts.over import Over, over

MODULES = Path(__file__).parents[2] / "tablet"

# The modules are fetched once and keep running while Streamlit redraws or reconnects around them.
_LOADER = """
export default function ({ data: bytes, parentElement }) {
  const data = JSON.parse(new TextDecoder().decode(bytes))
  const address = new URL(`/assets/tablet/${data.entry}.js?v=${data.version}`, location.origin)
  import(address).then(({ mount }) => mount(parentElement, data))
}
"""
_TABLET = st.components.v2.component("tablee_tablet", js=_LOADER)


@cache
def version() -> str:
    """A digest of the browser's modules: changes when any of them does."""
    digest = hashlib.sha256()
    for path in sorted(file for file in MODULES.rglob("*") if file.is_file()):
        digest.update(path.relative_to(MODULES).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def tablet(code: str, *, key: str, own: bool = False, language: str = SOURCE) -> None:
    """Draw the tablet over the whole window.

    Parameters
    ----------
    code : the workshop code that the QR carried, empty if there was none. The browser uses it once and removes it
        from the address bar; it is never a visit's token.
    own : whether that code is joined as on a person's own device, even if it is as large as a tablet.
    """
    _draw("main", {"code": code, "own": own, "pictograms": PICTOGRAMS}, language, key)


def my_answers(pictograms: Sequence[tuple[str, str]], *, key: str, language: str = SOURCE) -> None:
    """Draw «Mes réponses» over the whole window: a ticket, what it holds, its withdrawal.

    ``pictograms``: the word of each, and its symbol, in the order in which they are offered.
    """
    _draw("my_answers", {"pictograms": pictograms}, language, key)


def recorder(places: bytes, *, key: str) -> None:
    """Draw «Voix» over the whole window.

    ``places``: where this visitor runs workshops, ``written``: ``{places: [{id, name, sentences: [{name, fr}],
    recorded: {language: [name]}, stale: {language: [name]}}]}``; stale: written otherwise since they were said.
    """
    _draw("recorder", {}, SOURCE, key, places)


def desk(*, key: str) -> None:
    """Draw the partners' desk over the whole window; the browser takes the link's secret out of its own address."""
    _draw("desk", {}, SOURCE, key)


def _draw(entry: str, given: dict[str, Any], language: str, key: str, *further: bytes) -> None:
    about = written({"language": language, "version": version(), "entry": entry, **given})
    # As bytes: of anything else Streamlit writes all the words twice at each run, to see whether they are others.
    _TABLET(data=b"{%b}" % b",".join(one[1:-1] for one in (_words(over()), about, *further)), key=key)


def written(said: dict[str, Any]) -> bytes:
    """What is said to the browser, none of it empty: what changes rarely is written once."""
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


@lru_cache(maxsize=4)
def _words(_: Over) -> bytes:
    """All languages at once: the next person may choose another one while there is no network."""
    words = {
        "texts": {language: keys_under("tablet", language) for language in LANGUAGES},
        "content": field.translated(word for word, _ in PICTOGRAMS),
        "languages": [
            {**asdict(Language.of(code)), "unread": code in LANGUAGES and field.unread(code), "heard": code in HEARD}
            for code in RECORDED
        ],
    }
    return written(words)
