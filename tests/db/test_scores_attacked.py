"""Scores by lots under attack: whoever reads every screen, version, filter and export, and knows all people but one.

A wave is played several times, by the same draws: once as it was, and once for each other thing that one person may
have said of hunger, support and precarity. What is not drawn says the same each time, so that nothing adds to the lots;
and each lot could have been told of each of them (``tests/scores.py``: exactly, whoever was drawn).
"""

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from sqlalchemy import Connection, update

from db.engine import Database
from db.models.workshop import WorkshopRow
from db.queries.evaluation import (
    blocks,
    crossings,
    looks,
    lots,
    publications,
    reported,
    reveals,
    spreads,
    wave_ends,
    waves,
)
from db.queries.operations import content
from db.queries.participation import composition, questionnaires, responses
from db.queries.workshops import workshops
from domain.evaluation import committee
from domain.evaluation.counting import cells
from domain.evaluation.disclosure import Figure
from domain.evaluation.indicators import MISSING, Indicator
from domain.evaluation.lots import LOT
from domain.evaluation.public import public
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.welcome import Welcome
from domain.workshops.workshop import Admission, WorkshopPlan
from sentences.evaluation import codebook
from tests import drawn
from tests.arrivals import together
from tests.programmes import MINUTES, ONE_HOUR, TWO_HOURS, over
from tests.scores import SILENT, ScoredDraw

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
SCORES = ("fs_fies_modsev", "st_osss3", "pr_epices")
MODULES = ("mod_fies", "mod_social", "mod_epices")
FIES, EPICES = [f"fies_{n}" for n in range(1, 9)], [f"epices_{n}" for n in range(1, 12)]
OSSS = ["osss_1", "osss_2", "osss_3"]
AGES = ("a18_29", "a30_49", "a65", None)
Person = dict[str, str]
WORST = {"fies_gate": "oui", "lonely": "tout"} | dict.fromkeys(FIES, "oui") | dict.fromkeys(OSSS, "1")
BEST = {"fies_gate": "oui", "lonely": "tout"} | dict.fromkeys(FIES, "non") | dict.fromkeys(OSSS, "4")
OTHERS = (
    WORST | dict.fromkeys(EPICES, "non"),
    BEST | dict.fromkeys(EPICES, "oui"),
    {"fies_gate": "oui", "lonely": "tout"} | dict.fromkeys([*FIES, *OSSS, *EPICES], "pnr"),
)


@dataclass
class Seen:
    """What she reads: ``plain``, all that is not drawn, after each act; ``lots``, the last figure of each score."""

    plain: list[object] = field(default_factory=list)
    lots: dict[str, Figure] = field(default_factory=dict)
    waited: int = 0


def crowd(luck: Random, people: int) -> list[Person]:
    """Some are hungry, some lonely, some silent; what they say of the rest is theirs too."""
    found = []
    for _ in range(people):
        hunger, yes = luck.random(), luck.random()
        said = {"voice": luck.choice("12345"), "lonely": luck.choice(("tout", "jamais", "pnr")), "fies_gate": "oui"}
        said |= {item: "oui" if luck.random() < hunger else "non" for item in FIES}
        said |= {item: luck.choice("1234") for item in OSSS}
        said |= {item: "oui" if luck.random() < yes else "non" for item in EPICES}
        if luck.random() < 1 / 5:
            said |= {luck.choice((*FIES, *OSSS, *EPICES)): "pnr"}
        found.append(said)
    return found


def asked(connection: Connection) -> str:
    latest = [questionnaires.latest_version_id(connection, one) for one in ("q_resident", *MODULES)]
    return composition.compose(connection, latest[0], latest[1:])


def room(connection: Connection, wave: str, version: str, steps: tuple[str, ...]) -> str:
    """An open one, of prepared tablets; EPICES has somebody who uses it."""
    timed = tuple((kind, MINUTES) for kind in steps)
    planned = WorkshopPlan("lyon", wave, version, f"Bien manger, {len(steps)}", "Centre social", NOW.date(), timed)
    planned = replace(planned, welcome=Welcome(epices="Le centre de santé"))
    workshop = workshops.prepare(connection, planned, by=By("facilitator", NOW))
    workshops.open_(connection, workshop, by=By("facilitator", NOW))
    connection.execute(update(WorkshopRow).where(WorkshopRow.id == workshop).values(admission=Admission.PREPARED))
    return workshop


