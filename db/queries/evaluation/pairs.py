"""What changed for the same people: told once of a wave, by the server itself, the day after it was closed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from db.changes import note
from db.models.cards import PairingRow
from db.models.participation import ResponseRow
from db.models.publication import BlockRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.evaluation import cells, looks, order, publications
from db.queries.operations import content
from db.queries.participation import questionnaires
from domain.evaluation import committee, pairs
from domain.evaluation.indicators import Indicator
from domain.evaluation.pairs import LEAST, Paired
from domain.participation.questionnaire import family
from domain.workshops.workshop import Admission, counted_as

SOME = 500  # responses read at once


@dataclass(frozen=True)
class _Response:
    """One that is published, of somebody who typed a card."""

    id: int
    version: str
    block: str
    card: str
    paired: bool


_Pair = tuple[_Response, _Response]  # the earlier one, the later one
_Said = Mapping[int, Mapping[str, int | None]]  # by response and indicator


def due(connection: Connection, today: date) -> tuple[str, ...]:
    """The waves of which pairs are to be told: closed before today, so that a mistake can be undone, and untold."""
    untold = WaveRow.id.not_in(select(PairingRow.wave_id))
    return tuple(
        connection.execute(select(WaveRow.id).where(WaveRow.closed_on < today, untold).order_by(WaveRow.id)).scalars()
    )


def publish(connection: Connection, wave: str, now: datetime) -> None:
    """Tell what may be told of those who typed the same card in an earlier wave, for good. Said again: nothing."""
    looks.lock(connection, wave)
    if wave not in due(connection, now.date()):
        return
    before, found = _pairs(connection, wave)
    figures = _figures(connection, (before, wave), found, now.date()) if before else []
    row = {"wave_id": wave, "before_id": before if figures else None, "day": now.date()}
    connection.execute(insert(PairingRow).values(**row, figures=[pairs.stored(one) for one in figures]))
    if figures:
        mine = ResponseRow.id.in_([later.id for _, later in found])
        connection.execute(update(ResponseRow).where(mine).values(paired=True))
        note(connection, f"public:{wave}")


_TOLD = select(PairingRow).where(PairingRow.wave_id == bindparam("wave"))  # built once: every look at a theme asks


def of(connection: Connection, wave: str) -> dict[str, Paired]:
    """What is told of the pairs of a wave, by indicator."""
    row = connection.execute(_TOLD, {"wave": wave}).first()
    if row is None or row.before_id is None:
        return {}
    return {one["indicator_id"]: pairs.read(one, row.before_id) for one in row.figures}


def _pairs(connection: Connection, wave: str) -> tuple[str | None, list[_Pair]]:
    """The nearest closed wave before with enough pairs of one questionnaire, and these; none: (None, [])."""
    later = _linked(connection, wave)
    if len(later) < LEAST:
        return None, []
    for earlier in _before(connection, wave):
        was = _linked(connection, earlier)
        both = [(was[card], later[card]) for card in sorted(was.keys() & later.keys())]
        same = [pair for pair in both if family(pair[0].version) == family(pair[1].version)]
        asked = Counter(family(one.version) for one, _ in same)
        for questionnaire, n in asked.most_common(1):
            if n >= LEAST:
                return earlier, [pair for pair in same if family(pair[0].version) == questionnaire]
    return None, []


def _before(connection: Connection, wave: str) -> list[str]:
    """The closed waves of the same place before this one, the last one first; invented ones beside invented ones."""
    here = connection.execute(select(WaveRow.territory_id, WaveRow.demonstration).where(WaveRow.id == wave)).one()
    alike = (WaveRow.territory_id == here.territory_id) & (WaveRow.demonstration == here.demonstration)
    chosen = select(WaveRow.id).where(alike, WaveRow.rehearsal == False, WaveRow.closed_on.is_not(None))  # noqa: E712  SQL
    known = list(connection.execute(chosen.order_by(*order.in_time())).scalars())
    return known[: known.index(wave)][::-1] if wave in known else []


def _linked(connection: Connection, wave: str) -> dict[str, _Response]:
    """Those of a wave who typed a card, are published, and cannot be made up; by card."""
    row, room = ResponseRow, WorkshopRow
    columns = (row.id, row.version_id, row.block_id, row.link_hash, row.paired, room.admission, room.by_code)
    chosen = select(*columns).join(room, room.id == row.workshop_id).join(BlockRow, BlockRow.id == row.block_id)
    here = chosen.where(row.wave_id == wave, row.link_hash.is_not(None), BlockRow.state == "released")
    return {one.link_hash: _response(one) for one in connection.execute(here) if _real(one)}


def _response(row: Row[*tuple[object, ...]]) -> _Response:
    return _Response(row.id, row.version_id, row.block_id, row.link_hash, row.paired)


def _real(row: Row[*tuple[object, ...]]) -> bool:
    return counted_as(Admission(row.admission), by_code=row.by_code) is Admission.PREPARED


def _figures(connection: Connection, waves: tuple[str, str], found: Sequence[_Pair], day: date) -> list[Paired]:
    """What is told of them. ``waves``: the earlier one, the later one."""
    before = waves[0]
    if not (_apart(connection, found) and _apart_from_former(connection, before, found)):
        return []
    rules = [rule for rule in committee.published(content.indicators(connection)) if pairs.may(rule)]
    asked = [rule for rule in rules if _asked_alike(connection, rule, found)]
    was, now = (_said(connection, side, asked) for side in zip(*found, strict=True))
    versions = publications.of_waves(connection, waves)
    shown = [{one.indicator_id: one for one in versions[wave].figures} if wave in versions else {} for wave in waves]
    told = []
    for rule in asked:
        table = Counter((was[one.id][rule.id], now[other.id][rule.id]) for one, other in found)
        beside = (figures.get(rule.id) for figures in shown)
        spread = pairs.told(table, day, *(one for one in beside if one is None or one.population > len(found)))
        if spread is not None:
            told.append(Paired(rule.id, before, rule.version, spread))
    return told


def _apart(connection: Connection, found: Sequence[_Pair]) -> bool:
    """Of both waves, from whatever whole blocks are published."""
    sides = [Counter(one.block for one in side) for side in zip(*found, strict=True)]
    ids = [block for side in sides for block in side]
    rows = connection.execute(select(BlockRow.id, BlockRow.n).where(BlockRow.id.in_(ids)))
    people = {block: n for block, n in rows}  # noqa: C416  rows are not pairs for mypy
    return all(pairs.apart(side, people) for side in sides)


def _apart_from_former(connection: Connection, before: str, found: Sequence[_Pair]) -> bool:
    """Of the earlier wave, from those of whom its own pairs were told: as if they were a block."""
    mine = {one.id for one, _ in found}
    row = ResponseRow
    former = set(connection.execute(select(row.id).where(row.wave_id == before, row.paired == True)).scalars())  # noqa: E712  SQL
    return not former or pairs.far(len(mine ^ former))


def _asked_alike(connection: Connection, rule: Indicator, found: Sequence[_Pair]) -> bool:
    """Whether everybody was asked what a rule reads, both times, in the same words."""
    versions = {one.version for pair in found for one in pair}
    assert rule.calculation is not None
    worded = {tuple(sorted(_wording(connection, version, rule.calculation.items).items())) for version in versions}
    return len(worded) == 1 and all(cells.asks(connection, version, rule) for version in versions)


def _wording(connection: Connection, version: str, items: Iterable[str]) -> Mapping[str, int]:
    asked = questionnaires.questionnaire(connection, version).questions
    return {question.item: question.item_version for question in asked if question.item in set(items)}


def _said(
    connection: Connection, people: Sequence[_Response], rules: Sequence[Indicator]
) -> dict[int, dict[str, int | None]]:
    """What each person said under each rule."""
    found: dict[int, dict[str, int | None]] = {}
    for at in range(0, len(people), SOME):
        some = [(one.id, one.version) for one in people[at : at + SOME]]
        for response, mine in cells.by_response(connection, some, rules).items():
            found[response] = {
                rule.id: pairs.value({cell: n for (measure, cell), n in mine.items() if measure == rule.tally_key})
                for rule in rules
            }
    return found
