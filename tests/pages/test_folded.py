"""What is folded on the console is neither asked for nor drawn until somebody opens it, and is then there to stay."""

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.workshops import decisions, weather
from domain.staff.by import By
from domain.workshops.decisions import Promise
from tests import programmes
from tests.pages.conftest import OpenPage, button, unfolded
from tests.pages.consoles import console, opened
from tests.pages.test_reruns import asked
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
FOLDED = ("weather_", "stubs_", "blanks_", "cards_", "words_seats_", "existing_seats_")  # keys of fields begin so


def fields(page: AppTest) -> list[str]:
    return [str(one.key) for one in page.number_input if str(one.key).startswith(FOLDED)]


def typed(page: AppTest, *hands: int) -> None:
    sky = [one for one in page.number_input if str(one.key).startswith("weather_")]
    for field, n in zip(sky, hands, strict=True):
        field.set_value(n)
    page.run()


def test_it_is_drawn_once_opened_and_shutting_it_loses_nothing(loaded: Database, open_page: OpenPage) -> None:
    second, first = opened(loaded, "Vague 2", ()), opened(loaded, "Vague 1", ())
    other, page = console(open_page, loaded, second), console(open_page, loaded, first)
    assert fields(page) == fields(other) == []
    page.session_state["weather"] = True
    typed(page.run(), 2, 5, 0, 0, 1)
    page.session_state["weather"] = False
    page.run()
    assert [one.proto.expanded for one in page.expander if one.label == say("weather.title")] == [False]
    assert len(fields(page)) == 5
    typed(unfolded(other), 0, 0, 0, 4, 0)
    assert len(fields(other)) == 5 + 3 + 2
    button(page, "count").click().run()
    button(other, "count").click().run()
    with loaded.reading() as connection:
        kept = [weather.of(connection, each).hands for each in (first, second)]
    assert kept == [(2, 5, 0, 0, 1), (0, 0, 0, 4, 0)]
    assert fields(console(open_page, loaded, first)) == []  # a reload


def test_one_whose_words_change_stays_open(loaded: Database, open_page: OpenPage) -> None:
    second, first = opened(loaded, "Vague 2", ()), opened(loaded, "Vague 1", ())
    other, page = console(open_page, loaded, second), unfolded(console(open_page, loaded, first))
    [seats] = [one for one in page.number_input if str(one.key).startswith("words_seats_")]
    seats.set_value(3)
    [keep] = [one for one in page.button if str(one.key).startswith("seats_words_seats")]
    keep.click().run()
    names = [block.proto.popover for block in page.main if block.type == "popover"]
    assert {one.open for one in names if one.label == say("capture.seats", n=3)} == {True}
    other.run()
    assert say("capture.no_seats") in [each.proto.popover.label for each in other.main if each.type == "popover"]


def test_remotes_are_asked_for_once_somebody_looks_at_them(loaded: Database, open_page: OpenPage) -> None:
    second, first = opened(loaded, "Vague 2", ()), opened(loaded, "Vague 1", ())
    one, other = unfolded(console(open_page, loaded, first)), console(open_page, loaded, second)
    for page, looks in ((other, False), (one, True), (other, False)):
        with asked(loaded) as said:
            page.run()
        assert any("FROM remote" in statement for statement in said) is looks


def test_what_is_typed_for_a_room_is_not_of_the_next_one_in_the_same_tab(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        then = datetime.now(UTC) - timedelta(days=40)
        before = programmes.opened(connection, "Vague 3", (), then)
        promise = Promise("Un four à pain", "La mairie", then.date())
        decisions.decide(connection, before, promise, By("facilitator", then), "oven-1")
        programmes.over(connection, before, then)
    second, first = opened(loaded, "Vague 2", ()), opened(loaded, "Vague 1", ())
    page = unfolded(console(open_page, loaded, first))
    began = _held(page)
    for one in page.number_input:
        one.set_value(4)
    for line in page.text_input:
        line.set_value("de la première salle")
    page.run()
    page.query_params["workshop"] = second
    unfolded(page.run())
    assert {label: said for label, said in _held(page).items() if said != began[label]} == {}
    button(page, "count").click().run()
    with loaded.reading() as connection:
        assert not any(sum(weather.of(connection, each).hands) for each in (first, second))


def _held(page: AppTest) -> dict[str, list[object]]:
    """What the fields hold, by their labels: the same in each room."""
    found: dict[str, list[object]] = {}
    for one in (*page.number_input, *page.text_input):
        found.setdefault(one.label, []).append(one.value)
    return found
