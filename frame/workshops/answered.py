"""How many have answered, what the wall shows of it, and, once the workshop is over, the ways on and back."""

from domain.staff.roles import Visitor
from domain.workshops.acts import WorkshopStanding
from domain.workshops.workshop import State
from frame.workshops import afterwards, console, questions, reopening, returning


def panel(visitor: Visitor, shown: WorkshopStanding) -> None:
    """On the console of one workshop, as it stands."""
    workshop = shown.workshop
    if shown.guest:
        returning.panel(visitor, workshop)
    elif workshop.state is State.CLOSED:
        afterwards.panel(workshop)
    console.answers(workshop.territory, workshop.id)
    if reopening.wanted(workshop):
        reopening.panel(workshop.territory, workshop.id)
    elif workshop.state is State.OPEN and workshop.on_wall:
        questions.panel(workshop.territory, workshop.id)
