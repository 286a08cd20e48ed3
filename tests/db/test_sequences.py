"""Whatever happens, in whatever order: people come, correct, withdraw; rooms reveal, close; the clock looks; waves end.

After every step all screens of the wave are read: both rooms', the committee's, its lots and its classes, and
everybody's; and the table that a committee takes away.
"""

import uuid
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import combinations
from random import Random
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Connection, select

from db.engine import Database
from db.models.participation import ResponseRow
from db.models.publication import BlockRow
from db.queries.evaluation import crossings, looks, publications, reported, reveals, wave_ends
from db.queries.operations import content
from db.queries.participation import answers, questionnaires, responses, visits
from db.queries.workshops import workshops
from domain.evaluation.disclosure import Figure, K
from domain.evaluation.lots import LOT
from domain.evaluation.lots import K as K_LOTS
from domain.evaluation.public import LEAST, public
from domain.participation.consent import Consent
from domain.staff.by import By
from domain.staff.roles import Role
from sentences.evaluation import codebook
from tests.arrivals import one_by_one
from tests.asked import room
from tests.classes import Draws, watched
from tests.programmes import ONE_HOUR, TWO_HOURS, over
from tests.swept import swept

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
START = LOT + K  # people of each room at the beginning
VOICES, LONELY = "12345", ("tout", "plupart", "parfois", "jamais", "pnr")
AGES = ("a15_17", "a18_29", "a30_49", "a65", "pnr", None)
LUCK = st.integers(0, 2**32).map(Random)
Screens = dict[tuple[str, str], Figure]


