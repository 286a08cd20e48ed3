"""What a room answered, on its wall: one bar a theme, readable at ten metres."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from charts.drawn import Spec, spec
from charts.look import WALL
from charts.themes import themes
from components.chart import chart
from domain.evaluation.disclosure import Version
from sentences.evaluation import figures
from texts import say

WIDE = 1_310  # px, with what stands beside the bars: the wall is 1,920 of them across, drawn 1.4 times as large


@dataclass(frozen=True)
class Picture:
    """The figures of a published version, drawn, and what is said of them; without any, why."""

    spec: Spec | None
    alt: str
    said: str


def pictured(rows: Sequence[figures.Shown], version: Version, fewest: int) -> Picture:
    """Draw them once; ``fewest``: answers that would have published a version, where there is none."""
    if not version.population:
        return Picture(None, "", say("wall.nothing", step=fewest))
    drawn = spec(themes, figures.frame(tuple(rows)), size=WALL, wide=WIDE)
    return Picture(drawn, " ".join(map(figures.sentence, rows)), say("wall.who", n=version.population))


def results(picture: Picture) -> None:
    """Draw it on the page."""
    if picture.spec is None:
        st.header(picture.said, anchor=False)
        return
    chart(picture.spec, key="wall_chart", alt=picture.alt)
    st.markdown(picture.said)
