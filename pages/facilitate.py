"""Run a workshop: one console, one great button for what comes next.

For: the facilitator, alone in front of the room. Reads: the workshops of their territories, how many have answered,
the programme, its votes, who waits at the door. Writes: open, reveal, close, reopen, the step that is now, votes and
their papers, decisions, what is said aloud, the question on the wall, who comes in, a rehearsal. Then: «Projeter», on
the wall.
"""

from collections.abc import Callable

from components import notice
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.acts import Part
from domain.workshops.workshop import State, Workshop
from frame import captures, chosen, console, decisions, door, helping, prints, questions, rehearsing, reopening, words
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
    parts: dict[Part, Callable[[], None]] = {
        Part.VOTES: lambda: votes.panel(visitor, workshop, great=shown.voting),
        Part.DECISIONS: lambda: decisions.panel(workshop.territory, workshop.id),
        Part.EXISTING: lambda: captures.existing(workshop.territory, workshop.id),
        Part.WORDS: lambda: words.panel(workshop.territory, workshop.id),
        Part.ANSWERS: lambda: _answers(shown.workshop),
    }
    console.step(workshop.territory, workshop.id, shown.shape)
    rehearsing.panel(workshop.territory, workshop.id)
    if shown.workshop.state is State.OPEN:
        helping.panel(workshop.territory, workshop.id)
    for part in shown.parts:
        parts[part]()
    if Part.VOTES not in shown.parts:
        votes.elsewhere(visitor, workshop)
    door.panel(workshop.territory, workshop.id)
    prints.panel(workshop.territory, workshop.id)


def _answers(workshop: Workshop) -> None:
    """How many have answered, what the wall shows of it, and, once it is over, the way back."""
    console.answers(workshop.territory, workshop.id)
    if reopening.wanted(workshop):
        reopening.panel(workshop.territory, workshop.id)
    elif workshop.state is State.OPEN and workshop.on_wall:
        questions.panel(workshop.territory, workshop.id)


facilitate()
