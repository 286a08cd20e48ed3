"""«Vagues»: begin a wave of answers, close it when its workshops are over, open it again if that was too early.

For: facilitators and coordinators, in their territories. Reads: waves and their workshops, until when answers are kept.
Writes: a wave, its closing. Then: «Préparer» puts workshops into it; «Résultats» tells it to everybody.
"""

from datetime import UTC, datetime

import streamlit as st

from components.buttons import Buttons
from components.evaluation.waves import beginning, cards
from components.prose import prose
from db import clock as ends
from db import engine
from db.queries.evaluation import wave_ends
from db.queries.evaluation import waves as kept
from db.queries.operations import content
from domain.evaluation.waves import Standing
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from frame import chosen
from frame.act import act
from frame.screen import screen
from texts import say


@screen("waves", RUNS_WORKSHOPS)
def waves(visitor: Visitor) -> None:
    """One territory at a time."""
    now = datetime.now(UTC)
    ends.settle(engine.current(), now)  # a workshop that was closed half an hour ago holds nothing open
    st.write(say("waves.intro"))
    with engine.current().reading() as connection:
        known = content.territories(connection)
    places = {place.id: prose(place.name) for place in known if visitor.may(RUNS_WORKSHOPS, place.id)}
    here = chosen.one("place", places, say("priorities.territory"), next(iter(places), None))
    if here is None:
        return
    with engine.current().reading() as connection:
        found = wave_ends.standings(connection, here)
    buttons = Buttons[Standing | str]("waves")
    label, why = beginning(buttons), cards(found, now.date(), buttons)
    if buttons.press is None:
        return
    asked, shown = buttons.press.act, buttons.press.shown
    with act(RUNS_WORKSHOPS, shown.territory if isinstance(shown, Standing) else here) as deed:
        if not isinstance(shown, Standing):
            kept.begin(deed.connection, here, label, by=deed.by.staff, now=deed.now)
        elif asked == "close":
            wave_ends.close(deed.connection, shown.id, shown.closed_on, deed.by)
        else:
            wave_ends.reopen(deed.connection, shown.id, shown.closed_on, why.get(shown.id, ""), deed.by)
    buttons.done()
    st.rerun()


waves()
