"""What the wall of a workshop shows, and what it has shown."""

import uuid
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from db import upsert
from db.models.wall import SceneRow, WallRow
from db.models.workshop import WorkshopRow
from db.queries.workshops import programme
from domain.workshops import scene
from domain.workshops.programme import Step
from domain.workshops.scene import NOTHING, PastScene, Put, Scene, What
from domain.workshops.workshop import State, Workshop
from domain.workshops.workshop import on_wall as shows_answers


def put(connection: Connection, workshop: str) -> Put:
    """What was put on the wall instead of what the step shows."""
    chosen = select(WallRow.vote_id, WallRow.revealed, WallRow.item, WallRow.capture)
    row = connection.execute(chosen.where(WallRow.workshop_id == workshop)).first()
    return NOTHING if row is None else Put(*row)


def hang(connection: Connection, workshop: str, what: Put) -> None:
    """Put it on the wall, in the place of whatever was put there."""
    row = {"workshop_id": workshop, "vote_id": what.vote, "revealed": what.result, "item": what.item}
    row["capture"] = what.capture
    new = upsert.insert(connection.dialect.name, WallRow).values(**row)
    connection.execute(new.on_conflict_do_update(index_elements=[WallRow.workshop_id], set_=row))


def vote(connection: Connection, workshop: str) -> tuple[str | None, bool]:
    """The id of the vote that was put on the wall, None if there is none, and whether its result is revealed."""
    there = put(connection, workshop)
    return there.vote, there.result


def bare(connection: Connection, workshop: str) -> None:
    """Take whatever was put on the wall off it."""
    connection.execute(delete(WallRow).where(WallRow.workshop_id == workshop))


def unhang(connection: Connection, workshop: str) -> None:
    """Take whatever was put on the wall off it, unless it is a vote."""
    connection.execute(delete(WallRow).where(WallRow.workshop_id == workshop, WallRow.vote_id.is_(None)))


def on_wall(connection: Connection, about: Workshop, step: Step | None) -> Scene:
    """What the wall shows now; ``step``: the one that is now."""
    return scene.scene(about.state, step, answers=about.on_wall, put=put(connection, about.id))


def keep(connection: Connection, workshop: str, now: datetime) -> None:
    """After whatever may change it: keep what the wall shows from ``now`` on, if it is not what it showed before."""
    about = select(WorkshopRow.state, WorkshopRow.revealed_at, WorkshopRow.settled, WorkshopRow.off_wall)
    state, revealed, settled, off_wall = connection.execute(about.where(WorkshopRow.id == workshop)).one()
    answers = shows_answers(revealed=revealed is not None, settled=settled, off_wall=off_wall)
    step = programme.programme(connection, workshop).step
    here = scene.scene(State(state), step, answers=answers, put=put(connection, workshop))
    last = history(connection, workshop)[-1:]
    if not last or last[0].scene != here:
        row = {"id": uuid.uuid4().hex, "workshop_id": workshop, "what": here.what, "about": here.about, "since": now}
        connection.execute(insert(SceneRow).values(**row))


def history(connection: Connection, workshop: str) -> tuple[PastScene, ...]:
    """What the wall has shown since the workshop opened, in order."""
    chosen = select(SceneRow.what, SceneRow.about, SceneRow.since).where(SceneRow.workshop_id == workshop)
    rows = connection.execute(chosen.order_by(SceneRow.since, SceneRow.id)).all()
    ends = [row.since for row in rows[1:]] + [None]
    return tuple(
        PastScene(Scene(What(row.what), row.about), row.since, end) for row, end in zip(rows, ends, strict=False)
    )
