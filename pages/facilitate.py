"""Run a workshop: one button for the next step.

For: the facilitator, alone in front of the room. Reads: the workshops of their territories, how many have answered.
Writes: open, reveal, close. Then: «Projeter», on the wall.
"""

from urllib.parse import urlsplit

import streamlit as st

from components.console import NextStep, console
from components.pulse import pulse
from db import engine
from db.queries import workshops
from domain.roles import EVERYWHERE, RUNS_WORKSHOPS, Visitor
from domain.workshops import Workshop
from frame.act import act
from frame.live import live
from frame.screen import screen
from texts import say

LOOPBACK = {"localhost", "127.0.0.1", "::1"}
ACTS = {NextStep.OPEN: workshops.open_, NextStep.REVEAL: workshops.reveal, NextStep.CLOSE: workshops.close}


@screen("facilitate", RUNS_WORKSHOPS)
def facilitate(visitor: Visitor) -> None:
    """Choose a workshop, then its console."""
    mine = visitor.territories(RUNS_WORKSHOPS)
    with engine.current().reading() as connection:
        known = workshops.workshops(connection, None if EVERYWHERE in mine else mine)
    if not known:
        st.info(say("facilitate.none"), icon=":material/event:")
        st.page_link("prepare.py", label=say("screen.prepare"), icon=":material/event:")
        return
    by_id = {workshop.id: workshop for workshop in known}
    chosen = st.selectbox(
        say("facilitate.choose"),
        list(by_id),
        format_func=lambda key: _name(by_id[key]),
        key="workshop",
        bind="query-params",
    )
    st.page_link(
        "vote_run.py",
        label=say("screen.vote_run"),
        icon=":material/how_to_vote:",
        query_params={"workshop": chosen},
        width="stretch",
    )
    _live(by_id[chosen].territory, chosen)


def _name(workshop: Workshop) -> str:
    return say(
        "facilitate.name", title=workshop.title, day=f"{workshop.day:%d/%m/%Y}", state=say(f"state.{workshop.state}")
    )


@live(RUNS_WORKSHOPS)
def _live(_: Visitor, workshop_id: str) -> None:
    pulse(f"workshop:{workshop_id}", key="facilitate_pulse")
    with engine.current().reading() as connection:
        workshop = workshops.workshop(connection, workshop_id)
    step = console(workshop, alone=urlsplit(st.context.url or "").hostname in LOOPBACK)
    if step is not None:
        with act(RUNS_WORKSHOPS, workshop.territory) as deed:
            ACTS[step](deed.connection, workshop_id, by=deed.by.staff, now=deed.now)
        st.rerun()


facilitate()
