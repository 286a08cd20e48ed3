"""Ways to engage further organisations: each makes the workshop in which it is worked on."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, select

from db import once
from db.content.sync import table_of
from db.models.tracks import ApproachRow
from db.models.workshop import WorkshopRow
from db.queries.staff import audit
from db.queries.workshops import programme, workshops
from domain.cooperation.tracks import Approach, Authority, Degree, Track, Who
from domain.staff.by import By
from domain.workshops.workshop import WorkshopPlan


def begin(connection: Connection, said: Approach, plan: WorkshopPlan, by: By, request: str) -> str:
    """Prepare the workshop of a track, with that track's programme, and keep what made it; returns its id.

    ``request``: its id, drawn beforehand; asked twice, it is made once.

    Raises
    ------
    domain.cooperation.tracks.TrackUnsaid, domain.workshops.workshop.Unnamed, domain.errors.RequestReused
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    domain.evaluation.waves.WaveClosed
    """
    kept = said.checked()
    steps = next((one.steps for one in programme.templates(connection) if one.id == kept.track), ())
    made = workshops.prepare(connection, replace(plan, steps=steps), by=by, request=request)
    row: dict[str, object] = {"territory_id": plan.territory, "track": kept.track, "subject": kept.subject}
    row |= {"potential": kept.potential, "openness": kept.openness, "who": list(kept.who)}
    row |= {"authority": kept.authority, "comment": kept.comment}
    if once.write(connection, ApproachRow, made, row, {"made_at": by.now}):
        audit.record(connection, by, action="track.prepared", subject=made, territory=plan.territory)
    return made


def of_territory(connection: Connection, territory: str) -> tuple[tuple[Approach, date], ...]:
    """Those of a territory with the day of their workshop, the last made first."""
    table, workshop = table_of(ApproachRow), WorkshopRow
    chosen = select(table, workshop.day).join(workshop, workshop.id == table.c.id)
    rows = connection.execute(
        chosen.where(table.c.territory_id == territory).order_by(table.c.made_at.desc(), table.c.id)
    )
    return tuple(
        (
            Approach(
                Track(row.track),
                row.subject,
                Degree(row.potential) if row.potential else None,
                Degree(row.openness) if row.openness else None,
                tuple(Who(one) for one in row.who),
                Authority(row.authority) if row.authority else None,
                row.comment,
            ),
            row.day,
        )
        for row in rows
    )
