"""What organisations say of one another: each its own draft, and of all of them what may be shown."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select, update

from db import upsert
from db.models.partners import PartnerAnswerRow, PartnerResponseRow
from db.models.ties import AgreementRow, TieHandoverRow, TieRow
from db.queries.cooperation import actors, history
from db.queries.staff import audit
from domain.cooperation.partners import Progress, Seat
from domain.cooperation.sheets import Audience, Family
from domain.cooperation.ties import LEVELS, Declaration, Member, Network, TieMoved, TiesMissing, UnknownTie
from domain.evaluation.said import rows
from domain.staff.by import By

ROSTER = "p20"  # the question that asks the same at the desk
Rows = Mapping[str, Mapping[str, Declaration]]


def members(connection: Connection, wave: str) -> tuple[Member, ...]:
    """Every actor of a wave, by its closest role in its territory."""
    return tuple(Member(one.id, one.name, one.roles[0]) for one in actors.in_wave(connection, wave))


def mine(connection: Connection, seat: Seat) -> Mapping[str, Declaration]:
    """What this organisation says of each other one; where it said nothing here, what it said at the desk."""
    return _said(connection, seat.wave).get(seat.actor, {})


def handed_over(connection: Connection, seat: Seat) -> bool:
    """Whether others may read it, where it agreed."""
    return seat.actor in _handed_over(connection, seat.wave)


def declare(connection: Connection, seat: Seat, other: str, said: Declaration) -> None:
    """Keep one row of a draft. ``said.version``: that of the row it takes the place of.

    Raises
    ------
    domain.cooperation.ties.UnknownTie, domain.cooperation.ties.TieMoved
    """
    kept = said.checked()
    if other == seat.actor or other not in {one.id for one in members(connection, seat.wave)}:
        raise UnknownTie
    row = {"level": kept.level, "kinds": " ".join(kept.kinds), "acts": " ".join(kept.acts), "version": said.version + 1}
    key = {"wave_id": seat.wave, "from_id": seat.actor, "to_id": other}
    if said.version:
        here = (TieRow.wave_id == seat.wave) & (TieRow.from_id == seat.actor) & (TieRow.to_id == other)
        newer = update(TieRow).where(here, TieRow.version == said.version).values(**row)
        done = connection.execute(newer.returning(TieRow.version)).scalar()
    else:
        first = upsert.insert(connection.dialect.name, TieRow).values(**key, **row).on_conflict_do_nothing()
        done = connection.execute(first.returning(TieRow.version)).scalar()
    if done is None:
        raise TieMoved


def hand_over(connection: Connection, seat: Seat, by: By) -> None:
    """Let others read what this organisation says, as far as it agreed. Twice is as once.

    Raises
    ------
    domain.cooperation.ties.TiesMissing
    """
    if not mine(connection, seat):
        raise TiesMissing
    new = upsert.insert(connection.dialect.name, TieHandoverRow)
    new = new.values(wave_id=seat.wave, actor_id=seat.actor, day=by.day).on_conflict_do_nothing()
    if connection.execute(new.returning(TieHandoverRow.day)).scalar() is not None:
        audit.record(
            connection,
            by,
            action="structure.ties_handed",
            subject=seat.link,
            territory=seat.territory,
        )


def around(connection: Connection, seat: Seat) -> Network:
    """What this organisation sees: its own draft, and of others what they handed over and agreed to show.

    What they say of itself is among it, whether it agreed or not: it is their words, and they agreed.
    """
    seen = _network(connection, seat.wave, Audience.PARTNERS, seat.actor)
    own = {seat.actor: mine(connection, seat)}
    return replace(seen, members=members(connection, seat.wave), said={**seen.said, **own})


def network(connection: Connection, wave: str, reader: Audience = Audience.PUBLIC) -> Network:
    """What ``reader`` may see of a wave: of those that let them read their ties under their name."""
    return _network(connection, wave, reader)


def networks(connection: Connection, waves: Sequence[str], reader: Audience = Audience.PUBLIC) -> dict[str, Network]:
    """The same of several waves of one territory, all of them real ones or all invented: the same actors have them."""
    everybody = members(connection, waves[0]) if waves else ()
    return {wave: _network(connection, wave, reader, everybody=everybody) for wave in waves}


def _network(
    connection: Connection, wave: str, reader: Audience, own: str = "", *, everybody: tuple[Member, ...] = ()
) -> Network:
    """``everybody``: its members, where they are known."""
    everybody, handed = everybody or members(connection, wave), _handed_over(connection, wave)
    agreed = agreeing(connection, wave, Family.TIES, reader)
    named = tuple(one for one in everybody if one.id in agreed)
    told = {
        one: {other: said for other, said in each.items() if other in agreed or other == own}
        for one, each in _said(connection, wave).items()
        if one in agreed and one in handed
    }
    return Network(len(everybody), sum(one.id in handed for one in everybody), named, told)


def agreeing(connection: Connection, wave: str, family: Family, reader: Audience) -> frozenset[str]:
    """The organisations that let ``reader`` see this family of answers under their name.

    What one says in a later wave narrows what it said in this one, and never widens it: a name that is taken back is
    taken back everywhere.
    """
    waves = history.since(connection, wave)
    here = AgreementRow.wave_id.in_(waves) & (AgreementRow.family == family)
    said: dict[str, dict[str, Audience]] = {}
    for row in connection.execute(select(AgreementRow).where(here)):
        said.setdefault(row.actor_id, {})[row.wave_id] = Audience(row.audience)
    kept = {one: (each[wave], each[max(each, key=waves.index)]) for one, each in said.items() if wave in each}
    return frozenset(one for one, both in kept.items() if all(each.reaches(reader) for each in both))


def _handed_over(connection: Connection, wave: str) -> frozenset[str]:
    """Here, or by having finished at the desk."""
    here = connection.execute(select(TieHandoverRow.actor_id).where(TieHandoverRow.wave_id == wave)).scalars()
    done = (PartnerResponseRow.wave_id == wave) & (PartnerResponseRow.state == Progress.COMPLETE)
    desk = connection.execute(select(PartnerResponseRow.actor_id).where(done)).scalars()
    return frozenset(here) | frozenset(desk)


def _said(connection: Connection, wave: str) -> Rows:
    """All that was said in a wave, drafts too: it leaves this module only as far as it may be shown."""
    found: dict[str, dict[str, Declaration]] = {}
    at_desk = (
        select(PartnerResponseRow.actor_id, PartnerAnswerRow.value)
        .join(PartnerAnswerRow, PartnerAnswerRow.response_id == PartnerResponseRow.id)
        .where(PartnerResponseRow.wave_id == wave, PartnerAnswerRow.question_id == ROSTER)
    )
    for actor, value in connection.execute(at_desk):
        said = {other: Declaration(level) for other, level in rows({ROSTER: value}, ROSTER).items() if level in LEVELS}
        if said:
            found[actor] = said
    for row in connection.execute(select(TieRow).where(TieRow.wave_id == wave).order_by(TieRow.to_id)):
        said_here = Declaration(row.level, tuple(row.kinds.split()), row.version, tuple(row.acts.split()))
        found.setdefault(row.from_id, {})[row.to_id] = said_here
    return found
