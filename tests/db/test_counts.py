"""Counts rebuilt from the answers equal the stored ones, whatever people, facilitators and networks do."""

import uuid
from collections import Counter
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select, update

from db.engine import Database
from db.models.participation import ResponseRow
from db.models.publication import BlockRow, CountedRow, PublicationRow, TallyRow
from db.models.workshop import WorkshopRow
from db.queries.evaluation import looks, reveals, waves
from db.queries.evaluation.rebuild import rebuilt
from db.queries.participation import answers, questionnaires, responses, visits
from db.queries.workshops import workshops
from domain.errors import AppError
from domain.evaluation.disclosure import STEP
from domain.evaluation.reservoir import TooFewWaiting
from domain.participation.consent import Consent
from domain.staff.by import By
from domain.workshops.ending import REOPENS
from domain.workshops.workshop import WorkshopPlan
from tests.endings import ended

NOW = datetime(2026, 11, 22, 14, tzinfo=UTC)
DAY = date(2026, 11, 22)
PEOPLE = 30
RELEASED = ("public:", "room:")
Counts = tuple[Counter[tuple[str, str, str]], Counter[str]]

acts = st.one_of(
    st.tuples(st.just("answer"), st.integers(0, PEOPLE), st.integers(0, 14), st.integers(0, 9), st.integers(1, 4)),
    st.tuples(st.just("finish"), st.integers(0, PEOPLE)),
    st.tuples(st.just("withdraw"), st.integers(0, PEOPLE)),
    st.tuples(st.just("decide"), st.integers(0, PEOPLE), st.booleans(), st.integers(1, 4)),
    st.tuples(st.just("crowd"), st.integers(1, 14)),
    st.tuples(st.sampled_from(["reveal", "renew", "look", "close"])),
)


