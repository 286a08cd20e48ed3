"""A further round on the wall: both rounds side by side, each by its name, of the second of two votes."""

import pytest

from db.engine import Database
from db.queries.votes import screens, votes
from domain.staff.by import By
from domain.staff.roles import Role
from tests.ballots import NOW, SECRET, cast, close, opened, plan, room
from tests.pages.conftest import OpenPage
from tests.pages.test_workshop import words
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def test_the_wall_shows_both_rounds_and_names_them(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        here = room(connection)
        close(connection, opened(connection, here, plan()))
        vote = opened(connection, here, plan())
        for number in range(6):
            cast(connection, vote, "A=1", number=number)
        close(connection, vote)
        again = votes.again(connection, vote, by=By("facilitator", NOW))
        votes.open_(connection, again, by=By("facilitator", NOW), secret_key=SECRET)
        for number in range(6):
            cast(connection, again, "B=1", number=number)
        screens.show(connection, votes.vote(connection, again), by=By("facilitator", NOW))
    page = open_page("wall", Role.FACILITATOR, territory="lyon", database=loaded, run=False)
    page.query_params["workshop"] = here
    page.run()
    assert say("vote.round", n=2) in page.header[0].value
    with loaded.transaction() as connection:
        close(connection, again)
        screens.reveal(connection, votes.vote(connection, again), by=By("facilitator", NOW))
    page.run()
    assert not page.exception
    shown = words(page)
    assert [say("vote.round", n=n) in shown for n in (1, 2)] == [True, True]
    assert len(page.get("vega_lite_chart")) == 1  # one drawing, each name once
