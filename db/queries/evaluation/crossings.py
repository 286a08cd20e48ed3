"""Figures by age band and by programme: drawn and told once, by the server itself, the day after a wave was closed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from random import SystemRandom

from sqlalchemy import Connection, bindparam, insert, select, update

from db.changes import note
from db.models.participation import ResponseRow
from db.models.publication import BlockRow, CrossingRow
from db.models.workshop import WaveRow, WorkshopRow, WorkshopStepRow
from db.queries.evaluation import cells, publications
from db.queries.operations import content
from db.queries.workshops import programme
from domain.evaluation import committee
from domain.evaluation.counting import Cell
from domain.evaluation.crossings import POOL, Class, Crossing, CrossingPart, asked, classes, may, tells
from domain.evaluation.disclosure import Figure
from domain.evaluation.indicators import Indicator
from domain.evaluation.lots import lot

OTHER = ""  # programme of a workshop that follows none of the list

People = Mapping[str, list[int]]  # responses, by the version that they answer


def due(connection: Connection, today: date) -> tuple[str, ...]:
    """The waves of which classes are to be told: closed before today, so that a mistake can be undone, and untold."""
    waits = (WaveRow.closed_on < today) & WaveRow.crossed_on.is_(None)
    return tuple(connection.execute(select(WaveRow.id).where(waits).order_by(WaveRow.id)).scalars())


def publish(connection: Connection, wave: str, now: datetime) -> None:
    """Tell of the classes of a wave what may be told, for good. Said again, it does nothing."""
    connection.execute(
        select(WaveRow.id).where(WaveRow.id == wave).with_for_update()
    )  # nobody opens it again meanwhile
    if wave not in due(connection, now.date()):
        return
    rules = [rule for rule in committee.published(content.indicators(connection)) if may(rule)]
    everybody = publications.latest(connection, f"public:{wave}", tuple(rules)).figures
    whole = {figure.indicator_id: figure for figure in everybody}
    for crossing, people in _people(connection, wave).items():
        parts = _parts(connection, people, rules, whole, now.date())
        for position, part in enumerate(parts, start=1):
            row = {"wave_id": wave, "crossing": crossing, "position": position, "of": list(part.of)}
            told = [publications.as_stored(figure) for figure in part.figures.values()]
            connection.execute(insert(CrossingRow).values(**row, figures=told))
    connection.execute(update(WaveRow).where(WaveRow.id == wave).values(crossed_on=now.date()))
    note(connection, f"public:{wave}")


# Built once: every look at a theme asks for them.
_TOLD = (
    select(CrossingRow.crossing, CrossingRow.of, CrossingRow.figures)
    .where(CrossingRow.wave_id == bindparam("wave"))
    .order_by(CrossingRow.crossing, CrossingRow.position)
)
_TOLD_ON = select(WaveRow.crossed_on).where(WaveRow.id == bindparam("wave"))


def of(connection: Connection, wave: str) -> dict[Crossing, tuple[CrossingPart, ...]]:
    """What is told of the classes of a wave; a crossing of which nothing is told is not there."""
    found: dict[Crossing, tuple[CrossingPart, ...]] = {}
    for crossing, joined, figures in connection.execute(_TOLD, {"wave": wave}):
        told = {one["indicator_id"]: publications.figure(one) for one in figures}
        key = Crossing(crossing)
        found[key] = (*found.get(key, ()), CrossingPart(tuple(joined), told))
    return found


def told_on(connection: Connection, wave: str) -> date | None:
    """The day on which the classes of a wave were told, or turned out to be too small; None before."""
    return connection.execute(_TOLD_ON, {"wave": wave}).scalar()


def _people(connection: Connection, wave: str) -> dict[Crossing, dict[str, People]]:
    """Everybody who is published, by class, in the order of the project's lists; without those who are in none."""
    ages = [one.id for one in content.reference(connection, "consent_ages") if one.id != "pnr"]
    follows = _programmes(connection, wave)
    found: dict[Crossing, dict[str, defaultdict[str, list[int]]]] = {
        Crossing.AGE: {age: defaultdict(list) for age in ages},
        Crossing.PROGRAMME: {one: defaultdict(list) for one in dict.fromkeys(follows.values())},
    }
    for response, version, age, workshop in _published(connection, wave):
        if age in found[Crossing.AGE]:
            found[Crossing.AGE][age][version].append(response)
        found[Crossing.PROGRAMME][follows[workshop]][version].append(response)
    return {crossing: dict(each) for crossing, each in found.items()}


