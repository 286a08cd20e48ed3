"""Sheets of two workshops, copied in another order than they were numbered; each counts once, or not at all."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from db import keeping
from db.engine import Database
from db.models.participation import AnswerRow, ResponseRow, VisitRow
from db.models.sheets import SheetRow
from db.queries.evaluation.rebuild import rebuilt
from db.queries.participation import questionnaires, responses, sheets, tickets
from db.queries.workshops import admission, workshops
from domain.operations.retention import TERMS, Stock
from domain.participation.sheets import (
    AGE,
    MOST_SHEETS,
    NO,
    SENSITIVE,
    YES,
    ReadAlike,
    SheetDone,
    State,
    StillToDecide,
    TooManySheets,
    UnknownSheet,
)
from domain.participation.tickets import keyed_hash
from domain.staff.by import By
from domain.workshops.admission import RoomFull
from domain.workshops.workshop import NotYetOpen
from tests.ballots import NOW, SECRET, room
from tests.programmes import SHORT, prepared

BY = By("facilitator", NOW)
ADULT = {AGE: "a30_44", SENSITIVE: NO}
PRESSES = 8


def copied(connection: Connection, workshop: str, number: int, said: dict[str, Any], request: str = "") -> State:
    return sheets.record(connection, workshop, number, {**ADULT, **said}, request or uuid.uuid4().hex, BY)


def twice(connection: Connection, workshop: str, number: int, said: dict[str, Any]) -> State:
    assert copied(connection, workshop, number, said) is State.READ
    return copied(connection, workshop, number, said)


def said_in(connection: Connection, workshop: str) -> list[dict[str, str | None]]:
    """What counted people of a workshop said, on which channel; by their random ids."""
    found: dict[int, dict[str, str | None]] = {}
    rows = (
        select(ResponseRow.id, VisitRow.channel, AnswerRow.question_id, AnswerRow.value)
        .join(VisitRow, VisitRow.id == ResponseRow.visit_id)
        .join(AnswerRow, AnswerRow.response_id == ResponseRow.id)
        .where(ResponseRow.workshop_id == workshop)
    )
    for row in connection.execute(rows):
        found.setdefault(row.id, {"channel": row.channel})[row.question_id] = row.value
    return sorted(({k: v for k, v in one.items() if v is not None} for one in found.values()), key=str)


def test_a_sheet_counts_once_both_readings_say_the_same(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = room(connection, "Vague 2"), room(connection)
        drawn = {one: sheets.draw(connection, one, 3, SECRET, BY) for one in (second, first)}
    with loaded.transaction() as connection:
        assert copied(connection, first, 3, {"r02": "5"}) is State.READ
        assert twice(connection, second, 3, {"r02": "1"}) is State.COUNTED
        assert copied(connection, first, 1, {"r02": "3"}) is State.READ
        assert said_in(connection, first) == []
    with loaded.transaction() as connection:
        assert copied(connection, first, 3, {"r02": "5"}) is State.COUNTED
        assert said_in(connection, first) == [{"channel": "paper", "r02": "5"}]
        assert said_in(connection, second) == [{"channel": "paper", "r02": "1"}]
        assert [sheet.state for sheet in sheets.of(connection, first)] == [State.READ, State.DRAWN, State.COUNTED]
        [kept] = connection.execute(select(SheetRow).where(SheetRow.workshop_id == first, SheetRow.number == 3))
        assert (kept.first, kept.second, kept.ticket_hash, kept.first_request) == (None, None, None, None)
        ticket = keyed_hash(dict(drawn[first])[3].text, SECRET)
        held = tickets.opened(connection, ticket)
        assert held is not None
        assert (held.channel, held.answers["r02"], held.age_band, held.state) == (
            "paper", "5", "a30_44", "complete",
        )  # fmt: skip
        assert tickets.opened(connection, keyed_hash(dict(drawn[first])[1].text, SECRET)) is None
        with pytest.raises(SheetDone):
            copied(connection, first, 3, {"r02": "5"})
        with pytest.raises(UnknownSheet):
            copied(connection, first, 4, {})
        wave = workshops.workshop(connection, first).wave
        tallied, _ = rebuilt(connection, wave)
        assert any(n == 1 for n in tallied.values())


def test_where_two_readings_differ_somebody_looks_at_the_paper(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        sheets.draw(connection, workshop, 2, SECRET, BY)
        assert copied(connection, workshop, 2, {"r02": "1", "r03": None}) is State.READ
        assert copied(connection, workshop, 2, {"r02": "5", SENSITIVE: YES}) is State.DIFFERS
    with loaded.transaction() as connection:
        [_, seen] = sheets.of(connection, workshop)
        with pytest.raises(ReadAlike):
            copied(connection, workshop, 2, {"r02": "5"})
        with pytest.raises(StillToDecide):
            sheets.decide(connection, seen, {"r02": 2}, BY)
    with loaded.transaction() as connection:
        sheets.decide(connection, seen, {"r02": 1, SENSITIVE: 2}, BY)
        assert said_in(connection, workshop) == [{"channel": "paper", "r02": "1"}]
        with pytest.raises(SheetDone):
            sheets.decide(connection, seen, {"r02": 2, SENSITIVE: 2}, BY)
    with loaded.transaction() as connection:
        copied(connection, workshop, 1, {"r02": "1"})
        copied(connection, workshop, 1, {"r02": "5"})
        [seen, _] = sheets.of(connection, workshop)
        sheets.anew(connection, seen, BY)
        with pytest.raises(ReadAlike):
            sheets.decide(connection, seen, {"r02": 1}, BY)
        assert twice(connection, workshop, 1, {"r02": "3"}) is State.COUNTED
        assert len(said_in(connection, workshop)) == 2


def test_a_press_that_is_sent_twice_is_no_second_reading(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        sheets.draw(connection, workshop, 1, SECRET, BY)
        for _ in range(2):
            assert copied(connection, workshop, 1, {"r02": "1"}, "one") is State.READ
        assert said_in(connection, workshop) == []


def test_of_many_second_readings_at_once_one_counts(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        sheets.draw(connection, workshop, 2, SECRET, BY)
        copied(connection, workshop, 2, {"r02": "1"})

    def press(_: int) -> bool:
        with loaded.transaction() as connection:
            try:
                return copied(connection, workshop, 2, {"r02": "1"}) is State.COUNTED
            except SheetDone:
                return False

    with ThreadPoolExecutor(PRESSES) as pool:
        assert sum(pool.map(press, range(PRESSES))) == 1
    with loaded.reading() as connection:
        assert len(said_in(connection, workshop)) == 1
        assert workshops.workshop(connection, workshop).seated == 1


def test_what_may_not_be_asked_of_somebody_is_not_kept(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        sheets.draw(connection, workshop, 2, SECRET, BY)
        asked = questionnaires.asked_in(
            connection, "lyon", workshops.workshop(connection, workshop).questionnaire_version
        )
        private = next(one for one in asked.questions if one.sensitive and one.choices and not one.relevant)
        said = {private.id: private.choices[0].id}
        twice(connection, workshop, 2, said)
        assert said_in(connection, workshop) == []
        twice(connection, workshop, 1, {**said, SENSITIVE: YES})
        assert said_in(connection, workshop) == [{"channel": "paper", **said}]


def test_its_ticket_takes_a_sheet_back_before_it_is_copied_and_after(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        drawn = dict(sheets.draw(connection, workshop, 3, SECRET, BY))
        hashes = {number: keyed_hash(ticket.text, SECRET) for number, ticket in drawn.items()}
        copied(connection, workshop, 3, {"r02": "1"})
        twice(connection, workshop, 1, {"r02": "1"})
        assert set(sheets.waiting(connection, list(hashes.values()))) == {hashes[2], hashes[3]}
    with loaded.transaction() as connection:
        for number in (3, 1, 2):
            assert responses.withdraw(connection, hashes[number], NOW.date())
            assert not responses.withdraw(connection, hashes[number], NOW.date())
        assert said_in(connection, workshop) == []
        assert [sheet.state for sheet in sheets.of(connection, workshop)] == [
            State.COUNTED, State.TAKEN_BACK, State.TAKEN_BACK,
        ]  # fmt: skip
        for number in (2, 1, 3):
            with pytest.raises(SheetDone):
                copied(connection, workshop, number, {"r02": "1"})


def test_no_more_people_answer_than_are_present_and_only_once_it_has_begun(loaded: Database) -> None:
    with loaded.transaction() as connection:
        waiting, workshop = prepared(connection, "Vague 3", SHORT, NOW), room(connection)
        admission.record_present(connection, workshop, 1, BY)
        sheets.draw(connection, waiting, 1, SECRET, BY)
        sheets.draw(connection, workshop, 2, SECRET, BY)
        with pytest.raises(NotYetOpen):
            copied(connection, waiting, 1, {})
        assert twice(connection, workshop, 1, {"r02": "1"}) is State.COUNTED
        copied(connection, workshop, 2, {"r02": "1"})
    with loaded.transaction() as connection, pytest.raises(RoomFull):
        copied(connection, workshop, 2, {"r02": "1"})
    with loaded.transaction() as connection:
        admission.record_present(connection, workshop, 2, BY)
        workshops.close(connection, workshop, by=BY)  # the pile is copied the day after
        assert copied(connection, workshop, 2, {"r02": "1"}) is State.COUNTED


def test_numbers_go_on_and_end(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        assert [n for n, _ in sheets.draw(connection, workshop, 2, SECRET, BY)] == [1, 2]
        assert [n for n, _ in sheets.draw(connection, workshop, 1, SECRET, BY)] == [3]
        with pytest.raises(TooManySheets):
            sheets.draw(connection, workshop, MOST_SHEETS - 2, SECRET, BY)
        assert len(sheets.of(connection, workshop)) == 3


def test_what_nobody_reads_a_second_time_is_erased(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, first = room(connection, "Vague 2"), room(connection)
        for workshop in (second, first):
            sheets.draw(connection, workshop, 2, SECRET, BY)
        copied(connection, second, 2, {"r02": "1"})
        twice(connection, first, 2, {"r02": "1"})
    gone = TERMS[Stock.SHEETS].until(date(2026, 11, 22))
    assert Stock.SHEETS not in keeping.purge(loaded, date(2026, 12, 21), SECRET, Path("nowhere"))
    assert keeping.purge(loaded, gone, SECRET, Path("nowhere"))[Stock.SHEETS] == 1
    with loaded.reading() as connection:
        assert [sheet.state for sheet in sheets.of(connection, second)] == [State.DRAWN, State.DRAWN]
        assert [sheet.state for sheet in sheets.of(connection, first)] == [State.DRAWN, State.COUNTED]
