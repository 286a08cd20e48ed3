"""What is published, read on the screens of the committee: evenly, and for good."""

import re
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.evaluation import reveals
from db.queries.participation import responses
from db.queries.workshops import workshops
from domain.staff.by import By
from domain.staff.roles import Role
from tests import ballots
from tests.asked import answer, room, saying
from tests.pages.conftest import OpenPage, unfolded
from tests.pages.test_workshop import words
from texts import say

NOW = datetime(2026, 11, 22, 14, tzinfo=UTC)
DAY = date(2026, 11, 22)
ITEM, NAME = "voice", "Mon avis compte"  # what is asked here, and its figure
AGREE, DISAGREE = "4", "2"
one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def tiles(page: AppTest) -> list[str]:
    """What the tile of what is asked here says."""
    said = [str(one.value) for one in page.markdown]
    return [words for words in said if NAME in words and words.startswith(":material/")]


def answered(connection: Connection, workshop: str, said: dict[str | None, int], name: str = "") -> None:
    """So many people say each thing, in turns; None: they pass."""
    answer(connection, workshop, saying(ITEM, said), name)


@one_engine
def test_bad_news_is_shown_where_good_news_is(loaded: Database, open_page: OpenPage) -> None:
    """A hundred and twenty people, two of whom pass: the same, whichever answer is the rare one."""
    pages = []
    for agree, disagree in ((83, 35), (35, 83)):
        with loaded.transaction() as connection:
            workshop = room(connection, f"{agree} d’accord")
            answered(connection, workshop, {AGREE: agree, DISAGREE: disagree, None: 2})
            reveals.reveal(connection, workshop, by=By("facilitator", NOW))
            wave = workshops.workshop(connection, workshop).wave
        page = open_page("themes", Role.COMMITTEE, territory="lyon", database=loaded, run=False)
        page.query_params["wave"] = wave
        page.run()
        assert not page.exception
        assert say("themes.population", n=120) in words(page)
        [told] = tiles(page)
        pages.append(told)
    assert ["%" in told for told in pages] == [True, True]
    good, bad = ([int(number) for number in re.findall(r"(\d+)\s%", told)[:2]] for told in pages)
    assert good == [100 - part for part in reversed(bad)]
    assert bad[0] <= 100 * 35 / 118 <= bad[1] <= bad[0] + 3


@one_engine
def test_a_withdrawal_changes_nothing_that_was_published(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection, "Vague 1")
        answered(connection, workshop, {AGREE: 11, DISAGREE: 9})
        reveals.reveal(connection, workshop, by=By("facilitator", NOW))
    page = open_page("themes", Role.COMMITTEE, territory="lyon", database=loaded)
    [before] = tiles(page)
    with loaded.transaction() as connection:
        assert responses.withdraw(connection, f"{workshop}-0", DAY)
    assert before in tiles(page.run())
    with loaded.transaction() as connection:
        answered(connection, workshop, {AGREE: 6, DISAGREE: 4}, "late-")
        reveals.renew(connection, workshop, by=By("facilitator", NOW))
    page.run()
    assert say("themes.population", n=30) in words(page)  # twenty-nine would give away who left


@one_engine
@pytest.mark.parametrize("people", [1, 4])
def test_a_vote_of_fewer_than_five_says_the_same_whatever_they_said(
    loaded: Database, open_page: OpenPage, people: int
) -> None:
    """Its order would be the ballot itself."""
    told = []
    for ballot in ("A=1 B=2 C=3", "C=1 B=2 A=3"):
        with loaded.transaction() as connection:
            workshop = ballots.room(connection)
            made = ballots.opened(connection, workshop, ballots.plan("ranking", options=3))
            for number in range(people):
                ballots.cast(connection, made, ballot, number=number)
            ballots.close(connection, made)
        page = open_page("votes", Role.COMMITTEE, territory="lyon", database=loaded, run=False)
        page.query_params["vote"] = made
        unfolded(page.run())
        assert not page.exception
        tables = [str(table.value) for table in page.table]
        assert tables
        told.append((words(page), tables, [chart.proto.spec for chart in page.get("vega_lite_chart")]))
    assert told[0] == told[1]
    assert say("vote.few") in told[0][0]
