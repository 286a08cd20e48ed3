"""Run a workshop: one console, one great button for what comes next.

For: the facilitator, alone in front of the room. Reads: the workshops of their territories, their programme, how many
have answered, votes, who waits at the door. Writes: open, reveal, close, reopen, the step that is now, votes, papers,
decisions, hands, what is said aloud, the question on the wall, who comes in, remotes, a rehearsal. Then: «Projeter».
"""

from collections.abc import Callable

from components import notice
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.acts import Part
from domain.workshops.workshop import State
from frame import chosen
from frame.cooperation import compass
from frame.places import Draw, fill, places
from frame.screen import screen
from frame.votes import panel as votes
from frame.workshops import (
    answered,
    captures,
    carried,
    console,
    decisions,
    door,
    helping,
    judging,
    prints,
    rehearsing,
    remotes,
    words,
)

PLACES = 3 + 4 + len(Part) + 1 + 3  # above, what always stands first, parts, votes elsewhere, what always stands last


@screen("facilitate", RUNS_WORKSHOPS)
def facilitate(visitor: Visitor) -> None:
    """Choose a workshop, then its console: the step that is now, and the panels, the one of the step first."""
    said, chooser, first, *free = places(PLACES)
    with said:
        notice.show()
    with chooser:
        workshop = chosen.workshop(visitor)
    if workshop is None:
        return
    shown = console.standing(workshop.id)
    if shown.workshop.away:
        with first:
            carried.panel(visitor, shown)
        return
    # The act of a vote stands where all others do.
    great = first.container(key="great_vote") if shown.voting else None
    parts: dict[Part, Callable[[], None]] = {
        Part.VOTES: lambda: votes.panel(visitor, workshop, great=great),
        Part.DECISIONS: lambda: decisions.panel(workshop.territory, workshop.id),
        Part.SINCE: lambda: judging.panel(workshop.territory, workshop.id),
        Part.EXISTING: lambda: captures.existing(workshop.territory, workshop.id),
        Part.WORDS: lambda: words.panel(workshop.territory, workshop.id),
        Part.GOALS: lambda: compass.choosing(workshop.territory, workshop.id),
        Part.ANSWERS: lambda: answered.panel(visitor, shown),
    }
    here = workshop.territory, workshop.id
    drawn: list[Draw] = [
        lambda: console.step(*here, shown.shape),
        lambda: door.people(*here),
        lambda: rehearsing.panel(*here),
        lambda: helping.panel(*here) if shown.workshop.state is State.OPEN else None,
        *(parts[part] for part in shown.parts),
        *([] if Part.VOTES in shown.parts else [lambda: votes.elsewhere(visitor, workshop)]),
    ]
    fill(free, drawn, [lambda: door.panel(*here), lambda: remotes.panel(*here), lambda: prints.panel(*here)])


facilitate()
