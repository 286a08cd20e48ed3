"""Two rooms at work at once, the second opened first: tablets answer, people vote, each is judged for itself."""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from sqlalchemy import update

from db.engine import Database
from db.models.workshop import WorkshopRow
from db.queries.evaluation import waves
from db.queries.workshops import workshops
from domain.staff.by import CONSOLE, By
from domain.workshops.workshop import WorkshopPlan
from tests.e2e.crowd import losses
from tests.e2e.room import QUESTIONNAIRE, TERRITORY
from tests.e2e.unhurried import Unhurried
from tests.e2e.urns import Urn, miscounted, urn

STEPS = (("cap_commun", 35), ("charte", 25))  # the wall of each is its title
METHODS = ("thermometer", "majority")
PEOPLE = 1_000  # the most that one room is said to have


@dataclass(frozen=True)
class Room:
    """One of the two: a wave, tablets and an open vote of its own."""

    workshop: str
    wave: str
    crowd: Unhurried
    urn: Urn


@dataclass(frozen=True)
class Pace:
    """``tablets`` and ``voters`` of each room; seconds before an answer and before a ballot, on average."""

    tablets: int
    voters: int
    answer: float
    ballot: float


def two_rooms(database: Database, address: str, seed: int, ports: Sequence[int] = ()) -> tuple[Room, Room]:
    """Them; ``ports``: of the processes that devices may meet, where there are several and no proxy."""
    later, first = _opened(database, f"Le soir {seed}"), _opened(database, f"Le matin {seed}")
    return _room(database, address, first, 2 * seed, ports), _room(database, address, later, 2 * seed + 1, ports)


async def at_work(rooms: Sequence[Room], pace: Pace, over: Callable[[], bool]) -> None:
    """Until ``over``; whoever has begun ends."""
    for room in rooms:
        room.crowd.pause = pace.answer
    await asyncio.gather(
        *(room.crowd.turns_until(pace.tablets, over) for room in rooms),
        *(room.urn.cast_until(pace.voters, pace.ballot, over) for room in rooms),
    )


def wrongs(database: Database, rooms: Sequence[Room]) -> dict[str, int]:
    """End the votes; what is lost and what is double in all of them, by its name. All zero, or a promise is broken."""
    total: Counter[str] = Counter()
    for room in rooms:
        lost = asdict(losses(database, room.crowd, room.workshop, room.wave))
        for name, n in (lost | asdict(miscounted(database, room.urn))).items():
            total[name] += abs(n)
    return dict(total)


def _opened(database: Database, label: str) -> tuple[str, str, str]:
    """Workshop, wave and code."""
    now = datetime.now(UTC)
    with database.transaction() as connection:
        wave = waves.add(connection, TERRITORY, label)
        planned = WorkshopPlan(TERRITORY, wave, QUESTIONNAIRE, label, "Centre social", now.date(), STEPS)
        made = workshops.prepare(connection, planned, by=By(CONSOLE, now))
        workshops.open_(connection, made, by=By(CONSOLE, now))
        # Not by the act: a former version, which runs this too (benchmarks.campaign_former), may name it otherwise.
        connection.execute(update(WorkshopRow).where(WorkshopRow.id == made).values(people=PEOPLE))
        return made, wave, workshops.workshop(connection, made).code


def _room(database: Database, address: str, opened: tuple[str, str, str], seed: int, ports: Sequence[int]) -> Room:
    workshop, wave, code = opened
    crowd = Unhurried(address, code, seed, ports=tuple(ports))  # request ids follow from the seed
    people = urn(database, address, workshop, PEOPLE, method=METHODS[seed % len(METHODS)], seed=seed)
    people.ports = tuple(ports)
    return Room(workshop, wave, crowd, people)
