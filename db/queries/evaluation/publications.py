"""Published versions: what screens may show. Stored once, the same for everybody."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select
from sqlalchemy.orm import aliased

from db.changes import note
from db.models.publication import BlockRow, PublicationRow
from db.models.workshop import WorkshopRow
from db.queries.evaluation import tallies
from db.queries.operations import content
from domain.evaluation.committee import published
from domain.evaluation.disclosure import Basis, Figure, Onlooker, Version, Why, next_version, waiting
from domain.evaluation.indicators import Indicator
from domain.evaluation.ranges import Span
from domain.evaluation.reservoir import margin
from domain.workshops.workshop import Admission, State, counted_as

Behind = tuple[Mapping[str, Mapping[str, int]], int]
SPANS = ("n", "count", "against")

# Built once: every look at the themes asks for it.
_NEWER = aliased(PublicationRow)
_LAST = select(PublicationRow.scope, PublicationRow.population, PublicationRow.figures).where(
    PublicationRow.scope.in_(bindparam("these", expanding=True)),
    PublicationRow.position
    == select(func.max(_NEWER.position)).where(_NEWER.scope == PublicationRow.scope).scalar_subquery(),
)


def publish(connection: Connection, scope: str, audience: Onlooker, day: date, so_far: Behind | None = None) -> None:
    """Store the next version of ``scope`` and announce it.

    ``so_far``: exact cells by indicator, and people, where a version stands on less than what the scope counts.
    """
    known = content.indicators(connection)
    indicators = published(known) if audience is Onlooker.COMMITTEE else tuple(rule for rule in known if rule.room)
    previous = newest(connection, scope)
    measures = {indicator.tally_key: indicator.id for indicator in indicators}
    version = next_version(
        _version(previous) if previous else None,
        indicators,
        *(so_far or (tallies.of_measures(connection, scope, measures), tallies.responses(connection, scope))),
        audience,
        day,
        made_up(connection, scope),
    )
    connection.execute(
        insert(PublicationRow).values(
            id=uuid.uuid4().hex,
            scope=scope,
            position=previous.position + 1 if previous else 1,
            population=version.population,
            figures=[as_stored(each) for each in version.figures],
            basis={indicator: asdict(basis) for indicator, basis in version.basis.items()},
        )
    )
    note(connection, scope)


def latest(connection: Connection, scope: str, indicators: tuple[Indicator, ...]) -> Version:
    """The version that everybody sees of ``room:<workshop>`` or ``public:<wave>``; a waiting one before the first."""
    row = newest(connection, scope)
    if row is None:
        return waiting(indicators)
    version = _version(row)
    return Version(version.population, version.figures)  # the exact cells stay here


def of_waves(connection: Connection, waves: Sequence[str], *, sensitive: bool = False) -> dict[str, Version]:
    """The version of each of these waves that has one, by wave: one question to the database.

    ``sensitive``: with what was drawn of sensitive answers, which is a committee's alone.
    """
    scopes = {f"public:{wave}": wave for wave in waves}
    lots = {f"lots:{wave}": wave for wave in waves} if sensitive else {}
    found: dict[str, Version] = {}
    for scope, population, figures in connection.execute(_LAST, {"these": [*scopes, *lots]}):
        wave = scopes.get(scope) or lots[scope]
        had = found.get(wave, Version(0, ()))
        found[wave] = Version(had.population + population, had.figures + tuple(figure(one) for one in figures))
    return found


def of_ids(connection: Connection, ids: Collection[str]) -> dict[str, Version]:
    """Versions by id, without what stands behind them; one that was erased is not there."""
    chosen = select(PublicationRow.id, PublicationRow.population, PublicationRow.figures)
    rows = connection.execute(chosen.where(PublicationRow.id.in_(ids)))
    return {key: Version(population, tuple(figure(one) for one in figures)) for key, population, figures in rows}


def for_everybody(connection: Connection, waves: Collection[str]) -> frozenset[str]:
    """Those of these waves of which everybody may read: published, and a workshop is over that answered.

    Results come back first to the people who answered: before that they are on the wall of their room only.
    """
    over = select(WorkshopRow.wave_id).where(WorkshopRow.wave_id.in_(waves), WorkshopRow.state == State.CLOSED)
    scopes = {f"public:{wave}": wave for wave in connection.execute(over).scalars()}
    told = select(PublicationRow.scope).where(PublicationRow.scope.in_(scopes), PublicationRow.population > 0)
    return frozenset(scopes[scope] for scope in connection.execute(told).scalars())


def made_up(connection: Connection, scope: str) -> int:
    """How many of those who are published, of one room or of all rooms of a wave, could be made up.

    A wave that holds one room yet is told exactly as that room is: two ways of telling the same people tell more.
    """
    kind, _, key = scope.partition(":")
    mine = WorkshopRow.id == key
    if kind == "public":
        shown = select(BlockRow.workshop_id).where(
            BlockRow.wave_id == key, BlockRow.state == "released", BlockRow.n > 0
        )
        rooms = set(connection.execute(shown).scalars())
        mine = (WorkshopRow.wave_id == key) & WorkshopRow.id.in_(rooms - {None})
        if None in rooms:  # the wave's reservoir: whoever was left in any room that is over
            mine = (WorkshopRow.wave_id == key) & (
                WorkshopRow.id.in_(rooms - {None}) | (WorkshopRow.settled == True)  # noqa: E712  SQL
            )
    found = connection.execute(select(WorkshopRow.admission, WorkshopRow.by_code, WorkshopRow.people).where(mine))
    return sum(margin(counted_as(Admission(how), by_code=by_code), people) for how, by_code, people in found)


def newest(connection: Connection, scope: str) -> Any:  # noqa: ANN401  a SQLAlchemy row
    """The row of the last version of a scope, with what stands behind it; None before the first."""
    chosen = select(PublicationRow.position, PublicationRow.population, PublicationRow.figures, PublicationRow.basis)
    return connection.execute(
        chosen.where(PublicationRow.scope == scope).order_by(PublicationRow.position.desc()).limit(1)
    ).first()


def figure(stored: dict[str, Any]) -> Figure:
    """As it was stored."""
    spans = {name: Span(**stored[name]) if stored[name] else None for name in SPANS}
    why = Why(stored["why"]) if stored["why"] else None
    day = date.fromisoformat(stored["day"]) if stored["day"] else None
    return Figure(**{**stored, **spans, "why": why, "day": day})


def as_stored(figure: Figure) -> dict[str, Any]:
    """What ``figure`` reads again."""
    return {**asdict(figure), "day": figure.day.isoformat() if figure.day else None}


def _version(row: Any) -> Version:  # noqa: ANN401  a SQLAlchemy row
    basis = {indicator: Basis(**stored) for indicator, stored in row.basis.items()}
    return Version(row.population, tuple(figure(stored) for stored in row.figures), basis)
