"""Actors that are missing from the list: proposed by a partner or the coordination, and what becomes of them."""

import secrets
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.orm import aliased

from db import upsert
from db.content.sync import referred
from db.models.content import ActorRow, TerritoryRow
from db.models.partners import ActorProposalRow
from db.models.workshop import WaveRow
from db.queries.cooperation import actors
from db.queries.staff import audit
from domain.cooperation.likeness import doubted
from domain.cooperation.partners import Seat
from domain.cooperation.proposals import Proposal, Reason, State, StillNamed, organisation
from domain.errors import NotFound, RequestReused
from domain.participation.masks import MASK
from domain.priorities.errors import WrongMoment
from domain.staff.by import By

_ROW = ActorProposalRow


def of(connection: Connection, wave: str, *, actor: str | None = None) -> tuple[Proposal, ...]:
    """The actors that were missed in this wave, the oldest first; ``actor``: only those of this one."""
    who, into = aliased(ActorRow), aliased(ActorRow)
    chosen = select(_ROW.id, _ROW.name, who.name.label("by"), _ROW.state, _ROW.reason, into.name.label("into"))
    chosen = chosen.outerjoin(who, who.id == _ROW.actor_id).outerjoin(into, into.id == _ROW.into_id)
    here = (_ROW.wave_id == wave) & (_ROW.actor_id == actor if actor else _ROW.id.is_not(None))
    return tuple(
        Proposal(
            row.id, row.name, row.by or "", State(row.state), Reason(row.reason) if row.reason else None, row.into or ""
        )
        for row in connection.execute(chosen.where(here).order_by(_ROW.day, _ROW.name, _ROW.id))
    )


def to_judge(connection: Connection, wave: str) -> tuple[Proposal, ...]:
    """Those of this wave, and before them what still waits from other waves of its territory, the oldest first."""
    other = aliased(WaveRow)
    there = (other.territory_id == WaveRow.territory_id) & (other.demonstration == WaveRow.demonstration)
    there &= other.rehearsal == False  # noqa: E712  SQL
    chosen = select(other.id, other.label).join(WaveRow, there & (WaveRow.id == wave))
    waves = connection.execute(chosen.where(other.id != wave).order_by(other.position, other.id)).all()
    former = (
        replace(each, wave=one.label) for one in waves for each in of(connection, one.id) if each.state is State.WAITING
    )
    return (*former, *of(connection, wave))


def propose(connection: Connection, wave: str, actor: str | None, name: str, request: str, today: date) -> str:
    """Propose an actor that is missing; returns its id. Asked twice, it is proposed once. ``actor``: who missed it.

    Raises
    ------
    domain.cooperation.proposals.PersonNamed, domain.errors.WordsMissing, domain.errors.TextTooLong,
    domain.errors.ForbiddenCharacters, domain.errors.RequestReused
    """
    kept = organisation(name)
    new = upsert.insert(connection.dialect.name, _ROW).values(
        id=f"p_{secrets.token_hex(6)}", wave_id=wave, actor_id=actor, name=kept, day=today, state=State.WAITING,
        request_id=request,
    )  # fmt: skip
    first = new.on_conflict_do_nothing(index_elements=["request_id"]).returning(_ROW.id)
    made = connection.execute(first).scalar()
    if made is not None:
        return made
    there = select(_ROW.id, _ROW.wave_id, _ROW.name).where(_ROW.request_id == request)
    before = connection.execute(there).one()
    if (before.wave_id, before.name) not in ((wave, kept), (wave, MASK)):
        raise RequestReused
    return str(before.id)


def doubt(connection: Connection, wave: str, name: str, request: str, *, actor: str | None = None, sure: bool) -> None:
    """Ask once more about a name that is likely in the list already, or a person's. ``actor``: who writes it.

    What waits is known to whoever proposed it and to nobody else. ``sure``: it was asked before, as it is where the
    request that came was written down already.

    Raises
    ------
    domain.cooperation.likeness.LooksKnown, domain.cooperation.likeness.LooksPersonal
    """
    if sure or connection.execute(select(_ROW.id).where(_ROW.request_id == request)).first():
        return
    known = {one.id: one.name for one in actors.in_wave(connection, wave)}
    known |= {one.id: one.name for one in of(connection, wave, actor=actor) if actor and one.state is State.WAITING}
    doubted(name, known)


