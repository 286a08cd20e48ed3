"""Where a workshop stands, in one reading, for the console of whoever runs it."""

from sqlalchemy import Connection

from db.queries.evaluation import reveals
from db.queries.workshops import programme, scenes, workshops
from domain.workshops.acts import Standing


def standing(connection: Connection, workshop_id: str) -> Standing:
    """All that its console needs to know.

    Raises
    ------
    domain.workshops.errors.UnknownWorkshop
    """
    workshop = workshops.workshop(connection, workshop_id)
    steps = programme.programme(connection, workshop_id)
    scene = scenes.on_wall(connection, workshop, steps.step)
    return Standing(workshop, steps, scene, reveals.lacking(connection, workshop))
