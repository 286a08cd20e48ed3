"""The nine themes of a territory and a wave, with honest uncertainty.

For: committee members, and those who run workshops. Reads: the published version of the wave. Writes: nothing.
Then: it moves by itself when a new version is published.
"""

from datetime import UTC, datetime

import streamlit as st

from charts.drawn import spec
from charts.themes import themes as themes_chart
from components.chart import chart
from components.prose import prose, tabled
from components.pulse import pulse
from db import clock as ends
from db import engine
from db.queries.evaluation import publications, waves
from db.queries.operations import content
from domain.staff.roles import EVERYWHERE, READS_THEMES, Visitor
from frame import chosen
from frame.live import live
from frame.screen import screen
from sentences.evaluation import figures
from texts import say


@screen("themes", READS_THEMES)
def themes(visitor: Visitor) -> None:
    """Choose a wave, then read."""
    mine = visitor.territories(READS_THEMES)
    with engine.current().reading() as connection:
        known = waves.newest(waves.waves(connection, None if EVERYWHERE in mine else mine))
    if not known:
        st.info(say("themes.none"), icon=":material/hourglass_empty:")
        return
    by_id = {wave.id: wave for wave in known}
    names = {wave.id: say("themes.wave_name", territory=wave.territory_name, wave=wave.label) for wave in known}
    wave = chosen.one("wave", names, say("themes.wave"), known[0].id, unknown=say("chosen.unknown"))
    if wave is None:
        return
    if by_id[wave].demonstration:
        st.info(say("demonstration"), icon=":material/science:")
    _live(by_id[wave].territory, wave)


@live(READS_THEMES)
def _live(_: Visitor, wave_id: str) -> None:
    pulse(f"public:{wave_id}", key="themes_pulse")
    ends.settle(engine.current(), datetime.now(UTC))
    with engine.current().reading() as connection:
        indicators = content.indicators(connection, room=True)
        rows = figures.shown(
            content.themes(connection),
            indicators,
            publications.latest(connection, f"public:{wave_id}", indicators).figures,
        )
    population = max((row.figure.population for row in rows), default=0)
    st.subheader(say("themes.population", n=population), anchor=False)
    sentences = [figures.sentence(row) for row in rows]
    if population:
        chart(spec(themes_chart, figures.frame(rows)), key="themes_chart", alt=" ".join(sentences))
        st.caption(say("themes.about", n=population))
    for row, sentence in zip(rows, sentences, strict=True):
        st.markdown(f":material/{row.theme.icon}: **{prose(row.theme.fr)}**", width="stretch")
        st.text(" ".join(filter(None, (sentence, figures.missing(row), figures.kept(row, rows)))))
    with st.expander(say("themes.table"), icon=":material/table:", key="themes_table"):
        st.table(tabled(figures.table(rows)))
    st.caption(prose(figures.sources(rows)))


themes()
