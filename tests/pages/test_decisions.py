"""Decisions on the pages: written down on the console, told to everybody, followed by those who may."""

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.workshops import decisions
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.decisions import News, Promise
from domain.workshops.links import Links
from tests import ballots, programmes
from tests.ballots import NOW, close, plan, room
from tests.db.test_priorities import proposed
from tests.pages.conftest import OpenPage, button, listed, unfolded
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


def test_a_decision_is_linked_behind_one_fold_and_says_why_it_differs(loaded: Database, open_page: OpenPage) -> None:
    other, idea = proposed(loaded, "Un four partagé"), proposed(loaded, "Un jardin au pied des tours")
    with loaded.transaction() as connection:
        beside, workshop = room(connection, "Vague 2"), room(connection, "Vague 1")
        vote = ballots.opened(connection, workshop, plan())
        close(connection, vote)
    assert [
        one.label for one in console(open_page, loaded, beside).checkbox if one.label == say("decision.differs")
    ] == []
    page = unfolded(console(open_page, loaded, workshop))
    listed(page, say("decision_link.priority")).set_value(idea)
    listed(page, say("decision_link.level")).set_value("3")
    [again] = [one for one in page.checkbox if one.label == say("decision.reviewed")]
    again.check()
    listed(page, say("decision.vote")).set_value(vote).run()
    [review] = [one for one in page.date_input if one.label == say("decision.review")]
    review.set_value(NOW.date() + timedelta(days=9))
    [differs] = [one for one in page.checkbox if one.label == say("decision.differs")]
    differs.check().run()
    fill(page, "Un jardin", "Le centre social")
    assert say("error.ReasonMissing") in [error.value for error in page.error]
    [why] = [one for one in page.text_input if one.label == say("decision.differs_why")]
    why.set_value("Le terrain est déjà là.")
    button(page, "decide").click().run()
    anew = fill(console(open_page, loaded, workshop), "Un four", "La mairie")
    assert not anew.error
    with loaded.reading() as connection:
        one, plain = (each.promise for each in decisions.of(connection, workshop))
        assert decisions.of(connection, beside) == ()
    assert one.review == NOW.date() + timedelta(days=9)
    assert (one.vote, one.differs, one.links) == (vote, "Le terrain est déjà là.", Links(priority=idea, level="3"))
    assert (plain.vote, plain.differs, plain.review, plain.links) == (None, None, None, Links())
    stranger = follow_up(open_page, loaded)
    assert "Le terrain est déjà là." in words(stranger)
    captions = " ".join(each.value for each in stranger.caption)
    assert "Un jardin au pied des tours" in captions
    assert "Un four partagé" not in captions
    assert other


def follow_up(open_page: OpenPage, database: Database, role: Role | None = None, territory: str = "lyon") -> AppTest:
    page = open_page("follow_up", role, territory=territory, database=database, run=False)
    page.query_params["territoire"] = "lyon"
    return page.run()


def test_the_team_is_reminded_and_tells_it_at_once(loaded: Database, open_page: OpenPage) -> None:
    calm, soon, sooner = (
        made(loaded, *each) for each in (("Un four", "1", 40), ("Une fête", "2", 9), ("Un jardin", "3", 1))
    )
    page = follow_up(open_page, loaded, Role.FACILITATOR)
    assert say("reminder.title") in words(page)
    lines = [each.value for each in page.markdown if each.value.startswith("**La mairie**")]
    assert [line.rpartition(" · ")[2] for line in lines] == ["Un jardin", "Une fête"]
    button(page, "remind", soon).click().run()
    assert say("error.NothingSaid") in [error.value for error in page.error]
    page.radio(key=f"decision_news_tell_{soon}").set_value(News.DROPPED)  # what the card says is not what is sent
    page.radio(key=f"decision_news_remind_{soon}").set_value(News.DONE).run()
    button(page, "remind", soon).click().run()
    assert not page.error
    with loaded.reading() as connection:
        told = {one.id: [each.what for each in one.told] for one in decisions.of_territory(connection, "lyon")}
    assert told == {calm: [], soon: [News.DONE], sooner: []}
    again = follow_up(open_page, loaded, Role.COMMITTEE)
    assert [each.value for each in again.markdown if each.value.startswith("**La mairie**")] == lines[:1]
    for page in (follow_up(open_page, loaded), follow_up(open_page, loaded, Role.COMMITTEE, "montpellier")):
        assert "Une fête" in words(page)
        assert say("reminder.title") not in words(page)
        assert not [each for each in page.markdown if each.value.startswith("**La mairie**")]


def made(database: Database, text: str, label: str, days: int = 30) -> str:
    now = datetime.now(UTC)
    with database.transaction() as connection:
        workshop = programmes.opened(connection, label, DECIDES, now)
        promise = Promise(text, "La mairie", now.date() + timedelta(days=days))
        return decisions.decide(connection, workshop, promise, By("facilitator", now), f"{label}{text}")


def test_everybody_reads_what_became_of_it_and_who_may_tells_it(loaded: Database, open_page: OpenPage) -> None:
    first, second = made(loaded, "Un four à pain", "Vague 1"), made(loaded, "Un jardin", "Vague 2")
    page = open_page("follow_up", Role.COMMITTEE, territory="lyon", database=loaded)
    button(page, "tell", second).click().run()
    assert say("error.NothingSaid") in [error.value for error in page.error]
    page.radio(key=f"decision_news_tell_{second}").set_value(News.DROPPED).run()
    button(page, "tell", second).click().run()
    assert say("error.ReasonMissing") in [error.value for error in page.error]
    page.text_input(key=f"decision_words_tell_{second}").set_value("Le terrain est vendu.")
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
