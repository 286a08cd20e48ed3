"""What a room answered, on its wall: one bar a theme, readable at ten metres."""

from collections.abc import Sequence

import streamlit as st

from charts.drawn import spec
from charts.look import WALL
from charts.themes import themes
from components.chart import chart
from domain.evaluation.disclosure import Version
from sentences.evaluation import figures
from texts import say

WIDE = 1_310  # px, with what stands beside the bars: the wall is 1,920 of them across, drawn 1.4 times as large


def results(rows: Sequence[figures.Shown], version: Version, fewest: int) -> None:
    """Draw the figures of the published version; ``fewest``: answers that would have published one, where none is."""
    if not version.population:
        st.header(say("projector.nothing", step=fewest), anchor=False)
        return
    drawn = spec(themes, figures.frame(tuple(rows)), size=WALL, wide=WIDE)
    chart(drawn, key="projector_chart", alt=" ".join(map(figures.sentence, rows)))
    st.markdown(say("projector.who", n=version.population))
