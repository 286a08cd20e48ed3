"""Votes are panels of the console: each stands where its step is, and what was in hand is left with the step."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.votes import screens, votes
from db.queries.workshops import workshops
from domain.staff.by import By
from domain.votes.vote import Vote
from domain.workshops.workshop import State
from frame.votes.panel import NEW
from sentences.votes import names
from tests import programmes
from tests.ballots import NOW, SECRET, cast, plan
from tests.pages.conftest import OpenPage, button
from tests.pages.consoles import console, opened
from tests.pages.test_fronts import console as come
from tests.pages.test_fronts import drawn, front
from tests.pages.test_steps import ago, great, kind
from tests.programmes import SHORT, TWO_HOURS
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)

# Behind popovers: what is asked once more.
SURE = {say("console.close_yes"), say("vote.finish_yes"), say("vote.close_yes"), say("vote.again_yes")}
AT_VOTES = ("priorites", "decisions")


def two(database: Database, workshop: str) -> list[str]:
    with database.transaction() as connection:
        return [votes.prepare(connection, workshop, plan(), by=By("facilitator", NOW)) for _ in "12"]


def kept(database: Database, vote: str) -> Vote:
    with database.reading() as connection:
        return votes.vote(connection, vote)


def first_of(page: AppTest) -> list[str]:
    """The great buttons that nothing hides."""
    return [label for label in great(page) if label not in SURE]


def test_a_vote_is_planned_before_its_workshop_opens_and_waits_for_its_step(
    loaded: Database, open_page: OpenPage
) -> None:
    with loaded.transaction() as connection:
        programmes.prepared(connection, "Vague 1", TWO_HOURS)
        later = programmes.prepared(connection, "Vague 2", TWO_HOURS)
    page = console(open_page, loaded, later)
    page.query_params["vote"] = NEW
    page.run()
    key = f"ask_{later}"
    page.text_input(key=f"{key}_question").set_value("Par quoi commencer ?")
    page.text_area(key=f"{key}_typed").set_value("Un four\nUne fête\nUn verger")
    page.text_input(key=f"{key}_decider").set_value("le comité")
    page.text_input(key=f"{key}_answer").set_value("au prochain atelier").run()
    button(page, "plan").click().run()
    with loaded.reading() as connection:
        [made] = votes.votes_of(connection, later)
    assert page.query_params["vote"] == made.id
    assert say("vote.opens_with") in [told.value for told in page.info]
    assert not [one for one in page.button if str(one.key).startswith("vote_open")]
    button(page, "open", later).click().run()
    again = come(open_page, loaded, later)  # a reload: nothing of votes at the first step but the way there
    assert (front(again), drawn(again)) == ("answers", {"answers"})


def test_at_its_step_the_vote_is_first_and_its_button_is_the_great_one(loaded: Database, open_page: OpenPage) -> None:
    other, workshop = opened(loaded, "Vague 1", AT_VOTES), opened(loaded, "Vague 2", AT_VOTES)
    (first, second), elsewhere = two(loaded, workshop), two(loaded, other)
    page = come(open_page, loaded, workshop)
    assert (front(page), drawn(page)) == ("votes", {"votes"})
    page.query_params["vote"] = second
    page.run()
    assert first_of(page) == [say("vote.act.open")]
    button(page, "vote_open", second).click().run()
    assert first_of(page) == []  # closing is asked in a popover
    with loaded.transaction() as connection:
        for number in range(6):
            cast(connection, second, "A=1", number=number)
    page = console(open_page, loaded, workshop)
    button(page, "vote_close", second).click().run()
    assert first_of(page) == [say("vote.act.reveal")]
    button(page, "vote_reveal", second).click().run()
    assert first_of(page) == [say("votes.onward", question=names.asked(kept(loaded, first)))]
    assert [kept(loaded, one).state for one in (first, second)] == [State.PREPARED, State.CLOSED]
    assert {kept(loaded, one).state for one in elsewhere} == {State.PREPARED}


def test_going_on_leaves_the_vote_and_the_decisions_come_first(loaded: Database, open_page: OpenPage) -> None:
    workshop = opened(loaded, "Vague 2", AT_VOTES)
    two(loaded, workshop)
    page = come(open_page, loaded, workshop)
    assert "vote" in page.query_params
    button(page, "step_on", workshop).click().run()
    assert kind(loaded, workshop) == "decisions"
    assert "vote" not in page.query_params
    assert front(page) == "decisions"
    ago(loaded, workshop, 1)
    page = come(open_page, loaded, workshop)
    assert (front(page), drawn(page)) == ("decisions", {"decisions"})
    button(page, "step_back", workshop).click().run()
    assert front(page) == "votes"


def test_an_open_vote_comes_first_at_any_step_and_a_named_one_is_shown_below(
    loaded: Database, open_page: OpenPage
) -> None:
    workshop = opened(loaded, "Vague 1", SHORT)
    first, second = two(loaded, workshop)
    page = come(open_page, loaded, workshop)
    assert (front(page), drawn(page)) == ("answers", {"answers"})
    page.query_params["vote"] = second
    assert (front(page.run()), drawn(page)) == ("votes", {"answers", "votes"})
    with loaded.transaction() as connection:
        votes.open_(connection, first, by=By("facilitator", datetime.now(UTC)), secret_key=SECRET)
        screens.show(connection, votes.vote(connection, first), by=By("facilitator", datetime.now(UTC)))
    assert front(page.run()) == "votes"  # the one that the address names: an open one takes nothing away
    assert page.query_params["vote"] == second


def test_a_workshop_that_still_votes_says_where_and_leads_there(loaded: Database, open_page: OpenPage) -> None:
    workshop = opened(loaded, "Vague 1", SHORT)
    _, second = two(loaded, workshop)
    with loaded.transaction() as connection:
        votes.open_(connection, second, by=By("facilitator", datetime.now(UTC)), secret_key=SECRET)
    page = console(open_page, loaded, workshop)
    button(page, "close", workshop).click().run()
    assert len(page.error) == 1
    [link] = [one for one in page.get("page_link") if one.proto.label == say("votes.mend.conduire")]
    assert second in link.proto.query_string
    with loaded.reading() as connection:
        assert workshops.workshop(connection, workshop).state is State.OPEN
