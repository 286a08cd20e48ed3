"""Where a workshop stands, in one reading, for the console of whoever runs it."""

from sqlalchemy import Connection, select

from db.models.vote import VoteRow
from db.queries.evaluation import reveals
from db.queries.operations import carries
from db.queries.workshops import asking, programme, scenes, workshops
from domain.workshops.acts import WorkshopStanding
from domain.workshops.scene import Scene, What
from domain.workshops.workshop import State


def standing(connection: Connection, workshop_id: str) -> WorkshopStanding:
    """All that its console needs to know.

    Raises
    ------
    domain.workshops.errors.UnknownWorkshop
    """
    workshop = workshops.workshop(connection, workshop_id)
    steps = programme.programme(connection, workshop_id)
    scene = scenes.on_wall(connection, workshop, steps.step)
    states = connection.execute(select(VoteRow.state).where(VoteRow.workshop_id == workshop_id).distinct()).scalars()
    lacking, asked = reveals.lacking(connection, workshop), asking.of(connection, workshop_id)
    guest = workshop.state is State.CLOSED and carries.is_guest(connection, workshop_id)
    return WorkshopStanding(
        workshop, steps, scene, lacking, frozenset(map(State, states)), asked, guest, _glimpses(connection, scene)
    )


def _glimpses(connection: Connection, scene: Scene) -> bool:
    """Whether that is a public vote which is open: its wall may show bars."""
    if scene.what is not What.VOTE:
        return False
    chosen = select(VoteRow.public).where(VoteRow.id == scene.about, VoteRow.state == State.OPEN)
    return bool(connection.execute(chosen).scalar())
