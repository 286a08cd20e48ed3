"""Documents: a committed template, and data. Tagged (PDF/UA-1), in the letters of the screens, the same each time.

What people typed reaches a template as data and is never read as its language. typst is 80 MB: it is loaded by the
first document that is drawn, not by a server that draws none.
"""

import json
import re
from collections.abc import Callable, Mapping
from itertools import groupby
from pathlib import Path
from unicodedata import category, normalize

import segno

from texts import say

TEMPLATES = Path(__file__).parent / "templates"
UNKNOWN = "◊"  # for a sign that no letter of ours draws: it is seen that there was something
_UNDRAWN = re.compile(r"the text `(\".+?\")` could not be displayed")


def pdf(template: str, data: Mapping[str, object]) -> bytes:
    """The document that ``template`` (a file of ``reports/templates``, without its ending) makes of ``data``.

    Parameters
    ----------
    data : what ``json`` can write. The template reads it as ``data``; its ``title`` is the document's.
    """
    from typst import TypstError  # noqa: PLC0415  see above

    said = _worded(data, _seen)
    while True:
        try:
            return _compiled(template, said)
        except TypstError as refused:
            undrawn = _undrawn(refused.diagnostic)
            if not undrawn:
                raise
            said = _worded(said, _without(undrawn))


def qr(address: str) -> str:
    """A QR as SVG, sharp at any size, for ``qr`` of ``house.typ``. One shape: no hair between its modules in print."""
    modules = [list(row) for row in segno.make_qr(address, error="m").matrix]
    shape = "".join(
        f"M{start} {line}h{length}v1h-{length}z" for line, row in enumerate(modules) for start, length in _runs(row)
    )
    side = len(modules)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"><path d="{shape}"/></svg>'


def qr_said(address: str) -> str:
    """What stands for a QR to whoever does not see it. ``address``: as it is typed."""
    return say("print.qr", address=address)


def _compiled(template: str, data: object) -> bytes:
    import typst  # noqa: PLC0415  see above
    from font_source_sans_pro import font_directory  # noqa: PLC0415  looks through a folder when it is imported

    made = typst.compile(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=[font_directory],
        ignore_system_fonts=True,  # the same letters on every machine
        sys_inputs={"data": json.dumps(data)},
        pdf_standards="ua-1",
    )
    assert isinstance(made, bytes)
    return made


def _seen(words: str) -> str:
    """The same without the signs that are not to be seen, other than a space and the end of a line."""
    return "".join(sign for sign in normalize("NFC", words) if sign == "\n" or category(sign) not in {"Cc", "Cf"})


def _without(undrawn: frozenset[str]) -> Callable[[str], str]:
    """Changes words: signs that no letter draws are left out, if they are pictures, or shown to be unknown."""
    return lambda words: "".join(_instead(sign) if sign in undrawn else sign for sign in words)


def _worded(value: object, change: Callable[[str], str]) -> object:
    """The same value with all of its words changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {name: _worded(part, change) for name, part in value.items()}
    return [_worded(part, change) for part in value] if isinstance(value, list | tuple) else value


def _instead(sign: str) -> str:
    return "" if category(sign) in {"So", "Sk", "Mn"} else UNKNOWN


def _undrawn(said: str) -> frozenset[str]:
    """The signs that typst says it has no letter for."""
    return frozenset("".join(json.loads(re.sub(r"\\u\{(\w+)\}", _four, text)) for text in _UNDRAWN.findall(said)))


def _four(sign: re.Match[str]) -> str:
    """A sign that is told by its number, as JSON writes it."""
    return json.dumps(chr(int(sign[1], 16)))[1:-1]


def _runs(row: list[int]) -> list[tuple[int, int]]:
    """Start and length of each run of dark modules."""
    runs = [[position for position, _ in run] for dark, run in groupby(enumerate(row), lambda pair: pair[1]) if dark]
    return [(run[0], len(run)) for run in runs]
