"""The sheets of organisations, version by version, and what each of them agreed to."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, select, update

from db import upsert
from db.models.ties import AgreementRow, SheetVersionRow
from db.queries.cooperation import actors, ties
from db.queries.priorities.history import By
from db.queries.staff import audit
from domain.cooperation.partners import Seat
from domain.cooperation.sheets import Agreement, AgreementMoved, Family, Sheet, SheetMoved


def sheet(connection: Connection, seat: Seat) -> Sheet:
    """The newest version of this organisation's own sheet; before the first, what the project knows of it."""
    last = _newest(connection, seat.territory).get(seat.actor)
    if last is not None:
        return last
    known = (one for one in actors.actors(connection, seat.territory) if one.id == seat.actor)
    return Sheet(next((one.stakeholder_type for one in known), None))


def keep(connection: Connection, seat: Seat, new: Sheet, kinds: frozenset[str], by: By) -> None:
    """Add a version to this organisation's sheet. ``new.version``: that of the one it was written on.

    Raises
    ------
    domain.cooperation.sheets.SheetMoved, domain.cooperation.sheets.UnknownStructureKind
    domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    kept = new.checked(kinds)
    last = _newest(connection, seat.territory).get(seat.actor, Sheet())
    if last.version != new.version:
        raise SheetMoved
    row = upsert.insert(connection.dialect.name, SheetVersionRow).values(
        territory_id=seat.territory, actor_id=seat.actor, version=new.version + 1, wave_id=seat.wave, kind=kept.kind,
        finality=kept.finality, governance=kept.governance, model=kept.model, day=by.day,
    )  # fmt: skip
    if connection.execute(row.on_conflict_do_nothing().returning(SheetVersionRow.version)).scalar() is None:
        raise SheetMoved
    _written(connection, seat, "structure.sheet_kept", by)


def shown(connection: Connection, territory: str, wave: str) -> Mapping[str, Sheet]:
    """The sheets of those that agreed to show theirs in this wave, by organisation."""
    agreed = ties.agreeing(connection, wave, Family.SHEET)
    return {actor: one for actor, one in _newest(connection, territory).items() if actor in agreed}


def agreements(connection: Connection, seat: Seat) -> Mapping[Family, Agreement]:
    """What this organisation agreed to, family by family."""
    here = (AgreementRow.wave_id == seat.wave) & (AgreementRow.actor_id == seat.actor)
    said = {
        Family(row.family): Agreement(row.agreed, row.version)
        for row in connection.execute(select(AgreementRow).where(here))
    }
    return {family: said.get(family, Agreement()) for family in Family}


def agree(connection: Connection, seat: Seat, family: Family, new: Agreement, by: By) -> None:
    """Say whether a family may be shown. ``new.version``: that of the agreement it takes the place of.

    Raises
    ------
    domain.cooperation.sheets.AgreementMoved
    """
    row = {"agreed": new.agreed, "version": new.version + 1}
    here = (AgreementRow.wave_id == seat.wave) & (AgreementRow.actor_id == seat.actor) & (AgreementRow.family == family)
    if new.version:
        write = update(AgreementRow).where(here, AgreementRow.version == new.version).values(**row)
        done = connection.execute(write.returning(AgreementRow.version)).scalar()
    else:
        first = upsert.insert(connection.dialect.name, AgreementRow)
        first = first.values(wave_id=seat.wave, actor_id=seat.actor, family=family, **row).on_conflict_do_nothing()
        done = connection.execute(first.returning(AgreementRow.version)).scalar()
    if done is None:
        raise AgreementMoved
    _written(connection, seat, "structure.agreement_given" if new.agreed else "structure.agreement_ended", by)


def _newest(connection: Connection, territory: str) -> Mapping[str, Sheet]:
    version = SheetVersionRow
    here = select(version.actor_id, func.max(version.version).label("last")).where(version.territory_id == territory)
    last = here.group_by(version.actor_id).subquery()
    rows = connection.execute(
        select(version)
        .join(last, (last.c.actor_id == version.actor_id) & (last.c.last == version.version))
        .where(version.territory_id == territory)
    )
    return {row.actor_id: Sheet(row.kind, row.finality, row.governance, row.model, row.version) for row in rows}


def _written(connection: Connection, seat: Seat, action: str, by: By) -> None:
    audit.record(connection, now=by.now, staff_id=None, action=action, subject=seat.link, territory=seat.territory)
