"""A console has one part in front: the moment's own, until somebody brings another; what has been in front stays."""

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.votes import votes
from domain.staff.by import By
from domain.staff.roles import Role
from tests import ballots
from tests.ballots import NOW, plan
from tests.pages.conftest import OpenPage, button
from tests.pages.consoles import opened
from tests.pages.test_steps import ago
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
PARTS = ("answers", "votes", "said", "decisions", "room")


def console(open_page: OpenPage, database: Database, workshop: str, **more: str) -> AppTest:
    """Its page as somebody who has just come sees it."""
    page = open_page("facilitate", Role.FACILITATOR, territory="lyon", database=database, run=False, fronts=False)
    page.query_params["workshop"] = workshop
    for name, value in more.items():
        page.query_params[name] = value
    return page.run()


def brought(page: AppTest, part: str) -> AppTest:
    page.session_state["tabs_panneau"] = say(f"console.part.{part}")
    return page.run()


def front(page: AppTest) -> str:
    return next(part for part in PARTS if say(f"console.part.{part}") == page.session_state["tabs_panneau"])


def drawn(page: AppTest) -> set[str]:
    """The parts that have something in them."""
    named = {say(f"console.part.{part}"): part for part in PARTS}
    return {named[tab.label] for tab in page.tabs if len(tab.children)}


def test_only_what_has_been_in_front_is_drawn_and_it_keeps_what_was_typed(
    loaded: Database, open_page: OpenPage
) -> None:
    second, first = opened(loaded, "Vague 2", ()), opened(loaded, "Vague 1", ())
    other, page = console(open_page, loaded, second), console(open_page, loaded, first)
    assert (drawn(page), front(page)) == ({"answers"}, "answers")
    brought(page, "decisions")
    assert drawn(page) == {"answers", "decisions"}
    [text] = [one for one in page.text_input if one.label == say("decision.text")]
    text.set_value("Un four à pain").run()
    brought(page, "votes")
    assert drawn(page) == {"answers", "decisions", "votes"}
    brought(page, "decisions")
    assert [one.value for one in page.text_input if one.label == say("decision.text")] == ["Un four à pain"]
    assert drawn(other.run()) == {"answers"}
    again = console(open_page, loaded, first, panneau=page.query_params["panneau"])  # a reload
    assert (drawn(again), front(again)) == ({"decisions"}, "decisions")


def test_another_moment_brings_another_to_the_front_on_every_console(loaded: Database, open_page: OpenPage) -> None:
    beside, here = (opened(loaded, label, ("accueil", "decisions")) for label in ("Vague 2", "Vague 1"))
    ago(loaded, here, 1)
    mine, theirs = (console(open_page, loaded, here) for _ in range(2))
    elsewhere = brought(console(open_page, loaded, beside), "room")
    brought(theirs, "room")
    button(mine, "step_on", here).click().run()
    assert (front(mine), front(theirs.run()), front(elsewhere.run())) == ("decisions", "decisions", "room")
    brought(mine, "answers")
    assert front(mine.run()) == "answers"  # the moment is the same: nobody takes it away


def test_votes_are_in_front_before_a_workshop_opens_and_where_the_address_names_one(
    loaded: Database, open_page: OpenPage
) -> None:
    second, first = opened(loaded, "Vague 2", ()), opened(loaded, "Vague 1", ())
    with loaded.transaction() as connection:
        made = [votes.prepare(connection, first, plan(), by=By("facilitator", NOW)) for _ in "12"]
    page = console(open_page, loaded, first, vote=made[0])
    assert front(page) == "votes"
    brought(page, "room")
    assert (front(page), page.query_params["panneau"]) == ("room", "room")
    page.query_params["vote"] = made[1]  # a link to the other one
    assert front(page.run()) == "votes"
    assert "panneau" not in page.query_params
    view = console(open_page, loaded, second, volet="papier")
    assert (front(view), drawn(view)) == ("votes", {"votes"})
    assert front(console(open_page, loaded, second)) == "answers"


def test_what_somebody_brings_to_the_front_stays_though_the_page_itself_names_a_vote(
    loaded: Database, open_page: OpenPage
) -> None:
    """Which vote is in hand the page writes in its address: nobody asked for it, and it takes no tap away."""
    first, second = (opened(loaded, label, ()) for label in ("Vague 1", "Vague 2"))
    with loaded.transaction() as connection:
        for workshop in (second, first):
            votes.prepare(connection, workshop, plan(), by=By("facilitator", NOW))
            ballots.opened(connection, workshop, plan())
    for workshop in (second, first):
        page = console(open_page, loaded, workshop)
        assert (front(page), "vote" in page.query_params) == ("votes", True)
        for part in ("room", "answers"):
            assert front(brought(page, part)) == part
            assert drawn(page) >= {part, "votes"}
            again = console(open_page, loaded, **page.query_params)
            assert front(again) == part  # a reload


def test_a_vote_that_was_looked_at_takes_no_step_to_itself(loaded: Database, open_page: OpenPage) -> None:
    workshop = opened(loaded, "Vague 1", ("accueil", "decisions"))
    ago(loaded, workshop, 1)
    with loaded.transaction() as connection:
        votes.prepare(connection, workshop, plan(), by=By("facilitator", NOW))
    page = brought(console(open_page, loaded, workshop), "votes")
    assert "vote" in page.query_params
    brought(page, "room")
    button(page, "step_on", workshop).click().run()
    assert front(page) == "decisions"


def test_a_vote_that_begins_comes_to_the_front_and_one_that_ends_takes_nothing_away(
    loaded: Database, open_page: OpenPage
) -> None:
    workshop = opened(loaded, "Vague 1", ())
    with loaded.transaction() as connection:
        second, first = (votes.prepare(connection, workshop, plan(), by=By("facilitator", NOW)) for _ in "12")
    mine, theirs = (console(open_page, loaded, workshop) for _ in "12")
    brought(theirs, "room")
    for vote in (first, second):
        with loaded.transaction() as connection:
            votes.open_(connection, vote, by=By("facilitator", NOW), secret_key=ballots.SECRET)
        assert (front(mine.run()), front(theirs.run())) == ("votes", "votes")
        brought(theirs, "room")
        with loaded.transaction() as connection:
            ballots.close(connection, vote)
        assert (front(mine.run()), front(theirs.run())) == ("votes", "room")


def test_behind_another_part_an_open_vote_is_drawn_for_its_great_button_and_nothing_else_is(
    loaded: Database, open_page: OpenPage
) -> None:
    second, first = opened(loaded, "Vague 2", ()), opened(loaded, "Vague 1", ())
    with loaded.transaction() as connection:
        vote = votes.prepare(connection, first, plan(), by=By("facilitator", NOW))
        votes.open_(connection, vote, by=By("facilitator", NOW), secret_key=ballots.SECRET)
    voting, quiet = (console(open_page, loaded, one, panneau="room") for one in (first, second))
    assert (front(voting), drawn(voting)) == ("room", {"room", "votes"})
    assert (front(quiet), drawn(quiet)) == ("room", {"room"})
    with loaded.transaction() as connection:
        ballots.close(connection, vote)
    again = console(open_page, loaded, first, panneau="room")
    assert (front(again), drawn(again)) == ("room", {"room"})
