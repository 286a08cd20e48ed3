"""What later answers made irrelevant is never counted, and forgotten when the visit is over; nothing else is."""

import uuid
from collections import Counter
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from db.engine import Database
from db.models.publication import TallyRow
from db.queries.evaluation import waves
from db.queries.evaluation.rebuild import rebuilt
from db.queries.participation import answers, questionnaires, responses, visits
from db.queries.workshops import workshops
from domain.participation.consent import Consent
from domain.participation.errors import VisitFinished
from domain.staff.by import By
from domain.workshops.workshop import WorkshopPlan
from tests.endings import ended

NOW = datetime(2026, 11, 22, 14, tzinfo=UTC)
GATE = "f0"  # of the module on lack of food: eight questions behind it

acts = st.one_of(
    st.tuples(
        st.just("answer"), st.integers(0, 3), st.sampled_from([GATE, "f1", "f2"]), st.sampled_from(["oui", "non"])
    ),
    st.tuples(st.sampled_from(["finish", "withdraw"]), st.integers(0, 3)),
    st.tuples(st.just("close")),
)


class Room:
    """A workshop that asks the module, and its people."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        version = questionnaires.latest_version_id(connection, "mod_fies")
        self.wave = waves.add(connection, "lyon", f"Vague {uuid.uuid4().hex}")
        plan = WorkshopPlan("lyon", self.wave, version, "Essai", "", NOW.date())
        self.id = workshops.prepare(connection, plan, by=By("facilitator", NOW))
        workshops.open_(connection, self.id, by=By("facilitator", NOW))
        self.sequence = 0
        self.closed = False
        self.gone: set[int] = set()

    def answer(self, person: int, question: str, value: str) -> None:
        name = f"{self.id}-{person}"
        consent = Consent("1", "fr", NOW.date(), sensitive=True, age_band=None, assisted=False, channel="tablet")
        visits.begin(self.connection, name, self.id, consent, f"ticket-{name}")
        turn = visits.turn(self.connection, name)
        if person in self.gone:
            assert turn is None  # what was withdrawn does not come back with a late request
            return
        assert turn is not None
        self.sequence += 1
        told = (question, value, self.sequence, str(uuid.uuid4()))
        if turn.state == "open":
            answers.record(self.connection, turn.response_id, *told)
        else:
            responses.correct(self.connection, name, *told)

    def finish(self, person: int) -> None:
        responses.finish(self.connection, f"{self.id}-{person}")

    def withdraw(self, person: int) -> None:
        if responses.withdraw(self.connection, f"ticket-{self.id}-{person}", date(2026, 11, 23)):
            self.gone.add(person)

    def close(self) -> None:
        if not self.closed:
            ended(self.connection, self.id, NOW)
        self.closed = True

    def kept(self, person: int) -> dict[str, str | None]:
        turn = visits.turn(self.connection, f"{self.id}-{person}")
        assert turn is not None
        return answers.by_question(self.connection, turn.response_id)

    def tallied(self) -> Counter[tuple[str, str]]:
        """Measures with their cells, in the whole wave."""
        rows = self.connection.execute(
            select(TallyRow.measure, TallyRow.cell, TallyRow.n).where(TallyRow.scope == f"wave:{self.wave}")
        )
        return +Counter({(measure, cell): n for measure, cell, n in rows})

    def counted(self) -> Counter[tuple[str, str]]:
        """Items with their cells: an indicator, beside them, counts as missing whoever left its items."""
        items = {key: n for key, n in self.tallied().items() if key[0].startswith("item:")}
        return Counter({(measure.removeprefix("item:"), cell): n for (measure, cell), n in items.items()})


def test_behind_a_gate_that_was_shut_nothing_is_counted_and_nothing_stays(loaded: Database) -> None:
    with loaded.transaction() as connection:
        room = Room(connection)
        room.answer(1, GATE, "oui")
        room.answer(1, "f1", "oui")
        room.answer(1, "f2", "non")
        room.answer(1, GATE, "non")
        assert room.kept(1) == {GATE: "non", "f1": "oui", "f2": "non"}
        room.finish(1)
        assert room.kept(1) == {GATE: "non", "f1": None, "f2": None}
        assert room.counted() == {("fies_gate@1", "non"): 1, ("fies_gate@1", "*"): 1}


def test_behind_an_open_gate_everything_counts(loaded: Database) -> None:
    with loaded.transaction() as connection:
        room = Room(connection)
        room.answer(1, GATE, "oui")
        room.answer(1, "f1", "oui")
        room.finish(1)
        assert room.kept(1) == {GATE: "oui", "f1": "oui"}
        assert room.counted()["fies_1@1", "oui"] == 1


def test_a_gate_that_opens_after_the_workshop_closed_brings_its_answers_with_it(loaded: Database) -> None:
    with loaded.transaction() as connection:
        room = Room(connection)
        room.answer(1, "f1", "oui")
        room.close()
        assert room.counted() == {}
        room.answer(1, GATE, "oui")
        assert room.counted()["fies_1@1", "oui"] == 1
        room.finish(1)
        assert room.kept(1) == {GATE: "oui", "f1": "oui"}


def test_a_gate_that_shuts_after_the_workshop_closed_takes_its_answers_away(loaded: Database) -> None:
    with loaded.transaction() as connection:
        room = Room(connection)
        room.answer(1, GATE, "oui")
        room.answer(1, "f1", "oui")
        room.close()
        room.answer(1, GATE, "non")
        assert ("fies_1@1", "oui") not in room.counted()
        room.finish(1)
        assert room.kept(1) == {GATE: "non", "f1": None}


def test_a_late_repetition_brings_nothing_back(loaded: Database) -> None:
    with loaded.transaction() as connection:
        room = Room(connection)
        room.answer(1, "f1", "oui")
        room.answer(1, GATE, "non")
        room.finish(1)
        visit = f"{room.id}-1"
        responses.correct(connection, visit, "f1", "oui", 1, str(uuid.uuid4()))
        assert room.kept(1) == {GATE: "non", "f1": None}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(acts, max_size=25))
def test_counts_are_exact_whatever_gates_do(loaded: Database, script: list[tuple[Any, ...]]) -> None:
    with loaded.transaction() as connection:
        room = Room(connection)
        for verb, *details in script:
            with suppress(VisitFinished):
                getattr(room, verb)(*details)
        tallied, _ = rebuilt(connection, room.wave)
        again = {(measure, cell): n for (scope, measure, cell), n in tallied.items() if scope == f"wave:{room.wave}"}
        assert room.tallied() == again
