"""The programme of a workshop as it is kept, and the scene that its wall shows."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from db import upsert
from db.models.content import ReferenceRow
from db.models.wall import SceneRow, WallRow
from db.models.workshop import CurrentStepRow, WorkshopRow, WorkshopStepRow
from domain.workshops import scene
from domain.workshops.programme import Now, Programme, Shows, Step
from domain.workshops.scene import Scene, What
from domain.workshops.workshop import State


def write(connection: Connection, workshop: str, steps: Sequence[tuple[str, int]]) -> None:
    """Keep the steps of a workshop that is just being prepared: (kind, minutes), in order."""
    for position, (kind, minutes) in enumerate(steps, start=1):
        row = {"workshop_id": workshop, "position": position, "kind": kind, "minutes": minutes}
        connection.execute(insert(WorkshopStepRow).values(**row))


def start(connection: Connection, workshop: str, now: datetime) -> None:
    """The workshop opens: its first step begins, if it has any."""
    if steps(connection, workshop):
        row = {"workshop_id": workshop, "position": 1, "version": 0, "since": now, "more": 0}
        connection.execute(
            upsert.insert(connection.dialect.name, CurrentStepRow).values(**row).on_conflict_do_nothing()
        )


def steps(connection: Connection, workshop: str) -> tuple[Step, ...]:
    """The steps, in order, each with what the project's list says of its kind."""
    named = (ReferenceRow.list == "programme") & (ReferenceRow.id == WorkshopStepRow.kind)
    rows = connection.execute(
        select(WorkshopStepRow.position, WorkshopStepRow.kind, WorkshopStepRow.minutes)
        .add_columns(ReferenceRow.fr, ReferenceRow.details)
        .outerjoin(ReferenceRow, named)
        .where(WorkshopStepRow.workshop_id == workshop)
        .order_by(WorkshopStepRow.position)
    )
    return tuple(
        Step(position, kind, minutes, title or kind, said.get("icon") or "", said.get("note", ""), _shows(said))
        for position, kind, minutes, title, details in rows
        for said in [details or {}]
    )


def programme(connection: Connection, workshop: str) -> Programme:
    """The steps and the one that is now."""
    row = connection.execute(select(CurrentStepRow).where(CurrentStepRow.workshop_id == workshop)).first()
    now = None if row is None else Now(row.position, row.version, row.since, row.more)
    return Programme(steps(connection, workshop), now)


def on_wall(connection: Connection, workshop: str) -> Scene:
    """What the wall shows now; the workshop exists."""
    here = select(WorkshopRow.state, WorkshopRow.revealed_at).where(WorkshopRow.id == workshop)
    state, revealed = connection.execute(here).one()
    put = connection.execute(select(WallRow.vote_id, WallRow.revealed).where(WallRow.workshop_id == workshop)).first()
    step = programme(connection, workshop).step
    vote = (None, False) if put is None else (put.vote_id, put.revealed)
    return scene.scene(State(state), step, revealed=revealed is not None, vote=vote)


def shown(connection: Connection, workshop: str, now: datetime) -> None:
    """After whatever may change it: keep what the wall shows from ``now`` on, if it is not what it showed before."""
    last, here = history(connection, workshop)[-1:], on_wall(connection, workshop)
    if not last or last[0].scene != here:
        row = {"id": uuid.uuid4().hex, "workshop_id": workshop, "what": here.what, "about": here.about, "since": now}
        connection.execute(insert(SceneRow).values(**row))


@dataclass(frozen=True)
class Shown:
    """A scene, from when, and until the next one: None for the one that is still there."""

    scene: Scene
    since: datetime
    until: datetime | None


def history(connection: Connection, workshop: str) -> tuple[Shown, ...]:
    """What the wall has shown since the workshop opened, in order."""
    chosen = select(SceneRow.what, SceneRow.about, SceneRow.since).where(SceneRow.workshop_id == workshop)
    rows = connection.execute(chosen.order_by(SceneRow.since, SceneRow.id)).all()
    ends = [row.since for row in rows[1:]] + [None]
    return tuple(Shown(Scene(What(row.what), row.about), row.since, end) for row, end in zip(rows, ends, strict=False))


def _shows(said: dict[str, object]) -> Shows:
    return Shows(str(said.get("shows", Shows.TITLE)))
