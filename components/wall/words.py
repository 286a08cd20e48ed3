"""Words on the wall, the more often said the larger, in reading order; and the weather of a session."""

from collections.abc import Sequence
from math import ceil
from pathlib import Path

import streamlit as st

from domain.workshops.weather import Weather
from domain.workshops.words import Cloud, SaidWord
from sentences.workshops.words import hands, missing, often, sizes, sky
from texts import say
from texts.typography import typeset

_HERE = Path(__file__).parent
_WORDS = st.components.v2.component(
    "tablee_wall_words",
    html='<section class="spoken"><header><span class="icon" aria-hidden="true"></span><h1></h1></header>'
    '<ul class="moods"></ul><ul class="said"></ul><div class="under"></div></section>',
    css=(_HERE / "words.css").read_text(encoding="utf-8"),
    js=(_HERE / "words.js").read_text(encoding="utf-8"),
)
# What the wall holds beside the way in, in letters that are read at ten metres. Measured at 1920 × 1080, in rem.
WIDE, TALL, SKY = 64.0, 20.0, 11.5
_LETTERS = {1: 1.9, 2: 2.5, 3: 3.2, 4: 4.0}  # height of each size
_LEAST_LARGEST = 2  # however many there are: what is said more often is still seen to be
_SMALL = 1.2  # of the letters that say how often
_BROAD, _GAP, _LINE = 0.6, 2.2, 1.35  # a letter's width by its height, between words, a line by its height


def spoken(icon: str, title: str, cloud: Cloud | None, weather: Weather | None, *, key: str) -> None:
    """Draw it under a title. Words that the wall cannot hold are counted, never drawn smaller than they are read."""
    said = cloud.said if cloud else ()
    moods = sky(weather) if weather else []
    shown = fitted(said, TALL - (SKY if moods else 0))
    left = len(said) - len(shown)
    under = [
        missing(cloud) if cloud else "",
        say("words.more", n=left) if left else "",
        hands(weather) if weather and not (cloud and moods) else "",
    ]
    drawn = zip(said, shown, strict=False)
    data = {
        "icon": icon,
        "title": typeset(title),
        "said": [{"words": typeset(one.words), "often": often(one), "size": size} for one, size in drawn],
        "moods": [{"icon": sign, "word": word, "n": n} for sign, word, n in moods],
        "under": [line for line in under if line],
    }
    _WORDS(data=data, key=key)


def fitted(said: Sequence[SaidWord], tall: float) -> list[int]:
    """The sizes of those that the wall holds, from the first on; where not all fit, the largest letters give way."""
    wanted = sizes(said)
    for largest in range(max(_LETTERS), _LEAST_LARGEST, -1):
        capped = [min(size, largest) for size in wanted]
        if fitting(said, capped, tall) == len(said):
            return capped
    capped = [min(size, _LEAST_LARGEST) for size in wanted]
    return capped[: fitting(said, capped, tall)]


def fitting(said: Sequence[SaidWord], sized: Sequence[int], tall: float) -> int:
    """How many of them, from the first on, stand on lines of ``WIDE`` in so much height, in rem; at least one."""
    across, down, line = 0.0, 0.0, 0.0
    for number, (one, size) in enumerate(zip(said, sized, strict=True)):
        high = _LETTERS[size]
        wide = _BROAD * (len(one.words) * high + (len(often(one)) + 1) * _SMALL) + _GAP
        if across and across + wide > WIDE:
            across, down, line = 0.0, down + line, 0.0
        lines = ceil(wide / WIDE)  # a word wider than the wall goes on under itself
        across, line = across + wide, max(line, high * _LINE * lines)
        if down + line > tall and number:
            return number
    return len(said)
