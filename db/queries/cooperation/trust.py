"""What organisations say of the trust and value of their close ties: each its own, and of all of them medians only."""

from collections.abc import Mapping

from sqlalchemy import Connection, select, update

from db import upsert
from db.models.trust import TrustRow
from db.queries.cooperation import ties
from domain.cooperation.partners import Seat
from domain.cooperation.sheets import Audience
from domain.cooperation.ties import Member
from domain.cooperation.trust import CLOSE, QUESTIONS, Median, NoCloseTie, Trust, TrustMoved, median


def close(connection: Connection, seat: Seat) -> tuple[Member, ...]:
    """Those with whom this organisation says that it has a close tie: the only ones that it is asked about."""
    mine = ties.mine(connection, seat)
    return tuple(one for one in ties.members(connection, seat.wave) if one.id in mine and mine[one.id].level in CLOSE)


def mine(connection: Connection, seat: Seat) -> Mapping[str, Trust]:
    """What this organisation says, by the other one."""
    here = (TrustRow.wave_id == seat.wave) & (TrustRow.from_id == seat.actor)
    rows = connection.execute(select(TrustRow.to_id, TrustRow.said, TrustRow.version).where(here))
    return {row.to_id: Trust(row.said, row.version) for row in rows}


def keep(connection: Connection, seat: Seat, other: str, new: Trust) -> None:
    """Keep what is said of one tie. ``new.version``: that of what it takes the place of.

    Raises
    ------
    domain.cooperation.trust.NoCloseTie, domain.cooperation.trust.TrustMoved, domain.cooperation.trust.UnknownTrust
    """
    said = dict(new.checked().said)
    if other not in {one.id for one in close(connection, seat)}:
        raise NoCloseTie
    row = {"said": said, "version": new.version + 1}
    if new.version:
        here = (TrustRow.wave_id == seat.wave) & (TrustRow.from_id == seat.actor) & (TrustRow.to_id == other)
        newer = update(TrustRow).where(here, TrustRow.version == new.version).values(**row)
        done = connection.execute(newer.returning(TrustRow.version)).scalar()
    else:
        first = upsert.insert(connection.dialect.name, TrustRow)
        first = first.values(wave_id=seat.wave, from_id=seat.actor, to_id=other, **row).on_conflict_do_nothing()
        done = connection.execute(first.returning(TrustRow.version)).scalar()
    if done is None:
        raise TrustMoved


def medians(connection: Connection, wave: str) -> Mapping[str, Median]:
    """By question, of what organisations handed over and agreed to be named with, on ties that are still close.

    Both ends agreed, as for every figure of ties.
    """
    told = ties.network(connection, wave, Audience.COMMITTEE).said
    rows = connection.execute(
        select(TrustRow.from_id, TrustRow.to_id, TrustRow.said).where(TrustRow.wave_id == wave)
    ).all()
    counted = [
        row for row in rows if row.from_id in told and row.to_id in told[row.from_id]
        and told[row.from_id][row.to_id].level in CLOSE
    ]  # fmt: skip
    return {
        question: median([(row.from_id, row.said[question]) for row in counted if question in row.said])
        for question in QUESTIONS
    }
