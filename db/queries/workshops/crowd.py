"""How many visits of a workshop go on, by the kind of device on which they began."""

from sqlalchemy import Connection, func, select

from db.models.participation import ResponseRow, VisitRow
from domain.workshops.admission import Kind

_GOING_ON = (
    select(VisitRow.channel, func.count())
    .join(ResponseRow, ResponseRow.visit_id == VisitRow.id)
    .where(ResponseRow.state == "open", VisitRow.channel.in_(list(Kind)))
    .group_by(VisitRow.channel)
)


def going_on(connection: Connection, workshop: str) -> dict[Kind, int]:
    """Those that have begun and are not over."""
    return {Kind(kind): n for kind, n in connection.execute(_GOING_ON.where(ResponseRow.workshop_id == workshop))}
