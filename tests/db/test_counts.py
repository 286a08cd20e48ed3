"""Counts rebuilt from the answers equal the stored ones, whatever people, facilitators and networks do."""

import uuid
from collections import Counter
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from db.engine import Database
from db.models.publication import BlockRow, CountedRow, PublicationRow, TallyRow
from db.queries import answers, questionnaires, responses, visits, waves, workshops
from db.queries.rebuild import rebuilt
from domain.disclosure import STEP
from domain.errors import AppError

NOW = datetime(2026, 11, 22, 14, tzinfo=UTC)
DAY = date(2026, 11, 22)
PEOPLE = 30

acts = st.one_of(
    st.tuples(st.just("answer"), st.integers(0, PEOPLE), st.integers(0, 14), st.integers(0, 9), st.integers(1, 4)),
    st.tuples(st.just("finish"), st.integers(0, PEOPLE)),
    st.tuples(st.just("withdraw"), st.integers(0, PEOPLE)),
    st.tuples(st.just("decide"), st.integers(0, PEOPLE), st.booleans(), st.integers(1, 4)),
    st.tuples(st.just("crowd"), st.integers(1, 14)),
    st.tuples(st.sampled_from(["reveal", "close"])),
)


class Room:
    """A workshop of «Bien manger ici», and its people."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        version = questionnaires.latest_version_id(connection, "q_resident")
        self.questionnaire = questionnaires.questionnaire(connection, version)
        self.wave = waves.add(connection, "lyon", f"Vague {uuid.uuid4().hex}")
        plan = workshops.Plan("lyon", self.wave, version, "Essai", "", DAY)
        self.id = workshops.prepare(connection, plan, by=None, now=NOW)
        workshops.open_(connection, self.id, by=None, now=NOW)
        self.crowds = 0

    def visit(self, person: int | str) -> str:
        name = f"{self.id}-{person}"
        consent = visits.Consent("1", "fr", DAY, sensitive=True, age_band=None, assisted=False, channel="tablet")
        visits.begin(self.connection, name, self.id, consent, f"ticket-{name}")
        return name

    def answer(self, person: int | str, asked: int, chosen: int, sequence: int) -> None:
        name = self.visit(person)
        question = self.questionnaire.questions[asked]
        choices = question.choices
        value = choices[chosen % len(choices)].id if choices else "un mot"
        turn = visits.turn(self.connection, name, held=True)
        assert turn is not None
        request = str(uuid.uuid4())
        if turn.state == "open":
            answers.record(self.connection, turn.response_id, question.id, value, sequence, request)
        else:
            responses.correct(self.connection, name, question.id, value, sequence, request)

    def finish(self, person: int | str) -> None:
        responses.finish(self.connection, self.visit(person))

    def decide(self, person: int, agreed: bool, sequence: int) -> None:
        responses.decide_sensitive(self.connection, self.visit(person), agreed=agreed, sequence=sequence)

    def withdraw(self, person: int) -> None:
        responses.withdraw(self.connection, f"ticket-{self.id}-{person}", DAY)

    def crowd(self, people: int) -> None:
        self.crowds += 1
        for person in range(people):
            name = f"crowd-{self.crowds}-{person}"
            self.answer(name, 1, person, 1)
            self.finish(name)

    def reveal(self) -> None:
        workshops.reveal(self.connection, self.id, by=None, now=NOW)

    def close(self) -> None:
        workshops.close(self.connection, self.id, by=None, now=NOW)


def stored(connection: Connection, room: Room) -> tuple[Counter[tuple[str, ...]], Counter[str]]:
    return stored_of(connection, room.wave, room.id)


def stored_of(connection: Connection, wave: str, workshop: str) -> tuple[Counter[tuple[str, ...]], Counter[str]]:
    blocks = connection.execute(select(BlockRow.id).where(BlockRow.wave_id == wave)).scalars()
    scopes = [f"wave:{wave}", f"public:{wave}", f"room:{workshop}", f"workshop:{workshop}"]
    scopes += [f"block:{block}" for block in blocks]
    tallies = connection.execute(
        select(TallyRow.scope, TallyRow.measure, TallyRow.cell, TallyRow.n).where(TallyRow.scope.in_(scopes))
    )
    counted = connection.execute(select(CountedRow.scope, CountedRow.n).where(CountedRow.scope.in_(scopes)))
    return Counter({tuple(row[:3]): row.n for row in tallies}), +Counter({row.scope: row.n for row in counted})


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(acts, max_size=30))
def test_counts_are_exact_after_anything(loaded: Database, script: list[tuple[Any, ...]]) -> None:
    with loaded.transaction() as connection:
        room = Room(connection)
        for verb, *details in script:
            try:
                getattr(room, verb)(*details)
            except AppError:
                assert verb in {"close", "answer"}  # closing twice is refused, and answering after one's end
        assert stored(connection, room) == rebuilt(connection, room.wave)


def test_a_version_appears_at_ten_and_at_twenty_and_never_in_between(loaded: Database) -> None:
    with loaded.transaction() as connection:
        room = Room(connection)
        room.crowd(10)
        assert _versions(connection, room) == []
        room.reveal()
        assert _versions(connection, room) == [10]
        room.crowd(9)
        assert _versions(connection, room) == [10]
        room.crowd(1)
        assert _versions(connection, room) == [10, 20]
        room.crowd(2)
        room.close()
        assert _versions(connection, room) == [10, 20]


@pytest.mark.parametrize(("people", "versions"), [(4, []), (5, [5]), (23, [23])])
def test_a_workshop_closed_before_any_reveal_is_published_once_whole(
    loaded: Database, people: int, versions: list[int]
) -> None:
    with loaded.transaction() as connection:
        room = Room(connection)
        room.crowd(people)
        room.close()
        assert _versions(connection, room) == versions


def test_leftovers_of_several_rooms_are_published_together_for_the_wave(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first = Room(connection)
        first.crowd(12)
        first.reveal()
        first.close()
        second = Room(connection)
        second.wave = first.wave
        _same_wave(connection, second, first)
        second.crowd(19)
        second.reveal()
        second.close()
        assert _versions(connection, first) == [10]
        assert _versions(connection, second) == [10]
        assert _populations(connection, f"public:{first.wave}") == [10, 20, 31]
        sizes = connection.execute(
            select(BlockRow.n).where(BlockRow.wave_id == first.wave, BlockRow.workshop_id.is_(None))
        ).scalars()
        assert list(sizes) == [STEP + 1]


def _same_wave(connection: Connection, room: Room, other: Room) -> None:
    plan = workshops.Plan("lyon", other.wave, room.questionnaire.version_id, "Essai", "", DAY)
    room.id = workshops.prepare(connection, plan, by=None, now=NOW)
    workshops.open_(connection, room.id, by=None, now=NOW)


def _versions(connection: Connection, room: Room) -> list[int]:
    return _populations(connection, f"room:{room.id}")


def _populations(connection: Connection, scope: str) -> list[int]:
    chosen = select(PublicationRow.population).where(PublicationRow.scope == scope).order_by(PublicationRow.position)
    return list(connection.execute(chosen).scalars())
