"""«Imprimer» on the console: from the preparation on, what belongs to this workshop and no other."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.votes import votes
from db.queries.workshops import workshops
from domain.staff.by import By
from domain.votes.vote import Channel
from tests.ballots import NOW, close, opened, plan, room
from tests.pages.conftest import OpenPage, unfolded
from tests.pages.consoles import console
from tests.pages.test_workshop import words
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def copies(page: AppTest) -> list[str]:
    return [str(field.key) for field in page.number_input if str(field.key).startswith("ballots_")]


def test_ballots_are_offered_for_the_votes_of_this_workshop_that_take_paper(
    loaded: Database, open_page: OpenPage
) -> None:
    with loaded.transaction() as connection:
        second, first = room(connection, "Vague 2"), room(connection)
        over, running = opened(connection, first, plan("dots")), opened(connection, first, plan())
        close(connection, over)
        prepared = votes.prepare(connection, second, plan("consent"), by=By("facilitator", NOW))
        by_slip = replace(plan("majority"), channels=(Channel.SLIP,))
        votes.prepare(connection, second, by_slip, by=By("facilitator", NOW))
    for workshop, vote in ((second, prepared), (first, running), (second, prepared)):
        page = console(open_page, loaded, workshop)
        assert not page.exception
        assert copies(page) == []
        assert copies(unfolded(page)) == [f"ballots_{vote}"]
        assert say("prints.title") in [one.label for one in page.expander]


def test_nothing_is_printed_for_a_workshop_that_is_over(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        votes.prepare(connection, workshop, plan(), by=By("facilitator", NOW))
        workshops.close(connection, workshop, by=By("facilitator", NOW))
    page = console(open_page, loaded, workshop)
    assert not page.exception
    assert say("prints.title") not in [one.label for one in page.expander]


@pytest.mark.parametrize("address", ["http://localhost:8501/animer", "http://192.168.1.20:8501/animer"])
def test_a_poster_with_an_address_of_this_machine_only_is_not_offered(
    loaded: Database, open_page: OpenPage, address: str
) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
    page = console(open_page, loaded, workshop)
    page.context = {"url": address}
    unfolded(page)
    assert (say("prints.alone") in words(page)) == ("localhost" in address)
