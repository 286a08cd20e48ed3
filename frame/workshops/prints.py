"""What is printed for a workshop: a panel behind a door of its own."""

from components.workshops import prints
from db import engine
from db.queries.votes import votes
from db.queries.workshops import asking, workshops
from domain.staff.roles import RUNS_WORKSHOPS, Visitor
from domain.workshops.workshop import State
from frame.address import alone
from frame.file import file
from frame.live import live
from texts.typography import typeset


@live(RUNS_WORKSHOPS)
def panel(_: Visitor, workshop_id: str) -> None:
    """From its preparation on; nothing is printed for a workshop that is over."""
    with engine.current().reading() as connection:
        workshop, found = workshops.workshop(connection, workshop_id), votes.votes_of(connection, workshop_id)
        asked = {one.id: typeset(one.title) for one in asking.of(connection, workshop_id)}
    if workshop.state is not State.CLOSED:
        prints.panel(workshop, found, asked, file, alone=alone())
