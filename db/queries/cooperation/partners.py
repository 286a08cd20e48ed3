"""Partners' links and how far each organisation is; what a link opens. Each change is written with its audit row."""

import secrets
import uuid
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Connection, insert, select, update

from db.models.content import ActorRow, TerritoryRow
from db.models.partners import PartnerLinkRow, PartnerResponseRow
from db.models.workshop import WaveRow
from db.queries.cooperation import actors, proposals
from db.queries.evaluation import waves
from db.queries.staff import audit
from db.queries.staff.sessions import fingerprint
from domain.cooperation.errors import UnknownPart
from domain.cooperation.partners import (
    Invitation,
    LastDayMoved,
    PartnerLinkMoved,
    PartnerLinkUnknown,
    Progress,
    Seat,
    WaveOver,
)
from domain.staff.by import By

SECRET_BYTES = 24  # 192 bits: nothing to guess, so nothing to count


def invitations(connection: Connection, wave: str) -> tuple[Invitation, ...]:
    """Every organisation of the wave, in its territory's order."""
    response, link = PartnerResponseRow, PartnerLinkRow
    states = dict(connection.execute(select(response.actor_id, response.state).where(response.wave_id == wave)).all())
    live = connection.execute(select(link.actor_id, link.made_at, link.id).where(_live(wave)))
    links = {row.actor_id: (row.made_at.date(), row.id) for row in live}
    return tuple(
        Invitation(
            actor.id,
            actor.name,
            Progress(states.get(actor.id, Progress.WAITING)),
            *links.get(actor.id, (None, None)),
        )
        for actor in actors.in_wave(connection, wave)
    )


def invite(connection: Connection, wave: str, actor: str, *, by: By, seen: str | None = None) -> str:
    """A new link for this organisation, in the place of the one it had; returns its secret, which nobody keeps.

    ``seen``: the link it had when somebody asked for another one, None for none.

    Raises
    ------
    PartnerLinkMoved
        It has another one by now, or none any more.
    PartnerLinkTaken
        By the database, if another one was made at the same moment.
    domain.cooperation.errors.UnknownPart
        It does not act there, or no more: it was the same as another one.
    domain.evaluation.waves.WaveClosed
    """
    territory = select(WaveRow.territory_id).where(WaveRow.id == wave)
    proposals.unjudged(connection, connection.execute(territory).scalar_one())
    waves.held_open(connection, wave)
    if actor not in {one.id for one in actors.in_wave(connection, wave)}:
        raise UnknownPart
    _end(connection, wave, actor, by.now, seen)
    secret, link = secrets.token_urlsafe(SECRET_BYTES), uuid.uuid4().hex
    connection.execute(
        insert(PartnerLinkRow).values(
            id=link, wave_id=wave, actor_id=actor, secret_hash=fingerprint(secret), made_by=by.staff, made_at=by.now
        )
    )
    audit.record(connection, by, action="partner_link.made", subject=link, details={"actor": actor})
    return secret


def revoke(connection: Connection, wave: str, actor: str, *, by: By, seen: str | None) -> None:
    """Withdraw the link of this organisation (``seen``): it opens nothing from now on. The answers stay.

    Raises
    ------
    PartnerLinkMoved
        It has another one by now, or none any more.
    """
    _end(connection, wave, actor, by.now, seen)
    audit.record(connection, by, action="partner_link.revoked", subject=str(seen))


def end_on(connection: Connection, wave: str, last: date | None, *, by: By, seen: date | None) -> None:
    """Say which day is the last on which partners may answer, instead of ``seen``; None: nobody knows yet.

    Raises
    ------
    LastDayMoved
        It was changed since.
    domain.evaluation.waves.WaveClosed
    """
    waves.held_open(connection, wave)
    before = WaveRow.ends_on.is_(None) if seen is None else WaveRow.ends_on == seen
    if not connection.execute(update(WaveRow).where(WaveRow.id == wave, before).values(ends_on=last)).rowcount:
        raise LastDayMoved
    details = {"last": last.isoformat() if last else None}
    audit.record(connection, by, action="wave.end_set", subject=wave, details=details)


def seat_of(connection: Connection, secret: str) -> Seat:
    """Who holds this secret.

    Raises
    ------
    PartnerLinkUnknown
    """
    return _seat(connection, PartnerLinkRow.secret_hash == fingerprint(secret))


def seat(connection: Connection, link: str) -> Seat:
    """Who answers by this link, if it still opens something.

    Raises
    ------
    PartnerLinkUnknown
    """
    return _seat(connection, PartnerLinkRow.id == link)


def working(connection: Connection, link: str, today: date, *, late: bool = False) -> Seat:
    """Who writes by this link; nobody judges an actor of its territory until this transaction ends.

    ``late``: even once its wave is over.

    Raises
    ------
    PartnerLinkUnknown, domain.cooperation.partners.WaveOver
    """
    where = select(WaveRow.territory_id).join(PartnerLinkRow, PartnerLinkRow.wave_id == WaveRow.id)
    territory = connection.execute(where.where(PartnerLinkRow.id == link)).scalar()
    if territory is None:
        raise PartnerLinkUnknown
    proposals.unjudged(connection, territory)
    here = seat(connection, link)
    if not late and here.over(today):
        raise WaveOver
    return here


def _seat(connection: Connection, this: ColumnElement[bool]) -> Seat:
    link, response = PartnerLinkRow, PartnerResponseRow
    found = connection.execute(
        select(
            link.id.label("link"),
            link.actor_id.label("actor"),
            ActorRow.name,
            WaveRow.territory_id.label("territory"),
            TerritoryRow.name.label("territory_name"),
            link.wave_id.label("wave"),
            WaveRow.label.label("wave_label"),
            WaveRow.demonstration,
            WaveRow.ends_on.label("until"),
            WaveRow.closed_on,
            response.id.label("response"),
            response.version_id,
            response.state,
        )
        .join(ActorRow, ActorRow.id == link.actor_id)
        .join(WaveRow, WaveRow.id == link.wave_id)
        .join(TerritoryRow, TerritoryRow.id == WaveRow.territory_id)
        .outerjoin(response, (response.wave_id == link.wave_id) & (response.actor_id == link.actor_id))
        .where(this, link.revoked_at.is_(None))
    )
    row = found.mappings().first()
    if row is None:
        raise PartnerLinkUnknown
    said = {name: value for name, value in row.items() if name != "closed_on"}
    state = Progress(row["state"] or Progress.WAITING)
    return Seat(**{**said, "until": _last(row["until"], row["closed_on"]), "state": state})


def _last(until: date | None, closed_on: date | None) -> date | None:
    """The last day on which an organisation may answer: of a closed wave, the one before that at the latest."""
    days = [day for day in (until, closed_on and closed_on - timedelta(days=1)) if day is not None]
    return min(days, default=None)


def _live(wave: str) -> ColumnElement[bool]:
    return (PartnerLinkRow.wave_id == wave) & PartnerLinkRow.revoked_at.is_(None)


def _end(connection: Connection, wave: str, actor: str, now: datetime, seen: str | None) -> None:
    ended = update(PartnerLinkRow).where(_live(wave), PartnerLinkRow.actor_id == actor).values(revoked_at=now)
    if list(connection.execute(ended.returning(PartnerLinkRow.id)).scalars()) != ([seen] if seen else []):
        raise PartnerLinkMoved
