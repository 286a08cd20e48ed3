"""The vote of the children on the console: of the vote in hand, and of no other."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.votes import children, votes
from domain.staff.roles import Role
from domain.votes.children import Stickers
from sentences.votes.children import line
from tests import ballots
from tests.pages.conftest import OpenPage, button, unfolded
from tests.pages.test_workshop import words

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def hand(open_page: OpenPage, database: Database, workshop: str, vote: str) -> AppTest:
    page = open_page("facilitate", Role.FACILITATOR, territory="lyon", database=database, run=False)
    page.query_params["workshop"], page.query_params["vote"] = workshop, vote
    return page.run()


def test_stickers_are_typed_under_a_closed_vote_and_told_in_bounds(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        workshop = ballots.room(connection, "Vague 1")
        other, vote = (
            ballots.opened(connection, workshop, replace(ballots.plan(), question=question))
            for question in ("Quel jour ?", "Par quoi commencer ?")
        )
        for one in (other, vote):
            ballots.close(connection, one)
    page = unfolded(hand(open_page, loaded, workshop, vote))
    for option, n in {"A": 2, "B": 7}.items():
        [field] = [one for one in page.number_input if str(one.key).startswith(f"children_{vote}_{option}_")]
        field.set_value(n)
    page = button(page, "stick", vote).click().run()
    assert not page.error
    with loaded.reading() as connection:
        assert children.of(connection, [vote, other]) == {
            vote: Stickers((("A", 2), ("B", 7), ("C", 0), ("D", 0))),
        }
        said = line(children.of(connection, [vote])[vote], votes.vote(connection, vote))
    assert said in words(hand(open_page, loaded, workshop, vote))
    assert said not in words(hand(open_page, loaded, workshop, other))
