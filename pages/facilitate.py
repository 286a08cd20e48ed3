"""Run a workshop: one console, one great button for what comes next.

For: the facilitator, alone in front of the room. Reads: the workshops of their territories, their programme, how many
have answered, votes, who waits at the door. Writes: open, reveal, close, reopen, the step that is now, votes, papers,
decisions, hands, what is said aloud, the question on the wall, who comes in, remotes, a rehearsal. Then: «Projeter».
"""

from components import notice
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from frame import chosen
from frame.places import places
from frame.screen import screen
from frame.workshops import carried, console
from frame.workshops.panels import panels


@screen("facilitate", RUNS_WORKSHOPS)
def facilitate(visitor: Visitor) -> None:
    """Choose a workshop, then its console: the step that is now, and the panels, the one of the step first."""
    chooser, *free = places(3)
    with chooser:
        notice.show()
        workshop = chosen.workshop(visitor)
    if workshop is None:
        return
    shown = console.standing(workshop.id)
    if shown.workshop.away:
        with free[0]:
            carried.panel(visitor, shown)
        return
    panels(visitor, workshop, shown, free)


facilitate()
