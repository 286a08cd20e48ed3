"""Whoever answers for a territory reads what is kept there and until when; what is over goes, and that is told."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update
from typer.testing import CliRunner

from commands.__main__ import app
from db import keeping
from db.engine import Database
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.operations import erasing, kept
from db.queries.workshops import workshops
from domain.operations.retention import TERMS, Stock
from domain.staff.roles import EVERYWHERE, Role
from frame.operations.keeping import MOST
from tests.ballots import NOW, SECRET
from tests.db.test_counts import Room
from tests.pages.conftest import OpenPage
from tests.pages.test_workshop import words
from texts import day_of

one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
TODAY = NOW.date()


def rooms(database: Database) -> tuple[Room, Room]:
    """Twelve people answered in Montpellier, eleven in Lyon, a month earlier."""
    with database.transaction() as connection:
        away, here = Room(connection), Room(connection)
        for one, people in ((away, 12), (here, 11)):
            one.crowd(people)
        moved = {"territory_id": "montpellier"}
        connection.execute(update(WaveRow).where(WaveRow.id == away.wave).values(label="Automne", **moved))
        connection.execute(update(WorkshopRow).where(WorkshopRow.id == away.id).values(**moved))
        connection.execute(update(WaveRow).where(WaveRow.id == here.wave).values(label="Printemps"))
        month = TODAY - timedelta(days=30)
        connection.execute(update(WorkshopRow).where(WorkshopRow.id == here.id).values(day=month))
    return away, here


@one_engine
def test_each_reads_of_their_own_territory_and_the_house_of_all(loaded: Database, open_page: OpenPage) -> None:
    rooms(loaded)
    mine = words(open_page("data", Role.COORDINATOR, territory="lyon", database=loaded))
    gone = TERMS[Stock.ANSWERS].until(TODAY - timedelta(days=30))
    assert f"Printemps (Métropole de Lyon)\xa0: 11, jusqu’au {gone:%d/%m/%Y}" in mine
    assert "Automne" not in mine
    all_of_it = words(open_page("data", Role.ADMINISTRATOR, territory=EVERYWHERE, database=loaded))
    assert all_of_it.index("Printemps") < all_of_it.index("Automne")  # what goes first first
    assert "Rien n’est encore arrivé à son terme." in all_of_it


@one_engine
def test_what_went_is_told_where_it_was(loaded: Database, open_page: OpenPage) -> None:
    rooms(loaded)
    gone = TERMS[Stock.ANSWERS].until(TODAY - timedelta(days=30))
    keeping.purge(loaded, gone, SECRET, Path("nowhere"))
    told = f"{gone:%d/%m/%Y}\xa0: 11, Réponses des habitantes et des habitants (Printemps)"
    assert told in words(open_page("data", Role.COORDINATOR, territory="lyon", database=loaded))
    assert told not in words(open_page("data", Role.COORDINATOR, territory="montpellier", database=loaded))


@one_engine
def test_what_went_elsewhere_hides_nothing_of_ones_own(loaded: Database, open_page: OpenPage) -> None:
    _, here = rooms(loaded)
    with loaded.transaction() as connection:
        lyon = workshops.workshop(connection, here.id).wave
        for days in range(MOST + 5):
            erasing.write_down(connection, TODAY + timedelta(days=days), Stock.JOURNAL, "montpellier", 7)
        erasing.write_down(connection, TODAY - timedelta(days=1), Stock.ANSWERS, lyon, 23)
    told = f"{TODAY - timedelta(days=1):%d/%m/%Y}\xa0: 23,"
    assert told in words(open_page("data", Role.COORDINATOR, territory="lyon", database=loaded))


@one_engine
def test_that_nothing_goes_by_itself_is_told_to_all_who_answer_for_it(loaded: Database, open_page: OpenPage) -> None:
    rooms(loaded)
    jumped = NOW + timedelta(days=1200)
    daily, told = keeping.Daily(SECRET, Path("nowhere")), f"le {day_of(jumped)}, longtemps après le {day_of(TODAY)}"
    daily.turn(loaded, NOW)
    for moment, there in ((jumped, True), (NOW + timedelta(days=1), False)):
        daily.turn(loaded, moment)
        for role, place in ((Role.COORDINATOR, "lyon"), (Role.ADMINISTRATOR, EVERYWHERE)):
            assert (told in words(open_page("data", role, territory=place, database=loaded))) == there


def test_the_command_says_before_it_erases(loaded: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, here = rooms(loaded)
    with loaded.transaction() as connection:
        connection.execute(update(WorkshopRow).where(WorkshopRow.id == here.id).values(day=date(2020, 1, 31)))
    monkeypatch.setenv("TABLEE_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("DATABASE_URL", loaded.url.render_as_string(hide_password=False))

    def run(*more: str) -> str:
        return CliRunner().invoke(app, ["purge", *more], catch_exceptions=False).output

    said = run()
    assert "Printemps (Métropole de Lyon)\xa0: 11, jusqu’au 31/01/2022" in said
    assert "--now" in said
    assert run() == said
    with loaded.reading() as connection:
        assert kept.erasures(connection, 9) == ()
    assert "Effacé\xa0: 11, Réponses des habitantes et des habitants." in run("--now")
    assert run("--now") == "Rien n’est arrivé à son terme.\n"
