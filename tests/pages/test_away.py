"""Whoever answers for a territory reads which of its workshops are on a laptop, and has one here again that is lost."""

import pytest
from sqlalchemy import select

from db.carrying import packing
from db.engine import Database
from db.models.carry import CarryRow
from db.queries.operations import carries
from domain.staff.roles import EVERYWHERE, Role
from tests.carried import BY, OFFICE, prepared
from tests.pages.conftest import OpenPage
from tests.pages.test_workshop import words
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def away(database: Database, *names: str) -> list[str]:
    with database.transaction() as connection:
        made = [prepared(connection, name) for name in names]
        for one in made:
            packing.pack(connection, one, [], OFFICE, BY)
    return made


def test_a_laptop_that_is_lost_is_given_up_and_the_other_one_is_not(loaded: Database, open_page: OpenPage) -> None:
    one, two = away(loaded, "un", "deux")
    page = open_page("data", Role.COORDINATOR, territory="lyon", database=loaded)
    assert all(name in words(page) for name in ("Bien manger, un", "Bien manger, deux"))
    with loaded.reading() as connection:
        journeys = {each.workshop: each.carry for each in carries.away(connection)}
    assert set(journeys) == {one, two}
    page.button(key=f"give_up_{journeys[two]}").click().run()
    assert not page.exception
    assert say("carry.given_up", title="Bien manger, deux") in [one.value for one in page.success]
    assert "Bien manger, un" in words(page)
    assert "Bien manger, deux" not in words(page)
    with loaded.reading() as connection:
        assert [each.workshop for each in carries.away(connection)] == [one]
        assert sorted(connection.execute(select(CarryRow.state)).scalars()) == ["away", "lost"]
    again = words(open_page("data", Role.ADMINISTRATOR, territory=EVERYWHERE, database=loaded))
    assert "Bien manger, un" in again
    assert "Bien manger, deux" not in again


def test_another_territory_reads_nothing_of_it_and_the_page_of_the_workshop_says_where_it_is(
    loaded: Database, open_page: OpenPage
) -> None:
    away(loaded, "un")
    elsewhere = words(open_page("data", Role.COORDINATOR, territory="montpellier", database=loaded))
    assert say("carry.title") not in elsewhere
    here = words(open_page("facilitate", Role.FACILITATOR, territory="lyon", database=loaded))
    assert "emporté sur un portable" in here
