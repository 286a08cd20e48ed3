"""The sheets of organisations, version by version, and what each of them agreed to."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, select, update

from db import upsert
from db.models.ties import AgreementRow, SheetVersionRow
from db.queries.cooperation import actors, ties
from db.queries.participation import questionnaires
from db.queries.staff import audit
from domain.cooperation.partners import QUESTIONNAIRE, Seat
from domain.cooperation.sheets import Agreement, AgreementMoved, Audience, Family, OrganisationSheet, SheetMoved
from domain.errors import NotFound
from domain.staff.by import By

KIND = "p02"  # the question whose list has the kinds of organisations


def kinds(connection: Connection) -> Mapping[str, str]:
    """The kinds of organisations that partners choose among, in words; none as long as there is no questionnaire."""
    try:
        version = questionnaires.latest_version_id(connection, QUESTIONNAIRE)
    except NotFound:
        return {}
    asked = questionnaires.questionnaire(connection, version).question(KIND)
    return {one.id: one.fr for one in asked.choices} if asked else {}


def sheet(connection: Connection, seat: Seat) -> OrganisationSheet:
    """The newest version of this organisation's own sheet; before the first, what the project knows of it."""
    last = _newest(connection, seat.territory).get(seat.actor)
    if last is not None:
        return last
    known = (one for one in actors.in_wave(connection, seat.wave) if one.id == seat.actor)
    return OrganisationSheet(next((one.stakeholder_type for one in known), None))


def keep(connection: Connection, seat: Seat, new: OrganisationSheet, kinds: frozenset[str], by: By) -> None:
    """Add a version to this organisation's sheet. ``new.version``: that of the one it was written on.

    Raises
    ------
    domain.cooperation.sheets.SheetMoved, domain.cooperation.sheets.UnknownStructureKind
    domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    kept = new.checked(kinds)
    last = _newest(connection, seat.territory).get(seat.actor, OrganisationSheet())
    if last.version != new.version:
        raise SheetMoved
    row = upsert.insert(connection.dialect.name, SheetVersionRow).values(
        territory_id=seat.territory, actor_id=seat.actor, version=new.version + 1, wave_id=seat.wave, kind=kept.kind,
        finality=kept.finality, governance=kept.governance, model=kept.model, day=by.day,
    )  # fmt: skip
    if connection.execute(row.on_conflict_do_nothing().returning(SheetVersionRow.version)).scalar() is None:
        raise SheetMoved
    _written(connection, seat, "structure.sheet_kept", by)


def shown(
    connection: Connection, territory: str, wave: str, reader: Audience = Audience.PUBLIC
) -> Mapping[str, OrganisationSheet]:
    """The sheets of those that let ``reader`` see theirs in this wave, by organisation."""
    agreed = ties.agreeing(connection, wave, Family.SHEET, reader)
    return {actor: one for actor, one in _newest(connection, territory).items() if actor in agreed}


def agreements(connection: Connection, seat: Seat) -> Mapping[Family, Agreement]:
    """What this organisation agreed to in its wave, family by family."""
    here = (AgreementRow.wave_id == seat.wave) & (AgreementRow.actor_id == seat.actor)
    said = {
        Family(row.family): Agreement(Audience(row.audience), row.version)
        for row in connection.execute(select(AgreementRow).where(here))
    }
    return {family: said.get(family, Agreement()) for family in Family}


def agree(connection: Connection, seat: Seat, family: Family, new: Agreement, by: By) -> None:
    """Say how far a family may be shown. ``new.version``: that of the agreement it takes the place of.

    The journal keeps which family, and how far from then on; the entry before says how far until then.

    Raises
    ------
    domain.cooperation.sheets.AgreementMoved
    """
    row = {"audience": new.audience, "version": new.version + 1}
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
    action = "structure.agreement_ended" if new.audience is Audience.NOBODY else "structure.agreement_given"
    _written(connection, seat, action, by, {"family": family, "audience": new.audience})


def _newest(connection: Connection, territory: str) -> Mapping[str, OrganisationSheet]:
    version = SheetVersionRow
    here = select(version.actor_id, func.max(version.version).label("last")).where(version.territory_id == territory)
    last = here.group_by(version.actor_id).subquery()
    rows = connection.execute(
        select(version)
        .join(last, (last.c.actor_id == version.actor_id) & (last.c.last == version.version))
        .where(version.territory_id == territory)
    )
    return {
        row.actor_id: OrganisationSheet(row.kind, row.finality, row.governance, row.model, row.version) for row in rows
    }


def _written(
    connection: Connection, seat: Seat, action: str, by: By, details: Mapping[str, object] | None = None
) -> None:
    audit.record(
        connection,
        by,
        action=action,
        subject=seat.link,
        details=details,
        territory=seat.territory,
    )
