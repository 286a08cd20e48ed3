"""The nine themes of a territory and a wave, with honest uncertainty.

For: committee members, and those who run workshops. Reads: the published versions of the territory's waves. Writes:
nothing. Then: a theme in full; it moves by itself when a new version is published.
"""

from datetime import UTC, datetime

import streamlit as st

from components.evaluation import overview
from components.pulse import pulse
from db import clock as ends
from db import engine
from db.queries.evaluation import told
from db.queries.evaluation.waves import Wave
from db.queries.operations import content
from domain.evaluation.committee import apart
from domain.staff.roles import READS_THEMES, Visitor
from frame import wave as waves
from frame.live import live
from frame.screen import screen
from sentences.evaluation import changes, figures
from sentences.evaluation.origin import untold
from texts import say


@screen("themes", READS_THEMES)
def themes(visitor: Visitor) -> None:
    """Choose a wave, then read."""
    wave = waves.wave(visitor)
    if wave is not None:
        _live(wave.territory, wave)


@live(READS_THEMES)
def _live(_: Visitor, wave: Wave) -> None:
    pulse(f"public:{wave.id}", key="themes_pulse")
    ends.settle(engine.current(), datetime.now(UTC))
    with engine.current().reading() as connection:
        every, known_themes = content.indicators(connection), content.themes(connection)
        here, known = told.beside(connection, wave)
    rules = tuple(rule for rule in every if rule.room)
    lines = changes.lines(figures.shown(known_themes, rules, here.told(rules)), here, known)
    st.subheader(say("themes.population", n=here.population), anchor=False)
    if here.population:
        overview.aloud(lines, wave.territory_name, wave.label)
        overview.drawing(lines, here.population)
    first = {rule.theme: untold(rule, why) for rule in every if rule.flagship and (why := apart(rule, every))}
    overview.tiles(lines, first, wave.id)
    overview.table(lines)


themes()