def add(connection: Connection, wave: str, name: str, request: str, by: By) -> None:
    """Add an actor from the coordination's own page: it is in the list at once.

    Raises
    ------
    domain.cooperation.proposals.PersonNamed, domain.errors.WordsMissing, domain.errors.TextTooLong,
    domain.errors.ForbiddenCharacters, domain.errors.RequestReused
    """
    proposal = propose(connection, wave, None, name, request, by.day)
    if held(connection, proposal).state == State.WAITING:
        keep(connection, proposal, by, seen=State.WAITING)


def keep(connection: Connection, proposal: str, by: By, *, seen: State) -> None:
    """Make it an actor of its territory: whoever answers from now on finds it in the list. Twice is as once.

    ``seen``: its state on the screen.

    Raises
    ------
    domain.priorities.errors.WrongMoment
        Somebody judged it otherwise in between, or it has no name any more.
    domain.errors.NotFound
    """
    row = held(connection, proposal)
    if row.state == State.KEPT:
        return
    if row.state != seen or seen is State.MERGED or row.reason == Reason.PERSON:
        raise WrongMoment
    if row.added_id is None:
        connection.execute(insert(ActorRow).values(id=row.id, name=row.name, status=""))
    judged(connection, row.id, State.KEPT, by, {}, added_id=row.id)


def set_aside(connection: Connection, proposal: str, reason: Reason, by: By, *, seen: State) -> None:
    """Refuse it, and say why to whoever proposed it. The name of a person is not kept. Twice is as once.

    Raises
    ------
    domain.cooperation.proposals.StillNamed
    domain.priorities.errors.WrongMoment, domain.errors.NotFound
    """
    row = held(connection, proposal)
    if row.state == State.SET_ASIDE and row.reason == reason:
        return
    if row.state != seen or seen is State.MERGED:
        raise WrongMoment
    if row.added_id and referred(connection, ActorRow, {"id": row.id}, ignoring=[ActorProposalRow]):
        raise StillNamed
    kept = {"name": MASK} if reason is Reason.PERSON else {}
    if kept and row.added_id:
        connection.execute(update(ActorRow).where(ActorRow.id == row.id).values(**kept))
    judged(connection, row.id, State.SET_ASIDE, by, {"reason": reason}, reason=reason, **kept)


def held(connection: Connection, proposal: str) -> ActorProposalRow:
    """A proposal, whose territory judges no other one until this transaction ends.

    Raises
    ------
    domain.errors.NotFound
    """
    table = ActorProposalRow.__table__
    where = select(WaveRow.territory_id).join(_ROW, _ROW.wave_id == WaveRow.id).where(_ROW.id == proposal)
    connection.execute(select(TerritoryRow.id).where(TerritoryRow.id.in_(where)).with_for_update())
    row = connection.execute(select(table).where(table.c.id == proposal).with_for_update()).first()
    if row is None:
        raise NotFound
    return row  # type: ignore[return-value]  # its columns


def unjudged(connection: Connection, territory: str) -> None:
    """Nobody judges an actor of this territory until this transaction ends: to be called before what names one is read.

    What names it meanwhile is written before it is merged, and follows it; or is read once it is another one.
    """
    mine = select(TerritoryRow.id).where(TerritoryRow.id == territory)
    connection.execute(mine.with_for_update(read=True, key_share=True))


def judged(
    connection: Connection, proposal: str, state: State, by: By, details: dict[str, object], **said: object
) -> None:
    """Write what became of a proposal, and who said so."""
    reason = said.pop("reason", "")
    connection.execute(update(_ROW).where(_ROW.id == proposal).values(state=state, reason=reason, **said))
    audit.record(connection, by, action=f"actor_proposal.{state}", subject=proposal, details=details)


def into(connection: Connection, seat: Seat) -> dict[str, str]:
    """Which actors of this seat's list are another one by now, or nobody (empty), as an older page calls them."""
    here = (WaveRow.territory_id == seat.territory) & (WaveRow.demonstration == seat.demonstration)
    chosen = select(_ROW.id, _ROW.into_id, _ROW.reason, _ROW.actor_id, _ROW.state)
    chosen = chosen.join(WaveRow, WaveRow.id == _ROW.wave_id).where(
        here, _ROW.state.in_([State.MERGED, State.SET_ASIDE])
    )
    rows = connection.execute(chosen).all()
    mine = {row.id for row in rows if row.actor_id == seat.actor and row.reason != Reason.PERSON}
    return {row.id: row.into_id or "" for row in rows if row.into_id or row.id not in mine}
