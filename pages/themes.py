"""The nine themes of a territory and a wave, with honest uncertainty.

For: committee members, and those who run workshops. Reads: the published versions of the territory's waves; a
committee also who answered in a closed one. Writes: nothing. Then: a theme in full; it moves by itself when a new
version is published.
"""

import streamlit as st

from components.evaluation import overview
from components.printing import printing
from components.prose import prose
from components.pulse import pulse
from domain.evaluation.waves import Wave
from domain.staff.roles import READS_SENSITIVE, READS_THEMES, Visitor
from frame import due
from frame.evaluation import overview as overviews
from frame.evaluation import wave as waves
from frame.evaluation.quality import panel as quality
from frame.live import live
from frame.offered import link
from frame.screen import screen
from sentences.evaluation.waves import population


@screen("themes", READS_THEMES)
def themes(visitor: Visitor) -> None:
    """Choose a wave, then read."""
    wave = waves.wave(visitor)
    if wave is not None:
        printing(f"{wave.territory_name}, {wave.label}", key="themes_print", close=True)
        _live(wave.territory, wave)


@live(READS_THEMES)
def _live(visitor: Visitor, wave: Wave) -> None:
    pulse(f"public:{wave.id}", key="themes_pulse")
    due.keep_up()
    sensitive = visitor.may(READS_SENSITIVE, wave.territory)
    drawn = overviews.drawn(overviews.of(wave, sensitive=sensitive), sensitive=sensitive)
    st.subheader(prose(population(drawn.population)), anchor=False)
    overview.glance(drawn, wave.territory_name, wave.label)
    overview.tiles(drawn, wave.id, link("theme"))
    quality(visitor, wave)
    overview.below(drawn, wave.territory, link("indicators"))


themes()
