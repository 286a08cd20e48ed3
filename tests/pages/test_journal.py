"""The journal is searched by person, by subject and by day; and read through, it says whether it is whole."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.models.staff import AuditRow
from db.queries.evaluation import waves
from db.queries.staff import audit
from domain.staff.by import By
from domain.staff.journal import FORMER, TOPICS, Sought
from domain.staff.roles import Role
from tests.architecture.test_audit import actions
from tests.ballots import NOW, account, opened, plan, room
from tests.pages.conftest import OpenPage
from tests.pages.test_workshop import words
from texts import say

HERE = "lyon"


def done(database: Database) -> dict[str, str]:
    """Bea begins a wave after Ana's two votes, two days apart."""
    with database.transaction() as connection:
        people = {login: account(connection, login) for login in ("bea", "ana")}
        workshop = room(connection)
        for _ in range(2):
            opened(connection, workshop, plan())
        waves.begin(connection, HERE, "Vague deux", by=By("facilitator", NOW + timedelta(days=2), people["bea"]))
    return people


def found(database: Database, sought: Sought) -> list[str]:
    with database.reading() as connection:
        return [one.action for one in audit.journal(connection, HERE, 50, sought)]


def test_acts_are_found_by_who_what_and_when(loaded: Database) -> None:
    people = done(loaded)
    everything = found(loaded, Sought())
    assert found(loaded, Sought(by=people["bea"])) == ["wave.added"]
    assert set(found(loaded, Sought(topic="votes"))) == {one for one in everything if one.startswith("vote.")}
    assert found(loaded, Sought(topic="waves", before=NOW + timedelta(days=1))) == []
    assert len(found(loaded, Sought(before=NOW + timedelta(days=1)))) == len(everything) - 1
    with loaded.reading() as connection:
        assert people["bea"] in audit.authors(connection, HERE)


def test_the_page_opens_where_something_was_done_last(loaded: Database, open_page: OpenPage) -> None:
    done(loaded)
    with loaded.transaction() as connection:
        waves.begin(connection, "montpellier", "Vague une", by=By("facilitator", NOW + timedelta(days=1)))
    with loaded.reading() as connection:
        assert audit.latest(connection, ["montpellier", HERE]) == HERE
        assert audit.latest(connection, ["montpellier", "lorient"]) == "montpellier"
        assert audit.latest(connection, ["lorient"]) is None
    page = open_page("journal", Role.ADMINISTRATOR, database=loaded)
    assert next(one.value for one in page.selectbox) == HERE


def test_every_act_has_one_topic() -> None:
    nouns = [noun for some in TOPICS.values() for noun in some]
    assert len(nouns) == len(set(nouns))
    assert {action.partition(".")[0] for action in actions()} <= set(nouns)
    assert {old.partition(".")[0] for old in FORMER} <= set(nouns)
    assert not [topic for topic in TOPICS if "journal" in say(f"journal.topic.{topic}")]


def opened_page(database: Database, open_page: OpenPage, **address: str) -> AppTest:
    page = open_page("journal", Role.COMMITTEE, territory=HERE, database=database, run=False)
    for name, value in address.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_the_address_names_what_is_sought_and_a_reload_stays(loaded: Database, open_page: OpenPage) -> None:
    people = done(loaded)
    page = opened_page(loaded, open_page, qui=people["bea"])
    assert "Vague deux" in words(page)
    assert "vote" not in words(page)
    page = opened_page(loaded, open_page, quoi="votes")
    assert "Vague deux" not in words(page)
    page.run()
    assert "Vague deux" not in words(page)
    page.date_input(key="journal_until").set_value(date(2020, 1, 1)).run()
    assert say("journal.not_found") in [one.value for one in page.info]


def test_a_chain_says_that_it_is_whole_and_where_it_is_not(loaded: Database, open_page: OpenPage) -> None:
    done(loaded)
    page = opened_page(loaded, open_page)
    page.button(key=f"journal_check_{HERE}").click().run()
    assert say("journal.whole") in [one.value for one in page.success]
    with loaded.transaction() as connection:
        second = (AuditRow.chain == HERE) & (AuditRow.number == 2)
        connection.execute(update(AuditRow).where(second).values(details={"added": "by hand"}))
    page.button(key=f"journal_check_{HERE}").click().run()
    assert say("journal.broken", number=2) in [one.value for one in page.error]
    assert not page.success
