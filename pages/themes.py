"""The nine themes of a territory and a wave, with honest uncertainty.

For: committee members, and those who run workshops. Reads: the published versions of the territory's waves. Writes:
nothing. Then: a theme in full; it moves by itself when a new version is published.
"""

from datetime import UTC, datetime

import streamlit as st

from components.evaluation import overview
from components.printing import printing
from components.pulse import pulse
from db import clock as ends
from db import engine
from db.queries.evaluation import life, told
from db.queries.evaluation.waves import Wave
from db.queries.operations import content
from domain.staff.roles import READS_SENSITIVE, READS_THEMES, Visitor
from frame import wave as waves
from frame.live import live
from frame.screen import screen
from sentences.evaluation import changes, figures
from sentences.evaluation.flagships import flagships
from sentences.evaluation.life import marked
from texts import say


@screen("themes", READS_THEMES)
def themes(visitor: Visitor) -> None:
    """Choose a wave, then read."""
    wave = waves.wave(visitor)
    if wave is not None:
        printing(f"{wave.territory_name}, {wave.label}", key="themes_print", one_page=True)
        _live(wave.territory, wave)


@live(READS_THEMES)
def _live(visitor: Visitor, wave: Wave) -> None:
    pulse(f"public:{wave.id}", key="themes_pulse")
    ends.settle(engine.current(), datetime.now(UTC))
    sensitive = visitor.may(READS_SENSITIVE, wave.territory)
    with engine.current().reading() as connection:
        lived, known_themes = life.of(connection, wave.territory), content.themes(connection)
        every = marked(content.indicators(connection), lived)
        here, known = told.beside(connection, wave, sensitive=sensitive)
    rules = tuple(rule for rule in every if rule.room)
    lines = changes.lines(figures.shown(known_themes, rules, here.told(rules)), here, known)
    st.subheader(say("themes.population", n=here.population), anchor=False)
    if here.population:
        overview.aloud(lines, wave.territory_name, wave.label)
        overview.drawing(lines, here.population)
    overview.tiles(lines, flagships(known_themes, every, here, known, sensitive=sensitive), wave.id)
    overview.table(lines)
    overview.decided(lived, wave.territory)


themes()
