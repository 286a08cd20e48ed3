"""Run a workshop: one console, one great button for what comes next.

For: the facilitator, alone in front of the room. Reads: the workshops of their territories, their programme, how many
have answered, votes, who waits at the door. Writes: open, reveal, close, reopen, the step that is now, votes, papers,
decisions, hands, what is said aloud, the question on the wall, who comes in, remotes, a rehearsal. Then: «Projeter».
"""

from collections.abc import Callable

import streamlit as st

from components import notice
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.acts import Part
from domain.workshops.workshop import State, Workshop
from frame import (
    afterwards,
    captures,
    chosen,
    compass,
    console,
    decisions,
    door,
    helping,
    judging,
    prints,
    questions,
    rehearsing,
    remotes,
    reopening,
    words,
)
from frame.screen import screen
from frame.votes import panel as votes


@screen("facilitate", RUNS_WORKSHOPS)
def facilitate(visitor: Visitor) -> None:
    """Choose a workshop, then its console: the step that is now, and the panels, the one of the step first."""
    notice.show()
    workshop = chosen.workshop(visitor)
    if workshop is None:
        return
    shown = console.standing(workshop.id)
    great = st.container(key="great_vote") if shown.voting else None  # the act of a vote stands where all others do
    parts: dict[Part, Callable[[], None]] = {
        Part.VOTES: lambda: votes.panel(visitor, workshop, great=great),
        Part.DECISIONS: lambda: decisions.panel(workshop.territory, workshop.id),
        Part.SINCE: lambda: judging.panel(workshop.territory, workshop.id),
        Part.EXISTING: lambda: captures.existing(workshop.territory, workshop.id),
        Part.WORDS: lambda: words.panel(workshop.territory, workshop.id),
        Part.GOALS: lambda: compass.choosing(workshop.territory, workshop.id),
        Part.ANSWERS: lambda: _answers(shown.workshop),
    }
    console.step(workshop.territory, workshop.id, shown.shape)
    door.people(workshop.territory, workshop.id)
    rehearsing.panel(workshop.territory, workshop.id)
    if shown.workshop.state is State.OPEN:
        helping.panel(workshop.territory, workshop.id)
    for part in shown.parts:
        parts[part]()
    if Part.VOTES not in shown.parts:
        votes.elsewhere(visitor, workshop)
    door.panel(workshop.territory, workshop.id)
    remotes.panel(workshop.territory, workshop.id)
    prints.panel(workshop.territory, workshop.id)


def _answers(workshop: Workshop) -> None:
    """How many have answered, what the wall shows of it, and, once it is over, the ways on and back."""
    if workshop.state is State.CLOSED:
        afterwards.panel(workshop)
    console.answers(workshop.territory, workshop.id)
    if reopening.wanted(workshop):
        reopening.panel(workshop.territory, workshop.id)
    elif workshop.state is State.OPEN and workshop.on_wall:
        questions.panel(workshop.territory, workshop.id)


facilitate()