class Room:
    """A workshop of «Bien manger ici», and its people."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        version = questionnaires.latest_version_id(connection, "q_resident")
        self.questionnaire = questionnaires.questionnaire(connection, version)
        self.wave = waves.add(connection, "lyon", f"Vague {uuid.uuid4().hex}")
        plan = WorkshopPlan("lyon", self.wave, version, "Essai", "", DAY)
        self.id = workshops.prepare(connection, plan, by=By("facilitator", NOW))
        workshops.open_(connection, self.id, by=By("facilitator", NOW))
        self.crowds = 0
        self.withdrawn: set[int | str] = set()
        self.now = NOW

    def visit(self, person: int | str) -> str:
        name = f"{self.id}-{person}"
        consent = Consent("1", "fr", DAY, sensitive=True, age_band=None, assisted=False, channel="tablet")
        visits.begin(self.connection, name, self.id, consent, f"ticket-{name}")
        return name

    def answer(self, person: int | str, asked: int, chosen: int, sequence: int) -> None:
        name = self.visit(person)
        question = self.questionnaire.questions[asked]
        choices = question.choices
        value = choices[chosen % len(choices)].id if choices else "un mot"
        turn = visits.turn(self.connection, name, held=True)
        if turn is None:  # whoever withdrew answers nothing any more
            assert person in self.withdrawn
            return
        request = str(uuid.uuid4())
        if turn.state == "open":
            answers.record(self.connection, turn.response_id, question.id, value, sequence, request)
        else:
            responses.correct(self.connection, name, question.id, value, sequence, request)

    def finish(self, person: int | str) -> None:
        responses.finish(self.connection, self.visit(person))

    def decide(self, person: int, agreed: bool, sequence: int) -> None:
        responses.decide_sensitive(self.connection, self.visit(person), agreed=agreed, sequence=sequence)

    def withdraw(self, person: int | str) -> None:
        self.withdrawn.add(person)
        responses.withdraw(self.connection, f"ticket-{self.id}-{person}", DAY)

    def crowd(self, people: int) -> None:
        self.crowds += 1
        for person in range(people):
            name = f"crowd-{self.crowds}-{person}"
            self.answer(name, 1, person, 1)
            self.finish(name)

    def reveal(self) -> None:
        reveals.reveal(self.connection, self.id, by=By("facilitator", self.now))

    def renew(self) -> None:
        reveals.renew(self.connection, self.id, by=By("facilitator", self.now))

    def look(self) -> None:
        """Five minutes later the clock has looked at whoever waits."""
        self.now += timedelta(minutes=5)
        for wave, workshop in looks.due(self.connection, self.now):
            looks.look(self.connection, wave, workshop, self.now)

    def close(self) -> None:
        ended(self.connection, self.id, self.now)
        self.now += REOPENS

    def lacking(self) -> int:
        return reveals.lacking(self.connection, workshops.workshop(self.connection, self.id))

    def admit(self, admission: str, people: int | None = None) -> None:
        """How people are let in, and how many are there."""
        row = update(WorkshopRow).where(WorkshopRow.id == self.id)
        self.connection.execute(row.values(admission=admission, people=people))


def stored(connection: Connection, room: Room) -> Counts:
    return stored_of(connection, room.wave, room.id)


def stored_of(connection: Connection, wave: str, workshop: str) -> Counts:
    blocks = connection.execute(select(BlockRow.id).where(BlockRow.wave_id == wave)).scalars()
    scopes = [f"wave:{wave}", f"public:{wave}", f"room:{workshop}", f"workshop:{workshop}"]
    scopes += [f"block:{block}" for block in blocks]
    tallies = connection.execute(
        select(TallyRow.scope, TallyRow.measure, TallyRow.cell, TallyRow.n).where(TallyRow.scope.in_(scopes))
    )
    counted = connection.execute(select(CountedRow.scope, CountedRow.n).where(CountedRow.scope.in_(scopes)))
    cells = Counter({(row.scope, row.measure, row.cell): row.n for row in tallies})
    return cells, +Counter({row.scope: row.n for row in counted})


def living(counts: Counts) -> Counts:
    """The counts that follow every withdrawal and every correction: all but what was published."""
    tallied, counted = counts
    return (
        Counter({key: n for key, n in tallied.items() if not key[0].startswith(RELEASED)}),
        Counter({scope: n for scope, n in counted.items() if not scope.startswith(RELEASED)}),
    )


def published(counts: Counts) -> Counter[tuple[str, str, str]]:
    """What was published, cell by cell."""
    return Counter({key: n for key, n in counts[0].items() if key[0].startswith(RELEASED)})


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(acts, max_size=30))
@example([("close",), ("crowd", 12), ("crowd", 12), ("look",)])  # the wave's own reservoir, of which no room tells
@example([("answer", 2, 1, 0, 1), ("answer", 1, 1, 0, 1), ("withdraw", 1), ("answer", 1, 1, 1, 2), ("close",)])
def test_counts_are_exact_after_anything_and_what_is_published_only_grows_by_whole_blocks(
    loaded: Database, script: list[tuple[Any, ...]]
) -> None:
    with loaded.transaction() as connection:
        room = Room(connection)
        room.admit("prepared")
        for verb, *details in script:
            before, people = stored(connection, room), _populations(connection, f"public:{room.wave}")
            with suppress(AppError):  # closing twice, answering after one's end, publishing too few
                getattr(room, verb)(*details)
            after = stored(connection, room)
            assert living(after) == living(rebuilt(connection, room.wave))
            assert not published(before) - published(after)
            grown = _populations(connection, f"public:{room.wave}")[len(people) :]
            assert grown or published(before) == published(after)
            assert all(more - less >= STEP for less, more in pairwise([*people[-1:], *grown]))


@pytest.mark.parametrize(
    ("admission", "people", "needed"), [("prepared", None, 10), ("code", None, 23), ("code", 12, 17), ("code", 25, 22)]
)
def test_an_act_publishes_whole_what_waits_once_enough_people_do(
    loaded: Database, admission: str, people: int | None, needed: int
) -> None:
    with loaded.transaction() as connection:
        room = Room(connection)
        room.admit(admission, people)
        room.crowd(needed - 1)
        assert room.lacking() == 1
        with pytest.raises(TooFewWaiting, match="1"):
            room.reveal()
        assert _versions(connection, room) == []
        room.crowd(3)
        room.reveal()
        assert _versions(connection, room) == [needed + 2]
        room.crowd(needed - 1)
        with pytest.raises(TooFewWaiting):
            room.renew()
        room.crowd(1)
        room.renew()
        assert _versions(connection, room) == [needed + 2, 2 * needed + 2]
        room.crowd(2)
        room.close()
        assert _versions(connection, room) == [needed + 2, 2 * needed + 2]


def test_nothing_moves_at_an_arrival_and_the_clock_draws_ten_of_twenty(loaded: Database) -> None:
    with loaded.transaction() as connection:
        room = Room(connection)
        room.admit("prepared")
        room.crowd(30)
        room.look()
        assert _versions(connection, room) == []  # nothing moves before «Révéler»
        room.reveal()
        assert _versions(connection, room) == [30]
        for _ in range(19):
            room.crowd(1)
            room.look()
        assert _versions(connection, room) == [30]
        room.crowd(1)
        assert _versions(connection, room) == [30]
        room.look()
        assert _versions(connection, room) == [30, 40]
        chosen = select(ResponseRow.visit_id).join(BlockRow, BlockRow.id == ResponseRow.block_id)
        drawn = connection.execute(chosen.where(BlockRow.state == "released", BlockRow.n == 10)).scalars().all()
        assert len(drawn) == 10
        looks.look(connection, room.wave, room.id, room.now)  # another process, at the same moment
        assert _versions(connection, room) == [30, 40]
        assert stored(connection, room) == rebuilt(connection, room.wave)


def test_the_clock_waits_for_as_many_as_an_act_would_need(loaded: Database) -> None:
    """Else those whom somebody made up would fill it around one or two people."""
    with loaded.transaction() as connection:
        room = Room(connection)
        room.admit("code", 45)
        room.crowd(28)
        room.reveal()
        room.crowd(27)
        room.look()
        assert _versions(connection, room) == [28]
        room.crowd(1)
        room.look()
        assert _versions(connection, room) == [28, 38]


def test_the_waves_clock_waits_for_thirteen_beside_those_who_could_be_made_up(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first = Room(connection)
        for people in (14, 14):
            room = Room(connection)
            _same_wave(connection, room, first)
            room.wave = first.wave
            room.crowd(people)
            room.close()
        room.look()
        assert _populations(connection, f"public:{first.wave}") == []  # ten of each fourteen could be made up
        late = Room(connection)
        _same_wave(connection, late, first)
        late.wave, late.now = first.wave, room.now
        late.admit("prepared")
        late.crowd(5)
        late.close()
        late.look()
        assert _populations(connection, f"public:{first.wave}") == [10]


def test_a_withdrawal_or_a_late_correction_leaves_what_was_published(loaded: Database) -> None:
    with loaded.transaction() as connection:
        room = Room(connection)
        room.admit("prepared")
        for person in range(12):
            room.answer(person, 1, person, 1)
            if person:  # the first one is still answering when the room closes
                room.finish(person)
        room.close()
        before = stored(connection, room)
        room.withdraw(5)
        room.answer(0, 1, 2, 9)
        after = stored(connection, room)
        assert published(after) == published(before)
        assert after[1][f"room:{room.id}"] == 12
        assert after[1][f"workshop:{room.id}"] == 11
        assert living(after) == living(rebuilt(connection, room.wave))
        gone = connection.execute(select(ResponseRow.id).where(ResponseRow.visit_id == f"{room.id}-5"))
        assert gone.all() == []  # the data itself is erased


@pytest.mark.parametrize(
    ("admission", "present", "answered", "versions"),
    [
        ("prepared", None, 9, []),
        ("prepared", None, 10, [10]),
        ("code", 15, 14, []),  # five of them could be made up
        ("code", 15, 15, [15]),
        ("code", None, 19, []),
        ("code", None, 20, [20]),
    ],
)
def test_a_workshop_closed_before_any_reveal_is_published_once_whole(
    loaded: Database, admission: str, present: int | None, answered: int, versions: list[int]
) -> None:
    """Ten of them are real, whatever is made up; else they wait in the wave's reservoir."""
    with loaded.transaction() as connection:
        room = Room(connection)
        room.admit(admission, present)
        room.crowd(answered)
        room.close()
        assert _versions(connection, room) == versions
        waiting = select(BlockRow.n).where(BlockRow.wave_id == room.wave, BlockRow.state == "waiting")
        assert connection.execute(waiting).scalars().all() == ([] if versions else [answered])


