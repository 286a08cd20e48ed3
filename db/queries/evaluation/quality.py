"""Who answered in a wave, and how: drawn and told once, by the server itself, the day after the wave was closed."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from random import SystemRandom
from typing import NamedTuple

from sqlalchemy import Connection, insert, select, update

from db.changes import note
from db.models.participation import ResponseRow, VisitRow
from db.models.publication import BlockRow, TraitRow
from db.models.workshop import WaveRow
from db.queries.operations import content
from domain.evaluation.quality import UNSAID, About, Quality, Trait, drawn, told
from domain.evaluation.ranges import Span
from domain.participation.consent import TOO_YOUNG
from texts import RECORDED

CHANNELS = ("tablet", "phone", "paper")
MANY = 500  # responses that are read at once
YES = "yes"


class _Response(NamedTuple):
    channel: str
    language: str
    age: str
    helped: str
    partial: str


def due(connection: Connection, today: date) -> tuple[str, ...]:
    """The waves of which it is to be told: closed before today, so that a mistake can be undone, and untold."""
    waits = (WaveRow.closed_on < today) & WaveRow.described_on.is_(None)
    return tuple(connection.execute(select(WaveRow.id).where(waits).order_by(WaveRow.id)).scalars())


def publish(connection: Connection, wave: str, now: datetime) -> None:
    """Tell of a wave what may be told, for good. Said again, it does nothing."""
    connection.execute(select(WaveRow.id).where(WaveRow.id == wave).with_for_update())  # nobody opens it meanwhile
    if wave not in due(connection, now.date()):
        return
    rows = [
        {"wave_id": wave, "about": one.about, "which": one.which, "drawn": one.drawn}
        | {"low": one.span.low, "high": one.span.high}
        for one in _traits(connection, wave)
    ]
    if rows:
        connection.execute(insert(TraitRow), rows)
    connection.execute(update(WaveRow).where(WaveRow.id == wave).values(described_on=now.date()))
    note(connection, f"public:{wave}")


def of(connection: Connection, wave: str) -> Quality:
    """What is told of a wave."""
    day = connection.execute(select(WaveRow.described_on).where(WaveRow.id == wave)).scalar()
    ages = content.facts(connection, "consent_ages")
    rows = connection.execute(select(TraitRow).where(TraitRow.wave_id == wave))
    known = {(row.about, row.which): row for row in rows}
    order = [pair for pair in _every(ages) if pair in known]
    found = [known.pop(pair) for pair in (*order, *sorted(known.keys() - order))]
    traits = (Trait(About(row.about), row.which, row.drawn, Span(row.low, row.high)) for row in found)
    return Quality(day, tuple(traits), ages)


def _every(ages: Collection[str]) -> list[tuple[About, str]]:
    """Every trait that there could be, whether anybody bears it or nobody."""
    choices = {
        About.CHANNEL: CHANNELS,
        About.LANGUAGE: RECORDED,
        About.AGE: tuple(age for age in ages if age != TOO_YOUNG),
        About.HELPED: (YES,),
        About.PARTIAL: (YES,),
    }
    return [(about, which) for about, each in choices.items() for which in each]


def _traits(connection: Connection, wave: str) -> list[Trait]:
    """Of each trait, those who bear it among responses that are drawn for it alone."""
    row = ResponseRow
    released = (BlockRow.wave_id == wave) & (BlockRow.state == "released")
    chosen = select(row.id).join(BlockRow, BlockRow.id == row.block_id).where(released)
    everybody = list(connection.execute(chosen).scalars())
    many, luck = drawn(len(everybody)), SystemRandom()
    if not many:
        return []
    every = _every(content.facts(connection, "consent_ages"))
    pools = {trait: luck.sample(everybody, many) for trait in every}
    said = _responses(connection, sorted({one for pool in pools.values() for one in pool}))
    return [
        Trait(about, which, many, told(sum(getattr(said[one], about) == which for one in pool), many))
        for (about, which), pool in pools.items()
    ]


def _responses(connection: Connection, ids: Sequence[int]) -> dict[int, _Response]:
    row = ResponseRow
    chosen = select(row.id, VisitRow.channel, VisitRow.language, row.age_band, VisitRow.assisted, row.state)
    found: dict[int, _Response] = {}
    for first in range(0, len(ids), MANY):
        some = ids[first : first + MANY]
        rows = connection.execute(chosen.join(VisitRow, VisitRow.id == row.visit_id).where(row.id.in_(some)))
        for one, channel, language, age, assisted, state in rows:
            helped, partial = YES if assisted else "", YES if state == "partial" else ""
            found[one] = _Response(channel, language, age or UNSAID, helped, partial)
    return found
