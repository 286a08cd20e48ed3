"""Objections on the console: settled, told by their proposal, and given their words only when asked."""

import pytest

from db.engine import Database
from db.queries.votes import objections, screens, votes
from domain.staff.by import By
from frame.votes.panel import OBJECTIONS
from tests.ballots import NOW, cast, close, opened, plan, room
from tests.pages.conftest import OpenPage, listed
from tests.pages.test_workshop import words
from tests.pages.voting import at, told, vote
from texts import say
from texts.typography import typeset

one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


@one_engine
def test_an_objection_is_settled_and_the_wall_never_says_its_words(loaded: Database, open_page: OpenPage) -> None:
    made = vote(loaded, "consent")
    with loaded.transaction() as connection:
        objection = objections.raised(connection, made, "A", "canari jaune", by=By("facilitator", NOW))
        screens.reveal(connection, votes.vote(connection, made), by=By("facilitator", NOW))
    page = at(open_page, "facilitate", loaded, made, OBJECTIONS)
    assert "canari jaune" in words(page)
    page.segmented_control(key=f"objection_{objection}_status").set_value("lifted")
    page.button(key=f"objection_{objection}_keep").click().run()
    assert not page.exception
    with loaded.reading() as connection:
        [kept] = objections.objections(connection, made)
    assert kept.status == "lifted"
    wall = at(open_page, "wall", loaded, made)
    assert "Levée\u00a0: 1. Intégrée\u00a0: 0." in told(wall)
    assert "canari jaune" not in told(wall)


@one_engine
def test_each_objection_says_which_proposal_it_is_about(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        made = opened(connection, room(connection), plan("consent", options=2))
        for number, ballot in enumerate(["A=0 B=2", *["A=0 B=0"] * 5]):
            cast(connection, made, ballot, number=number)
        close(connection, made)
        objections.raised(connection, made, "A", "Le bruit", by=By("facilitator", NOW))
        titles = {choice.id: choice.title for choice in votes.vote(connection, made).plan.choices}
        known = objections.objections(connection, made)
    page = at(open_page, "facilitate", loaded, made, OBJECTIONS)
    about = [say("consent.against", title=titles[one.option]) for one in known]
    shown = [caption.value for caption in page.caption if caption.value in about]
    assert (len(set(about)), shown) == (2, about)


@one_engine
def test_an_objection_without_words_is_on_the_page_and_gets_its_words_only_when_asked(
    loaded: Database, open_page: OpenPage
) -> None:
    with loaded.transaction() as connection:
        made = opened(connection, room(connection), plan("consent", options=2))
        for number, ballot in enumerate(["A=0 B=2", "A=0 B=2", *["A=0 B=0"] * 4]):
            cast(connection, made, ballot, number=number)
        close(connection, made)
    page = at(open_page, "facilitate", loaded, made, OBJECTIONS)
    assert words(page).count(typeset(say("consent.wordless"))) == 2
    for counted in (False, True):
        listed(page, say("consent.about")).set_value("B")
        new = page.session_state["buttons_of_spoken_new"]
        page.text_input(key=f"spoken_{made}_{new}_words").set_value(f"Le bruit, {counted}")
        page.checkbox(key=f"spoken_{made}_{new}_counted").set_value(counted)
        page.button(key=f"spoken_{made}_{new}_add").click().run()
        assert not page.exception
    with loaded.reading() as connection:
        found = objections.objections(connection, made)
    assert sorted(one.words for one in found) == ["", "Le bruit, False", "Le bruit, True"]
    silent = next(one.id for one in found if not one.words)
    page.segmented_control(key=f"objection_{silent}_status").set_value("maintained")
    page.button(key=f"objection_{silent}_keep").click().run()
    assert not page.exception
    with loaded.reading() as connection:
        assert {one.id for one in objections.objections(connection, made) if one.status == "maintained"} == {silent}
