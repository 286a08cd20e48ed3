"""Waves of answers in a territory."""

import uuid
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, insert, select

from db.models.content import TerritoryRow
from db.models.workshop import WaveRow
from db.queries.evaluation import order
from db.queries.staff import audit
from domain.evaluation.waves import Wave, WaveClosed
from domain.names import heard
from domain.staff.by import By
from domain.workshops.workshop import real_label

# Built once: every page of results asks for them, some twice.
_OF_ALL = (
    select(
        WaveRow.id,
        WaveRow.territory_id,
        TerritoryRow.name,
        WaveRow.label,
        WaveRow.demonstration,
        WaveRow.ends_on,
        WaveRow.closed_on,
    )
    .join(TerritoryRow, TerritoryRow.id == WaveRow.territory_id)
    .where(WaveRow.rehearsal == False)  # noqa: E712  SQL
    .order_by(TerritoryRow.position, *order.in_time())
)
_LABELS = select(WaveRow.id, WaveRow.label, WaveRow.demonstration).order_by(WaveRow.position, WaveRow.id)
_OF_SOME = _OF_ALL.where(WaveRow.territory_id.in_(bindparam("territories", expanding=True)))


def waves(connection: Connection, territories: frozenset[str] | None = None) -> tuple[Wave, ...]:
    """The waves of some territories (of all, if None), in the territories' order, newest last; of no rehearsal."""
    if territories is None:
        return tuple(Wave(*row) for row in connection.execute(_OF_ALL))
    return tuple(Wave(*row) for row in connection.execute(_OF_SOME, {"territories": sorted(territories)}))


def newest(known: Sequence[Wave]) -> tuple[Wave, ...]:
    """The same, real ones before invented ones, then in the territories' order, the newest first."""
    places = list(dict.fromkeys(wave.territory for wave in known))
    latest = tuple(reversed(known))
    return tuple(sorted(latest, key=lambda wave: (wave.demonstration, places.index(wave.territory))))


def held_open(connection: Connection, wave: str) -> None:
    """Nobody closes it before this transaction ends.

    Raises
    ------
    domain.evaluation.waves.WaveClosed
    """
    chosen = select(WaveRow.closed_on).where(WaveRow.id == wave).with_for_update(read=True)
    if connection.execute(chosen).scalar() is not None:
        raise WaveClosed


def begin(connection: Connection, territory: str, label: str, *, by: By, demonstration: bool = False) -> str:
    """The id of the wave of that label in that territory; if it is new, who began it is written down."""
    known = set(connection.execute(select(WaveRow.id).where(WaveRow.territory_id == territory)).scalars())
    wave = add(connection, territory, label, demonstration=demonstration)
    if wave in known:
        return wave
    details = {"label": label}
    audit.record(connection, by, action="wave.added", subject=wave, details=details)
    return wave


def add(connection: Connection, territory: str, label: str, *, demonstration: bool = False) -> str:
    """The id of the wave of that label in that territory, made if it is new; of one that nobody tells apart from it.

    Raises
    ------
    domain.workshops.workshop.WaveReserved
        A real wave whose label passes for the invented one.
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    label = label if demonstration else real_label(label)
    # Of two who begin one at this very moment, the second finds it; who only points at the territory does not wait.
    connection.execute(select(TerritoryRow.id).where(TerritoryRow.id == territory).with_for_update(key_share=True))
    known = connection.execute(_LABELS.where(WaveRow.territory_id == territory)).all()
    alike = [row for row in known if row.demonstration == demonstration and heard(row.label) == heard(label)]
    if found := [row.id for row in known if row.label == label] or [row.id for row in alike]:
        return str(found[0])
    row = {"id": uuid.uuid4().hex, "territory_id": territory, "label": label, "demonstration": demonstration}
    connection.execute(insert(WaveRow).values(**row, position=len(known) + 1))
    return str(row["id"])