def test_leftovers_of_several_rooms_wait_in_the_waves_reservoir(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first = Room(connection)
        first.admit("prepared")
        first.crowd(12)
        first.reveal()
        first.crowd(9)
        first.close()
        second = Room(connection)
        second.wave = first.wave
        _same_wave(connection, second, first)
        second.admit("prepared")
        second.crowd(19)
        second.reveal()
        second.crowd(9)
        second.close()
        second.look()
        assert _populations(connection, f"public:{first.wave}") == [12, 31]  # eighteen wait
        late = Room(connection)
        _same_wave(connection, late, first)
        late.wave = first.wave
        late.crowd(2)
        late.now = second.now
        late.close()
        late.look()
        assert _populations(connection, f"public:{first.wave}") == [12, 31, 41]
        assert _versions(connection, first) == [12]
        assert _versions(connection, second) == [19]


def _same_wave(connection: Connection, room: Room, other: Room) -> None:
    plan = WorkshopPlan("lyon", other.wave, room.questionnaire.version_id, "Essai", "", DAY)
    room.id = workshops.prepare(connection, plan, by=By("facilitator", NOW))
    workshops.open_(connection, room.id, by=By("facilitator", NOW))


def _versions(connection: Connection, room: Room) -> list[int]:
    return _populations(connection, f"room:{room.id}")


def _populations(connection: Connection, scope: str) -> list[int]:
    chosen = select(PublicationRow.population).where(PublicationRow.scope == scope).order_by(PublicationRow.position)
    return list(connection.execute(chosen).scalars())
