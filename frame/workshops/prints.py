"""What is printed for a workshop: a panel behind a door of its own."""

from components.workshops import prints
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.workshop import State
from frame.address import instead
from frame.file import file
from frame.live import live
from frame.votes import known
from frame.workshops import console
from texts.typography import typeset


@live(RUNS_WORKSHOPS)
def panel(_: Visitor, workshop_id: str) -> None:
    """From its preparation on; nothing is printed for a workshop that is over."""
    shown = console.standing(workshop_id)
    if shown.workshop.state is not State.CLOSED:
        asked = {one.id: typeset(one.title) for one in shown.asked}
        prints.panel(shown.workshop, known.votes(workshop_id), asked, file, instead())