class House(RuleBasedStateMachine):
    """One wave of two rooms."""

    database: Database
    runs = 0
    draws: ClassVar[Draws]
    come = staticmethod(one_by_one)
    swept = staticmethod(lambda: None)  # makes the database what it was before the last sequence
    seen: ClassVar[Counter[str]] = Counter()  # figures that were shown, by screen

    @initialize(luck=LUCK, people=st.sampled_from((START, START, 2 * START)))
    def two_rooms(self, luck: Random, people: int) -> None:
        """Both with people; what the first one answered is shown. One lasts two hours, the other one."""
        House.runs += 1
        House.swept()
        self.now, self.people = NOW, 0
        self.before: Screens = {}
        self.released: list[tuple[str, str | None, int]] = []  # block, room, people: in the order of their release
        with self.database.transaction() as connection:
            label = f"Vague {uuid.uuid4().hex[:8]}"
            self.rooms = [room(connection, label, steps, now=NOW) for steps in (TWO_HOURS, ONE_HOUR)]
            waves = {workshops.workshop(connection, one).wave for one in self.rooms}
            [self.wave] = waves
            self.known = {one.id: one for one in content.indicators(connection)}
        self.open = set(self.rooms)
        self.draws.forget()
        self.moved = True
        for which in (True, False):
            self.they_come(which=which, people=people, luck=luck)
        self.a_room_is_shown(which=False)

    @rule(which=st.booleans(), people=st.integers(1, 45), luck=LUCK)
    def they_come(self, which: bool, people: int, luck: Random) -> None:
        here = self.rooms[which]
        self.people += 1
        said = [{"voice": luck.choice(VOICES), "lonely": luck.choice(LONELY)} for _ in range(people)]
        with self.database.transaction() as connection:
            House.come(connection, here, said, f"{self.people}-", [luck.choice(AGES) for _ in said])

    @rule(which=st.booleans(), voice=st.sampled_from(VOICES))
    def somebody_leaves_in_the_middle(self, which: bool, voice: str) -> None:
        if self.rooms[which] not in self.open:
            return
        self.people += 1
        with self.database.transaction() as connection:
            about, visit = workshops.workshop(connection, self.rooms[which]), f"{self.rooms[which]}-left{self.people}"
            consent = Consent("1", "fr", about.day, sensitive=True, age_band=None, assisted=False, channel="tablet")
            visits.begin(connection, visit, about.id, consent, visit)
            turn = visits.turn(connection, visit)
            assert turn is not None
            question = self._question(connection, about.questionnaire_version, "voice")
            answers.record(connection, turn.response_id, question, voice, 1, str(uuid.uuid4()))

    @rule(luck=LUCK, item=st.sampled_from(("voice", "lonely")))
    def somebody_corrects_late(self, luck: Random, item: str) -> None:
        with self.database.transaction() as connection:
            left = self._mine(connection, finished=False)
            if not left:
                return
            visit, version = luck.choice(left)
            question = self._question(connection, version, item)
            value = luck.choice(VOICES if item == "voice" else LONELY)
            responses.correct(connection, visit, question, value, luck.randint(2, 9), str(uuid.uuid4()))
        self.moved = False

    @rule(luck=LUCK, several=st.integers(1, 12))
    def some_withdraw(self, luck: Random, several: int) -> None:
        with self.database.transaction() as connection:
            here = self._mine(connection)
            for visit, _ in luck.sample(here, min(several, len(here))):
                assert responses.withdraw(connection, visit, NOW.date())
        self.moved = False

    @rule(which=st.booleans())
    def a_room_is_shown(self, which: bool) -> None:
        here = self.rooms[which]
        with self.database.transaction() as connection:
            about = workshops.workshop(connection, here)
            if here in self.open and not reveals.lacking(connection, about):
                reveals.renew(connection, here, by=By("facilitator", self.now))
                self._note(connection)

    @rule(minutes=st.integers(1, 20))
    def the_clock_looks(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        with self.database.transaction() as connection:
            for wave, workshop in looks.due(connection, self.now):
                if wave == self.wave:
                    looks.look(connection, wave, workshop, self.now)
                    self._note(connection)

    @precondition(lambda self: bool(self.open))
    @rule(which=st.booleans())
    def a_room_is_over(self, which: bool) -> None:
        if (here := self.rooms[which]) in self.open:
            self.open.remove(here)
            with self.database.transaction() as connection:
                over(connection, here, self.now)
                self._note(connection)

    @precondition(lambda self: not self.open)
    @rule(reason=st.none() | st.just("Il manquait un atelier."))
    def the_wave_is_closed_or_opened_again(self, reason: str | None) -> None:
        by = By(Role.COORDINATOR, self.now)
        with self.database.transaction() as connection:
            closed_on = reported.wave(connection, self.wave).closed_on
            if reason is None and closed_on is None:
                wave_ends.close(connection, self.wave, None, by)
            elif reason is not None and closed_on is not None:
                wave_ends.reopen(connection, self.wave, closed_on, reason, by)

    @precondition(lambda self: not self.open)
    @rule(days=st.integers(1, 3))
    def days_pass(self, days: int) -> None:
        self.now += timedelta(days=days)
        with self.database.transaction() as connection:
            for wave in crossings.due(connection, self.now.date()):
                crossings.publish(connection, wave, self.now)

    @rule()
    def a_table_is_taken_away(self) -> None:
        """No number is in it but those of the figures that its committee reads."""
        with self.database.reading() as connection:
            facts = reported.facts(connection, reported.wave(connection, self.wave), self.now.date())
        heads, *rows = codebook.table(facts)
        named = dict(zip(codebook.COLUMNS, heads, strict=True))
        for row in rows:
            said = dict(zip(heads, row, strict=True))
            figure = facts.here.figures.get(str(said[named["indicator"]]))
            numbers = [said[named[name]] for name in ("answered_min", "answered_max", "yes_min", "yes_max", "asked")]
            if figure is None or not figure.shown:
                assert set(numbers) == {None}
                continue
            spans = [figure.n, figure.count if figure.part_low is None else None]
            told = [bound for span in spans for bound in ((span.low, span.high) if span else (None, None))]
            assert numbers == [*told, figure.population]

    @invariant()
    def every_screen_keeps_the_rule(self) -> None:
        if not hasattr(self, "rooms"):
            return
        with self.database.reading() as connection:
            screens = dict(self._screens(connection))
        for (scope, name), figure in screens.items():
            was = self.before.get((scope, name))
            if was is not None and was.shown:
                assert figure.shown, "a figure that was shown went away"
                assert figure.population == was.population or figure.population - was.population >= K
                assert self.moved or figure == was, "a withdrawal or a correction moved a figure"
                assert not scope.startswith("class:") or figure == was, "a class was told twice"
            if figure.shown:
                self._holds(scope, figure)
        assert self.moved or screens == self.before
        self._differ_by_enough(screens)
        self.before, self.moved = screens, True

    def teardown(self) -> None:
        """Both rooms end, whatever happened; then the wave does, and its classes are told."""
        for which in (True, False):
            if hasattr(self, "open") and self.rooms[which] in self.open:
                self.a_room_is_over(which=which)
                self.every_screen_keeps_the_rule()
        if hasattr(self, "open"):
            self.the_wave_is_closed_or_opened_again(reason=None)
            self.days_pass(days=1)
            self.every_screen_keeps_the_rule()
            self.a_table_is_taken_away()

    def _holds(self, scope: str, figure: Figure) -> None:
        sensitive = self.known[figure.indicator_id].sensitive
        drawn = scope.startswith(("lots:", "class:"))
        k = K_LOTS if drawn else K
        assert sensitive == scope.startswith("lots:")
        House.seen[scope.partition(":")[0]] += 1
        assert figure.population >= (LOT if drawn else 2 * K)
        for side in (figure.count, figure.against):
            assert side is None or side.low >= k or side.high - side.low >= k - 1
        told = public(self.known[figure.indicator_id], figure)
        assert not (told.shown and (sensitive or (figure.n is not None and figure.n.low < LEAST)))

    def _differ_by_enough(self, screens: Screens) -> None:
        """Of one figure on two screens: whoever is on one and not on the other are enough people, or nobody."""
        behind: dict[str, list[frozenset[tuple[str, str | None, int]]]] = {}
        for (scope, name), figure in screens.items():
            if figure.shown and not scope.startswith(("lots:", "class:")):
                behind.setdefault(name, []).append(self._people(scope, figure.population))
        for sets in behind.values():
            for one, other in combinations(sets, 2):
                apart = sum(people for _, _, people in one ^ other)
                assert apart == 0 or apart >= K
        self._drawn_differ_by_enough(behind)

    def _drawn_differ_by_enough(self, behind: dict[str, list[frozenset[tuple[str, str | None, int]]]]) -> None:
        """Of one indicator: whoever was drawn for a class, and whoever stands behind another figure of it."""
        for (_, name), blocks in self.draws.blocks.items():
            drawn = sum(blocks.values())
            for others in behind.get(name, []):
                both = sum(blocks.get(block, 0) for block, _, _ in others)
                assert drawn + sum(people for _, _, people in others) - 2 * both >= K
        for (one, name), (other, same) in combinations(self.draws.people, 2):
            if name == same:
                assert len(self.draws.people[one, name] ^ self.draws.people[other, name]) >= K

    def _people(self, scope: str, population: int) -> frozenset[tuple[str, str | None, int]]:
        """The blocks behind a figure: the first ones of its screen, whole."""
        kind, _, key = scope.partition(":")
        mine = [block for block in self.released if kind == "public" or block[1] == key]
        for end in range(len(mine) + 1):
            if sum(people for _, _, people in mine[:end]) == population:
                return frozenset(mine[:end])
        pytest.fail(f"{population} people are no whole blocks of {mine}")

    def _note(self, connection: Connection) -> None:
        """What was released since."""
        row = BlockRow
        chosen = select(row.id, row.workshop_id, row.n).where(
            row.wave_id == self.wave, row.state == "released", row.n > 0
        )
        had = {block for block, _, _ in self.released}
        fresh = [(block, workshop, n) for block, workshop, n in connection.execute(chosen) if n and block not in had]
        assert len(fresh) <= 1
        self.released += fresh

    def _screens(self, connection: Connection) -> Iterator[tuple[tuple[str, str], Figure]]:
        for scope in (*(f"room:{one}" for one in self.rooms), f"public:{self.wave}"):
            for figure in publications.latest(connection, scope, ()).figures:
                yield (scope, figure.indicator_id), figure
        version = publications.of_waves(connection, [self.wave], sensitive=True).get(self.wave)
        for figure in version.figures if version else ():
            if self.known[figure.indicator_id].sensitive:
                yield (f"lots:{self.wave}", figure.indicator_id), figure
        for crossing, parts in crossings.of(connection, self.wave).items():
            for part in parts:
                for name, figure in part.figures.items():
                    yield (f"class:{crossing}:{part.of}", name), figure

    def _mine(self, connection: Connection, *, finished: bool | None = None) -> list[tuple[str, str]]:
        chosen = select(ResponseRow.visit_id, ResponseRow.version_id).where(ResponseRow.wave_id == self.wave)
        if finished is not None:
            chosen = chosen.where(ResponseRow.finished == finished, ResponseRow.state != "open")
        return [(row.visit_id, row.version_id) for row in connection.execute(chosen.order_by(ResponseRow.id))]

    def _question(self, connection: Connection, version: str, item: str) -> str:
        asked = questionnaires.questionnaire(connection, version).questions
        return next(question.id for question in asked if question.item == item)


def played(database: Database, examples: int, steps: int) -> None:
    """So many sequences of so many steps."""
    House.database, House.runs = database, 0
    House.seen.clear()
    how = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    with watched() as House.draws:
        run_state_machine_as_test(House, settings=how)
    assert House.runs >= examples
    assert House.seen["room"]
    assert House.seen["public"]


def test_no_sequence_of_acts_breaks_the_rule(loaded: Database) -> None:
    played(loaded, examples=3, steps=14)


@pytest.mark.soak
@pytest.mark.timeout(0)
def test_no_sequence_of_ten_thousand_breaks_the_rule() -> None:
    with swept(House) as database:
        played(database, examples=10_000, steps=20)
    assert House.seen["lots"]
    assert House.seen["class"]