def _published(connection: Connection, wave: str) -> Iterable[tuple[int, str, str | None, str]]:
    row = ResponseRow
    chosen = select(row.id, row.version_id, row.age_band, row.workshop_id)
    released = (BlockRow.wave_id == wave) & (BlockRow.state == "released")
    rows = connection.execute(chosen.join(BlockRow, BlockRow.id == row.block_id).where(released))
    return ((response, version, age, workshop) for response, version, age, workshop in rows)


def _programmes(connection: Connection, wave: str) -> dict[str, str]:
    """Of each workshop of a wave, the programme that it follows, step by step, in the order of the project's list."""
    step, kinds = WorkshopStepRow, defaultdict[str, list[str]](list)
    chosen = select(WorkshopRow.id, step.kind).outerjoin(step, step.workshop_id == WorkshopRow.id)
    for workshop, kind in connection.execute(chosen.where(WorkshopRow.wave_id == wave).order_by(step.position)):
        kinds[workshop].append(kind)
    known = {tuple(kind for kind, _ in one.steps): one.id for one in programme.templates(connection)}
    follows = {workshop: known.get(tuple(steps), OTHER) for workshop, steps in kinds.items()}
    order = [*known.values(), OTHER]
    return dict(sorted(follows.items(), key=lambda pair: (order.index(pair[1]), pair[0])))


def _parts(
    connection: Connection,
    people: Mapping[str, People],
    rules: Sequence[Indicator],
    everybody: Mapping[str, Figure],
    day: date,
) -> tuple[CrossingPart, ...]:
    """The classes, joined until they are large enough, each with its figures; none where nothing may be told."""
    joined = classes({one: sum(map(len, mine.values())) for one, mine in people.items()})
    drawn = [_drawn(connection, rules, [people[one] for one in each], day) for each in joined]
    told = [rule for rule in rules if _tells(everybody.get(rule.id), [each[rule.id] for each in drawn])]
    if not told:
        return ()
    return tuple(
        CrossingPart(each, {rule.id: mine[rule.id].figure for rule in told})
        for each, mine in zip(joined, drawn, strict=True)
    )


def _tells(everybody: Figure | None, parts: Sequence[Class]) -> bool:
    return asked([part.people for part in parts]) and tells(everybody, [part for part in parts if part.people])


def _drawn(connection: Connection, rules: Sequence[Indicator], people: Sequence[People], day: date) -> dict[str, Class]:
    """Of one class, by indicator: half of those who may be drawn, anew for each."""
    luck, pools = SystemRandom(), dict[tuple[str, ...], dict[int, Counter[Cell]]]()
    versions = sorted({version for each in people for version in each})
    found: dict[str, Class] = {}
    for rule in rules:
        asking = tuple(version for version in versions if cells.asks(connection, version, rule))
        mine = [(one, version) for version in asking for each in people for one in each.get(version, ())]
        if asking not in pools:
            among = luck.sample(mine, min(len(mine), POOL))
            pools[asking] = cells.by_response(connection, among, rules)
        pool = pools[asking]
        some = luck.sample(sorted(pool), len(pool) // 2)
        said = Counter(cell for one in some for measure, cell in pool[one] if measure == rule.tally_key)
        found[rule.id] = Class(len(mine), lot(rule, said, day))
    return found
