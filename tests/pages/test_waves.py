"""«Vagues»: begun, closed and opened again where somebody runs workshops; two territories, two waves."""

from datetime import UTC, datetime, timedelta

import pytest

from db import clock
from db.engine import Database
from db.queries.evaluation import wave_ends, waves
from db.queries.workshops import endings
from domain.evaluation.waves import WaveStanding
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.ending import REOPENS
from tests.pages.conftest import OpenPage, button
from tests.pages.test_priorities import words
from tests.structures import LYON, answered, seats
from tests.writing import meeting
from texts import say

NOW = datetime.now(UTC)
pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def standing(database: Database, wave: str, place: str = "lyon") -> WaveStanding:
    with database.reading() as connection:
        return next(one for one in wave_ends.standings(connection, place) if one.id == wave)


def test_a_wave_is_begun_once_in_its_territory(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("waves", Role.FACILITATOR, territory="lyon", database=loaded)
    assert say("waves.none") in words(page)
    page.text_input[0].set_value("Automne 2026")
    button(page, "begin").click().run()
    assert [one.value for one in page.header] == ["Automne 2026"]
    with loaded.reading() as connection:
        assert [(one.territory, one.label) for one in waves.waves(connection)] == [("lyon", "Automne 2026")]
    page.text_input[0].set_value("Démonstration")
    button(page, "begin").click().run()
    assert say("error.WaveReserved") in words(page)


def test_it_is_closed_when_its_workshops_are_over_and_opened_again(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        second, _ = meeting(connection, "Vague 2", ("Un four",), now=NOW, close=False)
        first, workshop = meeting(connection, "Vague 1", ("Du pain",), now=NOW)
        there, _ = meeting(connection, "Vague 1", ("Du pain",), place="montpellier", now=NOW)
        endings.settle(connection, workshop, NOW + REOPENS)
    page = open_page("waves", Role.COORDINATOR, territory="lyon", database=loaded)
    assert say("waves.busy", n=1) in words(page)
    assert [one.key for one in page.button if str(one.key).startswith(f"close_{second}")] == []
    button(page, "close", first).click().run()
    assert standing(loaded, first).closed_on == datetime.now(UTC).date()
    assert (standing(loaded, second).closed_on, standing(loaded, there, "montpellier").closed_on) == (None, None)
    assert say("waves.closed", day=f"{datetime.now(UTC):%d/%m/%Y}") in " ".join(
        str(one.value) for one in page.markdown
    ) + words(page)
    again = open_page("waves", Role.FACILITATOR, territory="lyon", database=loaded)  # a reload, by somebody else
    button(again, "reopen", first).click().run()
    assert say("error.ReasonMissing") in words(again)
    again.text_input(key=f"waves_why_{first}").set_value("Une séance de plus").run()
    button(again, "reopen", first).click().run()
    assert standing(loaded, first).closed_on is None


def test_a_tap_that_follows_the_enter_key_finds_the_wave_open(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("waves", Role.FACILITATOR, territory="lyon", database=loaded)
    for label in ("Printemps 2027", "Hiver 2026"):
        page.text_input[0].set_value(label)
        button(page, "begin").click().run()
        button(page, "begin").click().run()  # the tap: the field is empty again
        assert not page.error
        assert say("waves.begun", label=label) in words(page)
    page = open_page("waves", Role.FACILITATOR, territory="lyon", database=loaded)
    button(page, "begin").click().run()
    assert say("error.WordsMissing") in words(page)
    with loaded.reading() as connection:
        assert len(waves.waves(connection)) == 2


def test_opening_again_says_that_what_was_told_stays_told(loaded: Database, open_page: OpenPage) -> None:
    before = NOW - timedelta(days=2)
    with loaded.transaction() as connection:
        other, made = waves.add(connection, "lyon", "Vague 2"), waves.add(connection, "lyon", "Vague 1")
        for one, how_many in ((other, 2), (made, 3)):
            here = seats(connection, one, LYON)
            for actor, step in zip(LYON[:how_many], "136", strict=False):
                answered(connection, here[actor], {"p18": step})
            wave_ends.close(connection, one, None, By("facilitator", before))
    clock.settle(loaded, NOW)
    page = open_page("waves", Role.FACILITATOR, territory="lyon", database=loaded)
    day = f"{NOW:%d/%m/%Y}"
    assert [one.value for one in page.warning] == [say("waves.reopen_told", day=day)]
