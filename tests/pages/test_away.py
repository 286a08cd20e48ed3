"""Whoever answers for a territory reads which of its workshops are on a laptop, and has one here again that is lost."""

import pytest
from sqlalchemy import insert, select, update

from db.carrying import packing, returning
from db.engine import Database
from db.models.carry import CarriedRow, CarryRow
from db.queries.operations import carries
from db.queries.workshops import workshops
from domain.operations.carry import quittance, ticket_key
from domain.staff.by import CONSOLE, By
from domain.staff.roles import EVERYWHERE, Role
from tests.carried import BY, NOW, OFFICE, prepared
from tests.conftest import SECRET_KEY
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
    assert say("carry.lost_means", title="Bien manger, un") in words(page)
    assert say("carry.lost_means", title="Bien manger, deux") not in words(page)  # it may be taken away again
    with loaded.reading() as connection:
        assert [each.workshop for each in carries.away(connection)] == [one]
        assert sorted(connection.execute(select(CarryRow.state)).scalars()) == ["away", "lost"]
    again = words(open_page("data", Role.ADMINISTRATOR, territory=EVERYWHERE, database=loaded))
    assert say("carry.lost_means", title="Bien manger, un") in again
    assert say("carry.lost_means", title="Bien manger, deux") not in again


def test_another_territory_reads_nothing_of_it_and_the_page_of_the_workshop_says_where_it_is(
    loaded: Database, open_page: OpenPage
) -> None:
    away(loaded, "un")
    elsewhere = words(open_page("data", Role.COORDINATOR, territory="montpellier", database=loaded))
    assert "Bien manger, un" not in elsewhere
    assert say("carry.title") in elsewhere  # it may take its own away
    assert say("carry.open") not in elsewhere  # what a pack rests on is not of one place
    here = words(open_page("facilitate", Role.FACILITATOR, territory="lyon", database=loaded))
    assert "est sur un portable depuis le" in here


def came(database: Database, *names: str) -> list[str]:
    """Workshops that are here as if they had come from elsewhere, closed, whose return is written."""
    with database.transaction() as connection:
        made = [prepared(connection, name) for name in names]
        for one in made:
            kept = {"workshop_id": one, "carry_id": f"of {one}", "came_at": NOW, "signing_key": b"s" * 32}
            connection.execute(insert(CarriedRow).values(**kept, ticket_key="a key of tickets"))
            workshops.open_(connection, one, by=By(CONSOLE, NOW))
            workshops.close(connection, one, by=By(CONSOLE, NOW))
            returning.leave(connection, one, BY)
    return made


def test_a_laptop_forgets_the_workshop_whose_quittance_was_typed_and_no_other(
    loaded: Database, open_page: OpenPage
) -> None:
    one, two = came(loaded, "un", "deux")
    with loaded.reading() as connection:
        digests = dict(connection.execute(select(CarriedRow.workshop_id, CarriedRow.digest)).all())
    quittances = {each: quittance("a key of tickets", digests[each] or "") for each in (one, two)}
    page = open_page("data", Role.COORDINATOR, territory="lyon", database=loaded)
    page.text_input(key=f"carry_quittance_{two}").set_value(quittances[one])
    page.button(key=f"erase_{two}").click().run()
    assert say("error.WrongQuittance") in [each.value for each in page.error]
    page.text_input(key=f"carry_quittance_{two}").set_value(f" {quittances[two].upper()} ")
    page.button(key=f"erase_{two}").click().run()
    assert not page.exception
    assert say("carry.erased", title="Bien manger, deux") in [each.value for each in page.success]
    with loaded.reading() as connection:
        assert [each.workshop for each in carries.guests(connection)] == [one]


def test_the_quittance_of_a_return_is_read_where_it_was_taken_as_often_as_one_likes(
    loaded: Database, open_page: OpenPage
) -> None:
    _, two = away(loaded, "un", "deux")
    with loaded.transaction() as connection:
        journeys = {each.workshop: each.carry for each in carries.away(connection)}
        connection.execute(
            update(CarryRow).where(CarryRow.workshop_id == two).values(state="back", digest="what it brought")
        )
    told = quittance(ticket_key(SECRET_KEY, journeys[two]), "what it brought")
    for role in (Role.COORDINATOR, Role.ADMINISTRATOR):
        said = words(open_page("data", role, territory="lyon", database=loaded))
        assert say("carry.taken", title="Bien manger, deux", quittance=told) in said
    assert told not in words(open_page("data", Role.COORDINATOR, territory="montpellier", database=loaded))
