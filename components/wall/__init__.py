"""What a room reads from ten metres: the code, its QR, and how many people have finished."""

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import segno
import streamlit as st

from charts import look
from domain.operations.loopback import is_loopback
from domain.operations.versions import Versions
from domain.workshops.programme import Step
from domain.workshops.workshop import Workshop
from sentences.numbers import in_groups
from sentences.workshops.names import mark
from texts import say, whole
from texts.typography import typeset

_HERE = Path(__file__).parent
_WALL = st.components.v2.component(
    "tablee_wall",
    html=(_HERE / "wall.html").read_text(encoding="utf-8"),
    css=(_HERE / "wall.css").read_text(encoding="utf-8"),
    js=(_HERE / "wall.js").read_text(encoding="utf-8"),
)


_TITLE = st.components.v2.component(
    "tablee_wall_title",
    html='<section class="step"><span class="icon" aria-hidden="true"></span><h1></h1><ul></ul><p></p></section>',
    css=(_HERE / "title.css").read_text(encoding="utf-8"),
    js=(_HERE / "title.js").read_text(encoding="utf-8"),
)
Layout = Literal["full", "strip", "side"]
_pictures = Versions[str](64)  # by the address where it leads: of a code that the whole room sees, never of a secret


# What one wall holds in letters that are read at ten metres: rows of words, and how many of them a row holds.
ROWS, LARGE, SMALL = 12, 58, 88
FEW = 5  # rows that leave room for larger letters


def titled(
    workshop: Workshop,
    address: str,
    step: Step,
    lines: Sequence[tuple[str, str]],
    *,
    more: str = "wall.more",
    key: str,
) -> None:
    """The name of the step, in letters that the whole room reads, under the way in.

    ``lines``: what is told under it, each with a second line in smaller letters; those that the wall holds are shown.
    ``more``: the sentence that counts the others.
    """
    wall(workshop, address, count=None, layout="strip", key=key)
    rows = used(lines)
    held = max(1, sum(each <= ROWS for each in rows))
    left = len(lines) - held
    data = {
        "icon": step.icon,
        "title": typeset(step.title),
        "lines": [[typeset(part) for part in line] for line in lines[:held]],
        "few": bool(rows) and rows[-1] <= FEW,
        "more": say(more, n=left) if left > 0 else "",
    }
    _TITLE(data=data, key=f"{key}_title")


def over(workshop: Workshop, *, key: str) -> None:
    """The end: thanks, no figure, and no way in, since nobody comes in any more."""
    data = {"icon": "waving_hand", "title": say("wall.over"), "lines": [], "few": False, "more": mark(workshop)}
    _TITLE(data=data, key=f"{key}_title")


def elsewhere(workshop: Workshop, *, key: str) -> None:
    """It is held on another computer: no way in, since whoever came by it would wait for ever."""
    title = say("wall.elsewhere")
    data = {"icon": "laptop", "title": title, "lines": [], "few": False, "more": typeset(workshop.title)}
    _TITLE(data=data, key=f"{key}_title")


def used(lines: Sequence[tuple[str, str]]) -> list[int]:
    """How many rows of a wall are taken by the first of them, by the first two, and so on."""
    return list(accumulate(-(-len(large) // LARGE) + -(-len(small) // SMALL) for large, small in lines))


def wall(workshop: Workshop, address: str, *, count: tuple[int, str] | None, layout: Layout = "full", key: str) -> None:
    """Draw the join panel.

    Parameters
    ----------
    address : where the QR leads, with the code. If no other device can open it, that is said instead.
    count : a number and the words under it, None once results are shown (then only versions count).
    layout : ``strip`` is a band at the top that leaves the wall to results; ``side`` is a column beside a vote.
    """
    data = {
        **_way_in(in_groups(workshop.code), address),
        "answered": "" if count is None else whole(count[0]),
        "people": "" if count is None else count[1],
        "demonstration": mark(workshop),
        "layout": layout,
    }
    _WALL(data=data, key=key)


def _way_in(code: str, address: str) -> dict[str, str]:
    """The code and its QR; at an address that leads each device to itself, that only this computer can use it."""
    short, name = address.partition("?")[0].partition("://")[2], urlsplit(address).hostname
    if is_loopback(name):
        here = say("wall.alone_where", address=short.partition("/")[0], code=code)
        return {"qr": "", "qr_label": "", "code": say("wall.alone"), "type": "", "where": here, "alone": "yes"}
    qr = _pictures.of(address, lambda: _picture(address))
    where = say("wall.where", address=short)
    return {"qr": qr, "qr_label": say("wall.qr"), "code": code, "type": say("wall.type"), "where": where, "alone": ""}


def _picture(address: str) -> str:
    return str(segno.make(address, error="m").svg_data_uri(scale=8, border=2, dark=look.INK, light="#FFFFFF"))
