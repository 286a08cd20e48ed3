"""What is held under a ticket: everything that is known of one person, for that person alone."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, select

from db.models.participation import ConsentRow, ResponseRow, VisitRow
from db.models.publication import BlockRow
from db.models.workshop import WorkshopRow
from db.queries.participation import answers
from domain.participation.tickets import OwnResponse


def known(connection: Connection, hashes: Collection[str]) -> dict[str, str]:
    """Those of these tickets under which something is held."""
    rows = connection.execute(select(ResponseRow.ticket_hash).where(ResponseRow.ticket_hash.in_(hashes))).scalars()
    return {str(each): str(each) for each in rows}


def opened(connection: Connection, ticket_hash: str) -> OwnResponse | None:
    """What this ticket opens; None if there is nothing, or nothing any more."""
    row = connection.execute(_chosen().where(ResponseRow.ticket_hash == ticket_hash)).first()
    if row is None:
        return None
    return OwnResponse(
        version_id=row.version_id,
        territory=row.territory_id,
        workshop_id=row.workshop_id,
        workshop=row.title,
        workshop_state=row.workshop_state,
        settled=row.settled,
        published=row.block_state == "released",
        state=row.state,
        day=row.day,
        channel=row.channel,
        language=row.language,
        assisted=row.assisted,
        sensitive=row.sensitive,
        card=row.link_hash is not None,
        age_band=row.age_band,
        answers=answers.by_question(connection, row.id),
    )


def _chosen() -> Select[*tuple[Any, ...]]:
    answer = (ResponseRow.id, ResponseRow.version_id, ResponseRow.state, ResponseRow.age_band, ResponseRow.link_hash)
    there = (WorkshopRow.territory_id, WorkshopRow.id.label("workshop_id"), WorkshopRow.title, WorkshopRow.settled)
    person = (ConsentRow.day, ConsentRow.sensitive, VisitRow.channel, VisitRow.language, VisitRow.assisted)
    states = (WorkshopRow.state.label("workshop_state"), BlockRow.state.label("block_state"))
    return (
        select(*answer, *there, *person, *states)
        .join(VisitRow, VisitRow.id == ResponseRow.visit_id)
        .join(ConsentRow, ConsentRow.visit_id == ResponseRow.visit_id)
        .join(WorkshopRow, WorkshopRow.id == ResponseRow.workshop_id)
        .outerjoin(BlockRow, BlockRow.id == ResponseRow.block_id)
    )
