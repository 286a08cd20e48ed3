"""Organisations of a territory whose kind is completed by somebody who knows them."""

from sqlalchemy import Connection

from db import growing
from db.models.contents import ActorKindVersionRow
from db.queries.cooperation import actors, kinds, proposals, sheets
from db.queries.staff import audit
from domain.cooperation.errors import UnknownPart
from domain.cooperation.territories import Organisation
from domain.operations.contents import NOBODY
from domain.staff.by import By


def of(connection: Connection, territory: str) -> tuple[Organisation, ...]:
    """Those that act there, in their order, with who said last what kind they are."""
    written = kinds.written(connection)
    return tuple(
        Organisation(one.id, one.name, one.stakeholder_type or "", written.get(one.id, (NOBODY, ""))[0].number)
        for one in actors.actors(connection, territory)
    )


def specify(connection: Connection, territory: str, shown: Organisation, kind: str, by: By, request: str) -> None:
    """Say what kind an organisation of this territory is, as it was ``shown``. Empty: as the files say.

    Raises
    ------
    domain.cooperation.errors.UnknownPart
        It does not act there, or nobody knows such a kind.
    domain.operations.contents.ContentMoved, domain.errors.RequestReused
    """
    proposals.unjudged(connection, territory)
    here = {one.id for one in actors.actors(connection, territory)}
    if shown.id not in here or (kind and kind not in sheets.kinds(connection)):
        raise UnknownPart
    key, said = {"actor_id": shown.id}, {"kind": kind}
    if growing.add(connection, ActorKindVersionRow, request, key, said, shown.version, by):
        audit.record(
            connection, by, action="organisation.specified", subject=shown.id,
            territory=territory, details={"name": shown.name},
        )  # fmt: skip
