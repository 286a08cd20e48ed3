"""A receipt says that a ballot was counted, and never what it says."""

import pytest

from db.engine import Database
from db.queries.votes import cast as casting
from db.queries.votes.cast import Cast
from domain.votes.receipt import digest
from tests.ballots import cast, close, opened, plan, right, room
from tests.pages.conftest import OpenPage
from texts import say


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_a_receipt_is_found_once_the_vote_is_closed_and_tells_no_choice(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        vote = opened(connection, room(connection), plan())
        casting.cast(connection, Cast(vote, right(connection, vote), "request", "A=1", digest("K7M4Q2XT")))
        for number in range(6):
            cast(connection, vote, "B=1", number=number)
    page = open_page("my_ballot", None, database=loaded)

    def asked(typed: str) -> str:
        page.text_input(key="receipt").set_value(typed)
        page.button(key="look").click().run()
        assert not page.exception
        kinds = (page.info, page.success, page.markdown)
        return " ".join(str(one.value) for kind in kinds for one in kind)

    assert say("my_ballot.unknown") in asked("K7M4 Q2XT")
    with loaded.transaction() as connection:
        close(connection, vote)
    said = asked("k7m4 q2xt")
    assert "Par quoi commencer" in said
    assert "épicerie" not in said
    assert say("my_ballot.unknown") in asked("K7M4 Q2XU")
