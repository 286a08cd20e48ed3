"""What a wave gives back: what changed around those who spoke, what was decided, what is told of their answers."""

import streamlit as st

from components.cooperation import network as shown
from components.cooperation import returned as drawn
from db import engine
from db.engine import Connection
from db.queries.cooperation import commitments, history, means, solutions, ties
from db.queries.cooperation.figures import figures
from db.queries.workshops import decisions
from domain.cooperation.partners import Seat
from domain.cooperation.returned import Returned, returned
from domain.cooperation.sheets import Audience
from domain.cooperation.ties import changes
from frame.offered import link
from frame.seat import today
from texts import say


def since(connection: Connection, wave: str, reader: Audience) -> Returned:
    """What is new in a wave, of those that let ``reader`` see it."""
    past = history.until(connection, wave)
    moved = None
    if past.before is not None:
        moved = changes(*(ties.network(connection, one, reader) for one in (past.before, wave)))
    pool, known = means.pool(connection, wave, reader), commitments.shown(connection, wave, reader)
    return returned(wave, moved, pool, known)


def giving_back(seat: Seat) -> None:
    """What became of what this organisation and the others said."""
    reader = Audience.PARTNERS
    with engine.current().reading() as connection:
        found, network = since(connection, seat.wave, reader), ties.network(connection, seat.wave, reader)
        told = figures(connection, seat.wave, seat.territory, network, reader)
        names = {one.id: one.name for one in ties.members(connection, seat.wave)}
        before = history.before(connection, seat.wave)
        types = means.named(connection)
        made = solutions.of_territory(connection, seat.territory, drafts=False)
        decided = [
            one for one in decisions.of_territory(connection, seat.territory) if one.demonstration == seat.demonstration
        ]
    st.write(say("returned.intro"))
    drawn.since(found, before, names, types)
    st.subheader(say("returned.answers"), anchor=False)
    led = [brick for one in made for brick in one.bricks if brick.words.lead == seat.actor]
    drawn.bricks(led, link("solutions"))
    drawn.decided(decided, today(), seat.territory, link("follow_up"))
    st.subheader(say("returned.figures"), anchor=False)
    st.markdown(shown.figures(network, told))
