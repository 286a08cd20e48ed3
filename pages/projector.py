"""The wall, readable at ten metres.

For: the whole room. Reads: the workshop, its published version, the vote that is on the wall. Writes: nothing.
Then: it moves by itself; before «Révéler» it shows how many have answered (or voted) and nothing else.
"""

import streamlit as st

from charts.drawn import spec
from charts.look import WALL
from charts.themes import themes as themes_chart
from components.chart import chart
from components.pulse import pulse
from components.stage import stage
from components.votes.wall import vote_wall
from components.wall import wall
from db import engine
from db.queries.evaluation import publications
from db.queries.operations import content
from db.queries.votes import screens
from db.queries.workshops import workshops
from domain.errors import NotAllowed
from domain.evaluation.disclosure import Version
from domain.evaluation.reservoir import at_closing
from domain.operations.settings import Settings
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.workshop import State
from frame.live import live
from frame.screen import screen
from sentences.evaluation import figures
from texts import say

WIDE = 1_140  # px: what stands beside the bars is outside of them


@screen("projector", RUNS_WORKSHOPS, titled=False)
def projector(visitor: Visitor) -> None:
    """One workshop, named in the address."""
    chosen = st.query_params.get("workshop", "")
    with engine.current().reading() as connection:
        workshop = workshops.workshop(connection, chosen)
    if not visitor.may(RUNS_WORKSHOPS, workshop.territory):
        raise NotAllowed
    stage(key="projector_stage")
    _live(workshop.territory, chosen)


@live(RUNS_WORKSHOPS)
def _live(_: Visitor, workshop_id: str) -> None:
    pulse(f"workshop:{workshop_id}", key="projector_pulse")
    with engine.current().reading() as connection:
        workshop = workshops.workshop(connection, workshop_id)
        themes = content.themes(connection)
        indicators = content.indicators(connection, room=True)
        version = publications.latest(connection, f"room:{workshop_id}", indicators)
        story = screens.on_wall(connection, workshop_id, Settings.from_environment().secret_key)
    address = f"{(st.context.url or '').rpartition('/')[0]}/participer?code={workshop.code}"
    if story is not None:
        vote_wall(story, workshop, address)
        return
    results = workshop.revealed or workshop.state is State.CLOSED
    count = (workshop.answered, say("wall.people", n=workshop.answered))
    wall(
        workshop, address, count=None if results else count, layout="strip" if results else "full", key="projector_wall"
    )
    if results:
        fewest = at_closing(workshop.counted_as, workshop.people)
        _results(figures.shown(themes, indicators, version.figures), version, fewest)


def _results(rows: tuple[figures.Shown, ...], version: Version, fewest: int) -> None:
    if not version.population:
        st.header(say("projector.nothing", step=fewest), anchor=False)
        return
    drawn = spec(themes_chart, figures.frame(rows), size=WALL, wide=WIDE)
    chart(drawn, key="projector_chart", alt=" ".join(map(figures.sentence, rows)))
    st.markdown(say("projector.who", n=version.population))


projector()
