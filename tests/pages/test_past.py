"""Votes that are over: what is folded is drawn when somebody opens it, and of the very vote that is shown."""

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.votes import votes
from domain.staff.roles import Role
from domain.votes.record import ELECTION, RULE, SHEET
from sentences.votes.statement import lines
from tests.ballots import cast, close, opened, plan, room
from tests.pages.conftest import OpenPage, given, unfolded
from tests.pages.test_workshop import words
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
# Two options of each are level at first, so that there is a step more.
SAYS = {"first": ("A=4 B=2", "A=2 B=4", "A=3 B=3"), "second": ("B=4 C=1", "B=1 C=4", "B=2 C=2")}
FILES = {SHEET, RULE, ELECTION}
MOST = 14  # elements and blocks above the folds, and the folds


def both(database: Database) -> dict[str, str]:
    """Two votes of a room, closed in another order than they were made; by name."""
    with database.transaction() as connection:
        here = room(connection)
        made = {name: opened(connection, here, plan("majority")) for name in SAYS}
        for name, vote in reversed(made.items()):
            for number in range(10):
                cast(connection, vote, SAYS[name][number % 3], number=number)
            close(connection, vote)
    return made


def shown(open_page: OpenPage, database: Database, vote: str) -> AppTest:
    page = open_page("votes", Role.COMMITTEE, territory="lyon", database=database, run=False)
    page.query_params["vote"] = vote
    page.run()
    assert not page.exception
    return page


def fetched(page: AppTest) -> set[str]:
    """The files that may be taken away, as their addresses say them."""
    return {one["path"] for one in given(page, "tablee_download")}


def test_what_is_folded_is_drawn_once_it_is_opened(loaded: Database, open_page: OpenPage) -> None:
    made = both(loaded)
    for name in ("second", "first", "second"):  # the last one: a reload, where all is folded again
        vote = made[name]
        with loaded.reading() as connection:
            announced = [answer for _, answer in lines(votes.vote(connection, vote).plan)]
        page = shown(open_page, loaded, vote)
        assert len(list(page.main)) - 1 <= MOST
        assert not page.table
        assert not page.button
        assert not fetched(page)
        page.session_state[f"votes_{vote}_export"] = True
        page.run()
        assert fetched(page) == {f"/api/staff/files/{file}/{vote}" for file in FILES}
        assert not page.table
        unfolded(page)
        assert len(page.table) == 1
        assert all(answer in words(page) for answer in announced)
        first = say("vote.step.count", at=1, n="").strip()
        assert first in words(page)
        page.button(key=f"votes_{vote}_next").click().run()
        assert first not in words(page)
        assert say("vote.step.count", at=2, n="").strip() in words(page)
        assert fetched(page) == {f"/api/staff/files/{file}/{vote}" for file in FILES}  # nothing shuts by itself
