"""What is said aloud, on the console and at the wall: each workshop its own, read over before the room sees it."""

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.workshops import existing, scenes, tables, weather, workshops
from db.queries.workshops import words as kept
from db.queries.workshops.programme import programme
from domain.workshops.scene import Capture, Scene, What
from tests.db.test_words import NOW
from tests.pages.conftest import OpenPage, button, unfolded
from tests.pages.consoles import console, opened
from tests.pages.test_questions import wall_of
from tests.pages.test_workshop import words
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
THERE, END = ("deja_la", "cloture"), ("cloture", "decisions")


def typed(page: AppTest, name: str, value: str) -> None:
    [field] = [one for one in page.text_input if (one.key or "").startswith(name)]
    field.set_value(value)


def named(page: AppTest, title: str, place: str = "") -> AppTest:
    typed(page, "existing_title_", title)
    typed(page, "existing_place_", place)
    return button(page, "name").click().run()


def titles(database: Database, workshop: str) -> list[tuple[str, tuple[str, ...]]]:
    with database.reading() as connection:
        return [(one.named.title, one.also) for one in existing.of(connection, workshop)]


def said(page: AppTest, words: str) -> AppTest:
    [field] = [one for one in page.text_input if one.label == say("words.said")]
    field.set_value(words)
    return button(page, "say").click().run()


def counted(page: AppTest, hands: tuple[int, ...]) -> None:
    fields = [one for one in page.number_input if str(one.key).startswith("weather_")]
    for field, n in zip(fields, hands, strict=True):
        field.set_value(n)
    button(page, "count").click().run()


def told(database: Database, workshop: str) -> list[tuple[str, bool]]:
    with database.reading() as connection:
        return [(one.words, one.cleared) for one in kept.of(connection, workshop, NOW)]


def scene(database: Database, workshop: str) -> Scene:
    with database.reading() as connection:
        step = programme(connection, workshop).step
        return scenes.on_wall(connection, workshops.workshop(connection, workshop), step)


def test_two_workshops_name_their_own_and_near_names_are_merged_by_hand(loaded: Database, open_page: OpenPage) -> None:
    second, first = opened(loaded, "Vague 2", THERE), opened(loaded, "Vague 1", THERE)
    one, other = console(open_page, loaded, first), console(open_page, loaded, second)
    named(other, "Un four à pain", "Rue Haute")
    one = named(one, "")
    assert say("error.WordsMissing") in [error.value for error in one.error]
    one = named(one, "Jardins partagés", "Derrière l’école")
    one = named(one, "le jardin PARTAGE")
    assert titles(loaded, first) == [("le jardin PARTAGE", ()), ("Jardins partagés", ())]
    again = console(open_page, loaded, first)  # a reload: what the other workshop named stands apart
    assert "Un four à pain" in words(again)
    button(again, "join").click().run()
    assert titles(loaded, first) == [("Jardins partagés", ("le jardin PARTAGE",))]
    assert titles(loaded, second) == [("Un four à pain", ())]
    again = unfolded(console(open_page, loaded, first))
    assert not [key for key in (str(each.key) for each in again.button) if key.startswith("join")]
    button(again, "part").click().run()
    assert len(titles(loaded, first)) == 2
    assert say("existing.name") not in [
        each.label for each in console(open_page, loaded, opened(loaded, "Vague 3", END)).button
    ]


def test_words_are_typed_read_over_and_taken_back(loaded: Database, open_page: OpenPage) -> None:
    second, first = opened(loaded, "Vague 2", END), opened(loaded, "Vague 1", END)
    page = said(console(open_page, loaded, first), "Joie, partage")
    other = said(console(open_page, loaded, second), "Fatigue")
    page = said(page, "Joie")
    assert told(loaded, first) == [("Joie", False), ("partage", False), ("Joie", False)]
    page = console(open_page, loaded, first)
    assert say("words.waiting", n=3) in [one.value for one in page.warning]
    button(page, "clear").click().run()
    assert say("words.missing", n=2) in words(page) or say("words.missing", n=2) in page.button_group[0].label
    assert {cleared for _, cleared in told(loaded, first)} == {True}
    button(other, "clear").click().run()
    assert told(loaded, second) == [("Fatigue", True)]


def test_the_weather_is_counted_and_told_as_counts(loaded: Database, open_page: OpenPage) -> None:
    second, first = opened(loaded, "Vague 2", END), opened(loaded, "Vague 1", END)
    page = unfolded(console(open_page, loaded, second))
    counted(page, (0, 1, 2, 5, 40))
    assert say("error.MoreHandsThanPeople", most=30) in [error.value for error in page.error]
    counted(page, (0, 1, 2, 5, 4))
    assert not page.error
    with loaded.reading() as connection:
        assert weather.of(connection, second).hands == (0, 1, 2, 5, 4)
        assert weather.of(connection, first).hands == ()


def test_the_wall_shows_what_was_said_without_a_programme_too(loaded: Database, open_page: OpenPage) -> None:
    second, first = opened(loaded, "Vague 2", ()), opened(loaded, "Vague 1", ())
    page = named(console(open_page, loaded, second), "Un four à pain")
    button(page, "show", Capture.EXISTING).click().run()
    assert scene(loaded, second) == Scene(What.CAPTURE, Capture.EXISTING)
    assert not wall_of(open_page, loaded, second).error
    assert scene(loaded, first) == Scene(What.COUNT)
    again = console(open_page, loaded, second)
    button(again, "take_off", Capture.EXISTING).click().run()
    assert scene(loaded, second) == Scene(What.COUNT)
    page = said(again, "Joie, espoir, joie, temps, partage")
    button(page, "clear").click().run()
    button(page, "show", Capture.CLOSING).click().run()
    assert scene(loaded, second) == Scene(What.CAPTURE, Capture.CLOSING)
    wall = wall_of(open_page, loaded, second)
    assert not wall.error
    assert not wall.exception


def test_tables_are_said_once_and_offered_from_then_on(loaded: Database, open_page: OpenPage) -> None:
    second, first = opened(loaded, "Vague 2", THERE), opened(loaded, "Vague 1", THERE)
    page = unfolded(console(open_page, loaded, second))
    [field] = [one for one in page.number_input if str(one.key).startswith("existing_seats_")]
    field.set_value(3)
    button(page, "seats").click().run()
    again = console(open_page, loaded, second)
    assert say("capture.who") in [one.label for one in again.selectbox]
    with loaded.reading() as connection:
        assert (tables.of(connection, first), tables.of(connection, second)) == (0, 3)
