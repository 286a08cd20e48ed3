"""A receipt says that a ballot was counted, and never what it says."""

from datetime import UTC, datetime, timedelta

import pytest

from db.engine import Database
from db.queries.votes import cast as casting
from db.queries.votes import conclusions, screens, votes
from db.queries.workshops import decisions
from domain.staff.by import By
from domain.votes.cast import Cast
from domain.votes.receipt import digest
from domain.workshops.decisions import News, Promise
from tests.ballots import NOW, cast, close, opened, plan, right, room
from tests.pages.conftest import OpenPage
from texts import say

BY, DUE = By("facilitator", NOW), datetime.now(UTC).date() + timedelta(days=30)  # the page asks the real clock


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


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_a_receipt_tells_what_its_vote_led_to_and_of_no_other(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        theirs, mine = (opened(connection, workshop, plan()) for _ in "12")
        casting.cast(connection, Cast(mine, right(connection, mine), "request", "A=1", digest("K7M4Q2XT")))
        for vote, said in ((theirs, "On garde le four."), (mine, "On garde le jardin.")):
            for number in range(6):
                cast(connection, vote, "B=1", number=number)
            close(connection, vote)
            conclusions.write(connection, votes.vote(connection, vote), said, None, BY)
        decisions.decide(connection, workshop, Promise("Un jardin", "La mairie", DUE, mine), BY, "one")
        decisions.decide(connection, workshop, Promise("Un four", "La ville", DUE, theirs), BY, "two")

    def asked() -> str:
        page = open_page("my_ballot", None, database=loaded)
        page.text_input(key="receipt").set_value("K7M4 Q2XT")
        page.button(key="look").click().run()
        assert not page.exception
        return " ".join(str(one.value) for kind in (page.subheader, page.markdown) for one in kind)

    said = asked()
    assert say("my_ballot.became") in said
    assert "Un jardin" in said
    assert "On garde" not in said  # the room has not seen the result
    with loaded.transaction() as connection:
        screens.reveal(connection, votes.vote(connection, theirs), by=By("facilitator", NOW))
    assert "On garde" not in asked()
    with loaded.transaction() as connection:
        screens.reveal(connection, votes.vote(connection, mine), by=By("facilitator", NOW))
        decisions.follow(connection, decisions.of(connection, workshop)[0], News.STARTED, "", BY)
    said = asked()
    assert "On garde le jardin." in said
    assert say("decision_status.started") in said
    assert "four" not in said
