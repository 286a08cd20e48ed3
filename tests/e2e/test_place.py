"""Two open workshops of one day, three votes each, run out of order, reloaded after each act."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from db.engine import Database
from db.queries.workshops import workshops
from domain.staff.by import By
from domain.staff.roles import Role
from frame.votes.panel import CHANGE, PAPERS, RUN
from tests.e2e.application import Application
from tests.e2e.conftest import BOTH_IN_SOAK, TABLET, OpenPage
from tests.e2e.meetings import choose, chosen, front, meeting, press, settled, states, two_meetings
from tests.e2e.room import TERRITORY, answers, hire
from texts import say

# What is called in the catalogue what it was called before; a list shows what is chosen in it.
# What only one view of a vote says; at an address of this machine alone, slips wait.
SHOWN = {CHANGE: say("ask.intro"), RUN: say("vote.frozen"), PAPERS: say("slip.alone")}
OPEN, CLOSE, CLOSE_YES = say("vote.act.open"), say("vote.act.close"), say("vote.close_yes")


@BOTH_IN_SOAK
@pytest.mark.timeout(300)
def test_six_votes_are_run_out_of_order_and_each_act_lands_on_its_own(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    first, second = two_meetings(loaded)
    page = open_device(TABLET, hire(loaded, Role.FACILITATOR, TERRITORY))
    page.goto(f"{server.address}/animer?workshop={first}")
    front(page, "votes")
    choose(page, say("vote.choose"), "aaa b")
    press(page, OPEN)
    assert states(loaded, first) == {"aaa a": "prepared", "aaa b": "open", "aaa c": "prepared"}
    page.reload()
    assert "aaa b" in chosen(page, say("vote.choose"))
    choose(page, say("facilitate.choose"), "Le soir")
    front(page, "votes")
    choose(page, say("vote.choose"), "bbb a")
    press(page, OPEN)
    page.reload()
    choose(page, say("vote.choose"), "bbb c")
    press(page, OPEN)
    page.reload()
    assert states(loaded, second) == {"bbb a": "open", "bbb b": "prepared", "bbb c": "open"}
    choose(page, say("vote.choose"), "bbb a")
    press(page, CLOSE)
    press(page, CLOSE_YES)
    assert states(loaded, second) == {"bbb a": "closed", "bbb b": "prepared", "bbb c": "open"}
    page.reload()
    assert "bbb a" in chosen(page, say("vote.choose"))
    assert states(loaded, first) == {"aaa a": "prepared", "aaa b": "open", "aaa c": "prepared"}


@BOTH_IN_SOAK
@pytest.mark.timeout(300)
def test_the_way_from_vote_to_vote_stays_in_one_workshop(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    two_meetings(loaded)
    with loaded.reading() as connection:
        known = [one.title for one in workshops.workshops(connection)]
    other = known[-1]  # not the one that lists begin with
    page = open_device(TABLET, hire(loaded, Role.FACILITATOR, TERRITORY))
    page.goto(f"{server.address}/animer")
    choose(page, say("facilitate.choose"), other)
    front(page, "votes")
    question = chosen(page, say("vote.choose"))
    for view in (CHANGE, RUN, PAPERS, CHANGE, PAPERS, RUN):
        settled(page)
        page.get_by_test_id("stButtonGroup").get_by_text(say(f"votes.view.{view}"), exact=True).click()
        settled(page)
        for _ in range(2):
            expect(page.get_by_text(SHOWN[view]).first).to_be_visible()
            assert other in chosen(page, say("facilitate.choose")), view
            assert question == chosen(page, say("vote.choose")), view
            page.reload()
    page.get_by_test_id("stMain").get_by_role("link", name=say("votes.another"), exact=True).click()
    expect(page.get_by_text(say("ask.intro"))).to_be_visible()
    assert other in chosen(page, say("facilitate.choose"))
    page.reload()
    expect(page.get_by_text(say("ask.intro"))).to_be_visible()
    assert other in chosen(page, say("facilitate.choose"))


@BOTH_IN_SOAK
@pytest.mark.timeout(300)
def test_after_opening_and_revealing_the_screen_stays(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    past = meeting(loaded, "Démonstration", demonstration=True)
    with loaded.transaction() as connection:
        workshops.close(connection, past, by=By("facilitator", datetime.now(UTC)))
    today = meeting(loaded, "Le matin", open_=False)
    meeting(loaded, "La semaine prochaine", 7, open_=False)
    page = open_device(TABLET, hire(loaded, Role.FACILITATOR, TERRITORY))
    page.goto(f"{server.address}/animer")
    choose(page, say("facilitate.choose"), "Le matin")
    for act in ("console.open_button", "console.reveal_button"):
        if act == "console.reveal_button":
            answers(loaded, today, 23)  # of thirty: fewer, and nothing may be revealed
            page.reload()
        press(page, say(act))
        assert "Le matin" in chosen(page, say("facilitate.choose")), act
        page.reload()
        assert "Le matin" in chosen(page, say("facilitate.choose")), act
    with loaded.reading() as connection:
        assert workshops.workshop(connection, today).revealed
