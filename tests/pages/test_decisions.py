"""Decisions on the pages: written down on the console, told to everybody, followed by those who may."""

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.priorities.history import By
from db.queries.workshops import decisions
from domain.staff.roles import Role
from domain.workshops.decisions import News, Promise
from tests import programmes
from tests.pages.conftest import OpenPage, button
from tests.pages.consoles import console, opened
from tests.pages.test_workshop import words
from tests.programmes import SHORT
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
DECIDES = ("decisions", "cloture")


def fill(page: AppTest, text: str, owner: str) -> AppTest:
    for name, value in (("text", text), ("owner", owner)):
        [field] = [one for one in page.text_input if (one.key or "").startswith(f"decision_{name}_")]
        field.set_value(value)
    return button(page, "decide").click().run()


def texts_of(database: Database, workshop: str) -> list[str]:
    with database.reading() as connection:
        return [one.promise.text for one in decisions.of(connection, workshop)]


def test_two_workshops_write_down_their_own(loaded: Database, open_page: OpenPage) -> None:
    second, first = opened(loaded, "Vague 2", DECIDES), opened(loaded, "Vague 1", DECIDES)
    one, other = console(open_page, loaded, first), console(open_page, loaded, second)
    fill(other, "Un four à pain", "La mairie")
    one = fill(one, "Un jardin", "")
    assert say("error.WordsMissing") in [error.value for error in one.error]
    fill(one, "Un jardin", "Le centre social")  # what was typed was still there
    fill(console(open_page, loaded, first), "Une fête", "Les habitants")
    assert texts_of(loaded, first) == ["Un jardin", "Une fête"]
    assert texts_of(loaded, second) == ["Un four à pain"]
    again = console(open_page, loaded, first)
    with loaded.reading() as connection:
        garden = decisions.of(connection, first)[0].id
    button(again, "remove", garden).click().run()
    assert texts_of(loaded, first) == ["Une fête"]


def test_the_panel_is_of_its_step(loaded: Database, open_page: OpenPage) -> None:
    assert say("decision.decide") not in [
        one.label for one in console(open_page, loaded, opened(loaded, "Vague 1", SHORT)).button
    ]
    assert say("decision.decide") in [
        one.label for one in console(open_page, loaded, opened(loaded, "Vague 2", ())).button
    ]


def made(database: Database, text: str, label: str) -> str:
    now = datetime.now(UTC)
    with database.transaction() as connection:
        workshop = programmes.opened(connection, label, DECIDES, now)
        promise = Promise(text, "La mairie", now.date() + timedelta(days=30))
        return decisions.decide(connection, workshop, promise, By("facilitator", now), f"{label}{text}")


def test_everybody_reads_what_became_of_it_and_who_may_tells_it(loaded: Database, open_page: OpenPage) -> None:
    first, second = made(loaded, "Un four à pain", "Vague 1"), made(loaded, "Un jardin", "Vague 2")
    page = open_page("follow_up", Role.COMMITTEE, territory="lyon", database=loaded)
    button(page, "tell", second).click().run()
    assert say("error.NothingSaid") in [error.value for error in page.error]
    page.radio(key=f"decision_news_{second}").set_value(News.DROPPED).run()
    button(page, "tell", second).click().run()
    assert say("error.ReasonMissing") in [error.value for error in page.error]
    page.text_input(key=f"decision_words_{second}").set_value("Le terrain est vendu.")
    button(page, "tell", second).click().run()
    assert not page.error
    stranger = open_page("follow_up", database=loaded, run=False)
    stranger.query_params["territoire"] = "lyon"
    stranger.run()
    said = words(stranger)
    assert "Le terrain est vendu." in said
    assert f"{say('decision.n', n=2)}, {say('decision.n_done', n=0)}." in said
    assert not stranger.button
    elsewhere = open_page("follow_up", Role.COMMITTEE, territory="montpellier", database=loaded, run=False)
    elsewhere.query_params["territoire"] = "lyon"
    assert not elsewhere.run().button
    with loaded.reading() as connection:
        assert [len(one.told) for one in decisions.of_territory(connection, "lyon")] == [0, 1]
    assert first
