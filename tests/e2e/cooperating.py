"""Two territories of twelve structures, each with three personal links, in two waves: what a walk through them reads.

Structures act in an order that is drawn; what the walk itself says on screens is not said here.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Connection

from db.clock import settle
from db.engine import Database
from db.queries.cooperation import actors, partners, trajectory, writing
from domain.cooperation.partners import Seat
from domain.cooperation.sheets import Audience, Family
from domain.cooperation.solutions import Beneficiary, BrickWords, EffectWords, Funder, SolutionWords, Standing, State
from domain.cooperation.trajectory import Declared, Kind
from domain.staff.by import By
from tests.db.test_priorities import proposed
from tests.structures import agrees, answered, hands, over, says, wave
from texts.typography import typeset

MANY = 12
STEPS = ("2", "5", "1", "2", "3")  # where structures see the collective, one after the other: from 1 to 5
EFFECTS = (("Moins de solitude", Funder.MUTUAL), ("Un emploi de plus", None))
TITLE, BRICK = "Une cuisine de quartier", "Un four partagé"


@dataclass
class Place:
    """One of the two. ``actors``: in the order drawn; ``live``, ``lost``: secrets of links of the second wave."""

    id: str
    actors: Sequence[str]
    waves: tuple[str, str]
    names: Mapping[str, str]
    solution: str = ""
    live: dict[str, str] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)


def spoken(database: Database, place: str, luck: random.Random) -> Place:
    """Both waves of one territory: the first one is over, the second one goes on."""
    now = datetime.now(UTC)
    idea = proposed(database, f"Un four, {place}", place)
    with database.transaction() as connection:
        first, second = (wave(connection, place, label) for label in ("Vague 1", "Vague 2"))
        known = {one.id: typeset(one.name) for one in actors.in_wave(connection, first)}
        here = Place(place, luck.sample(sorted(known), MANY), (first, second), known)
        _first(connection, here, now)
        _second(connection, here, now)
        here.solution = _built(connection, here, idea, By("facilitator", now))
    settle(database, now)
    return here


def _first(connection: Connection, here: Place, now: datetime) -> None:
    """Everybody has a tie with the next one, in a ring, and finishes at the desk; the wave is over."""
    seats = {one: _seat(connection, here.waves[0], one, now)[1] for one in here.actors}
    for number, seat in enumerate(seats.values()):
        around = (here.actors[number - 1], here.actors[(number + 1) % MANY])
        says(connection, seat, *(f"{other}=2" for other in around))
        agrees(connection, seat, audience=Audience.COMMITTEE)
        answered(connection, seat, {"p18": STEPS[number % len(STEPS)]})
    over(connection, here.waves[0], now)


def _second(connection: Connection, here: Place, now: datetime) -> None:
    """The ring goes on but for its first pair, which has ended; one says what the other denies; the last is silent."""
    for number, one in enumerate(here.actors):
        here.lost[one], lost = _seat(connection, here.waves[1], one, now)
        here.live[one], seat = _seat(connection, here.waves[1], one, now, lost.link)
        after = here.actors[(number + 1) % MANY]
        before = here.actors[number - 1]
        ties = {before: "2", after: "2"} | ({after: "0"} if number == 0 else {})
        ties |= {here.actors[9]: "1"} if number == 2 else {here.actors[2]: "0"} if number == 9 else {}
        says(connection, seat, *(f"{other}={level}" for other, level in ties.items()))
        for family in Family:
            agrees(connection, seat, family, audience=Audience.COMMITTEE)
        if number != MANY - 1:
            hands(connection, seat)


def _seat(connection: Connection, of: str, actor: str, now: datetime, seen: str | None = None) -> tuple[str, Seat]:
    secret = partners.invite(connection, of, actor, by=By("facilitator", now), seen=seen)
    return secret, partners.seat_of(connection, secret)


def _built(connection: Connection, here: Place, idea: str, by: By) -> str:
    """A residents' priority that is a brick with two useful effects, of which one has a funder; a trajectory."""
    solution = f"kitchen {here.id}"
    words = SolutionWords(f"{TITLE}, {here.id}", "Manger ensemble.", theme="care", shown=True)
    writing.keep_solution(connection, here.id, solution, words, by)
    brick = BrickWords(f"{BRICK}, {here.id}", here.actors[3], Standing.RUNNING, "2", idea)
    writing.keep_brick(connection, here.id, solution, f"oven {here.id}", brick, by)
    for number, (text, funder) in enumerate(EFFECTS):
        effect = EffectWords(text, Beneficiary.RESIDENTS, funder, "Un cahier.", State.OBSERVED)
        writing.keep_effect(connection, here.id, f"oven {here.id}", f"{number} {here.id}", effect, by)
    for number, step in enumerate((3, 2)):
        said = Declared(Kind.REACHED, by.day, "Une rencontre.", step)
        trajectory.declare(connection, here.id, said, number, by, f"step {step} {here.id}")
    return solution