def played(connection: Connection, seed: int, target: Mapping[str, str]) -> tuple[Seen, list[Person], str]:
    """Two rooms of one wave, the second one prepared first; all that happens to them, and somebody who withdraws."""
    luck = random.Random(seed)  # noqa: S311
    version = asked(connection)
    here = waves.add(connection, "lyon", f"Vague {seed}")
    second, first = (room(connection, here, version, steps) for steps in (TWO_HOURS, ONE_HOUR))
    wave, seen = workshops.workshop(connection, first).wave, Seen()
    groups = [(second, crowd(luck, LOT + luck.randint(3, 9))), (first, crowd(luck, LOT + luck.randint(3, 9)))]
    groups[1][1][7].update(target)
    for where, people in groups:
        together(connection, where, people, "come-", [luck.choice(AGES) for _ in people])
    late = crowd(luck, 12)

    def look() -> None:
        seen.plain.append(_plain(connection, wave, (first, second)))
        version_ = publications.of_waves(connection, [wave], sensitive=True).get(wave)
        told = {one.indicator_id: one for one in version_.figures} if version_ else {}
        seen.lots.update({name: told[name] for name in SCORES if name in told})

    for act in (
        lambda: reveals.reveal(connection, first, by=By("facilitator", NOW)),
        lambda: together(connection, first, late, "late-", [None] * len(late)),
        lambda: reveals.renew(connection, first, by=By("facilitator", NOW)),
        lambda: responses.withdraw(connection, f"{second}-come-0", NOW.date()),
        lambda: over(connection, second, NOW),
        lambda: over(connection, first, NOW),
        lambda: looks.look(connection, wave, None, NOW + timedelta(hours=6)),
        lambda: wave_ends.close(connection, wave, None, By(Role.COORDINATOR, NOW)),
        lambda: crossings.publish(connection, wave, NOW + timedelta(days=3)),
    ):
        act()
        look()
    people = groups[0][1][1:] + groups[1][1] + late
    seen.waited = len(people)
    people.remove(groups[1][1][7])
    return seen, people, version


def _plain(connection: Connection, wave: str, rooms: tuple[str, str]) -> object:
    """Rooms, committee and everybody; classes; questions; the table and the book that are taken away."""
    rules = {rule.id: rule for rule in content.indicators(connection)}
    apart = {rule.id for rule in committee.drawn(tuple(rules.values()))}
    figures = [
        publications.latest(connection, scope, ()).figures
        for scope in (*(f"room:{one}" for one in rooms), f"public:{wave}")
    ]
    everybody = [public(rules[one.indicator_id], one) for one in figures[-1]]
    asked_ = [repr(sorted(spreads.of(connection, one).items())) for one in rooms]
    facts = reported.facts(connection, reported.wave(connection, wave), NOW.date())
    table = [row for row in codebook.table(facts) if not apart.intersection(map(str, row))]
    book = [row for row in codebook.book(facts) if not apart.intersection(map(str, row))]
    return figures, everybody, asked_, repr(crossings.of(connection, wave)), table, book


def chances(connection: Connection, version: str, rule: Indicator, people: list[Person]) -> Counter[float]:
    """How many of these people fall on yes with which chance, or on neither side."""
    asked_ = questionnaires.questionnaire(connection, version)
    found: Counter[float] = Counter()
    assert rule.calculation is not None
    numbers = rule.calculation.numbers
    for said in people:
        given = {question.id: said.get(question.item) for question in asked_.questions}
        [cell] = [cell for measure, cell in cells(asked_, (rule,), given) if measure == rule.tally_key]
        if cell == MISSING:
            found[SILENT] += 1
        elif "table" in numbers:
            found[numbers["table"][int(cell)]] += 1
        else:
            mark = numbers["mark"][0] if "mark" in numbers else numbers["bands"][0] + 1
            found[float(float(cell) >= mark)] += 1
    return found


@pytest.fixture(autouse=True)
def same_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (blocks, crossings, lots):
        monkeypatch.setattr(module, "SystemRandom", lambda: random.Random(3))  # noqa: S311


def replayed(connection: Connection, seed: int, target: Mapping[str, str]) -> tuple[Seen, list[Person], str]:
    """Played, and undone."""
    before = connection.begin_nested()
    try:
        return played(connection, seed, target)
    finally:
        before.rollback()


@pytest.mark.timeout(0)
@pytest.mark.parametrize("seed", drawn.drawn(list(range(1, 41)), 1))
def test_whoever_reads_everything_is_certain_of_no_score(loaded: Database, seed: int) -> None:
    with loaded.transaction() as connection:
        seen, people, _ = replayed(connection, seed, OTHERS[seed % len(OTHERS)])
        for other in OTHERS:
            assert replayed(connection, seed, other)[0].plain == seen.plain
        version = asked(connection)
        rules = {rule.id: rule for rule in content.indicators(connection)}
        assert set(seen.lots) == set(SCORES)
        for name, figure in seen.lots.items():
            others = chances(connection, version, rules[name], people)
            calculation = rules[name].calculation
            assert calculation is not None
            table = calculation.numbers.get("table", (0.0, 1.0))
            draw = ScoredDraw(figure.population, seen.waited, table)
            assert draw.fits(others, figure) == set(draw.answers)


def test_what_somebody_says_aloud_would_be_seen(loaded: Database) -> None:
    """The same comparison finds an ordinary answer that is another one."""
    with loaded.transaction() as connection:
        plain = [replayed(connection, 1, {"voice": voice})[0].plain for voice in ("1", "5")]
        assert plain[0] != plain[1]
