"""The console of a workshop of two computers says where it is held, what comes next, and offers nothing that is not."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert
from streamlit.testing.v1 import AppTest

from db.carrying import packing, returning
from db.engine import Database
from db.models.carry import CarriedRow
from db.queries.operations import carries
from db.queries.workshops import endings, workshops
from domain.staff.by import CONSOLE, By
from domain.staff.roles import Role
from domain.workshops.workshop import WorkshopAway
from sentences.numbers import in_groups
from tests.carried import BY, NOW, OFFICE, prepared
from tests.pages.conftest import OpenPage, menus, unfolded
from tests.pages.test_room_told import told
from tests.pages.test_workshop import words
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
SINCE = say("carry.stands.since", day=f"{NOW:%d/%m/%Y}")


def at(open_page: OpenPage, page: str, database: Database, workshop: str, role: Role = Role.COORDINATOR) -> AppTest:
    opened = open_page(page, role, territory="lyon", database=database, run=False)
    opened.query_params["workshop"] = workshop
    return opened.run()


def links(page: AppTest) -> list[str]:
    return [one.proto.label for one in page.get("page_link")]


def labels(page: AppTest) -> list[str]:
    return [one.label for one in page.button]


def test_a_workshop_that_is_away_is_not_opened_on_any_page_and_the_other_one_is_as_ever(
    loaded: Database, open_page: OpenPage
) -> None:
    with loaded.transaction() as connection:
        one, two = prepared(connection, "un"), prepared(connection, "deux")
        packing.pack(connection, two, [], OFFICE, BY)
    for page in ("facilitate", "room"):
        away = at(open_page, page, loaded, two)
        assert (SINCE in words(away), say("carried.away") in words(away)) == (True, True)
        assert say("carried.link") in links(away)
        assert labels(away) == []
        asks = at(open_page, page, loaded, two, Role.FACILITATOR)
        assert say("carried.link") not in links(asks)
        assert say("carried.away_asks") in words(asks)
        here = at(open_page, page, loaded, one)
        assert (SINCE in words(here), say("carried.link") in links(here)) == (False, False)
        assert labels(here) != []
    assert say("console.open_button") in labels(at(open_page, "facilitate", loaded, one))
    with loaded.transaction() as connection:
        carries.give_up(connection, two, BY)
    again = at(open_page, "facilitate", loaded, two)
    assert say("console.open_button") in labels(again)
    assert say("carried.away") not in words(again)


def test_the_wall_of_a_workshop_that_is_away_shows_no_way_in(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        one, two = prepared(connection, "un"), prepared(connection, "deux")
        packing.pack(connection, one, [], OFFICE, BY)
    for workshop, away in ((two, False), (one, True), (two, False)):
        wall = at(open_page, "wall", loaded, workshop)
        with loaded.reading() as connection:
            code = in_groups(workshops.workshop(connection, workshop).code)
        walls = [json.loads(part.proto.json) for part in wall.get("bidi_component") if part.proto.json]
        assert (code in str(walls)) != away
        assert (say("wall.elsewhere") in told(wall)) == away


def test_the_list_of_those_to_come_says_which_is_away_and_offers_no_change_of_it(
    loaded: Database, open_page: OpenPage
) -> None:
    with loaded.transaction() as connection:
        one, two = prepared(connection, "un"), prepared(connection, "deux")
        packing.pack(connection, two, [], OFFICE, BY)
    page = unfolded(open_page("prepare", Role.COORDINATOR, territory="lyon", database=loaded))
    keys = [str(each.key) for each in page.button]
    offered = {key: each.options for key, each in menus(page).items()}
    both = [say("drafts.link_modifier"), say("drafts.link_refaire")]
    assert [offered[f"change_{each}"] for each in (one, two)] == [both, both[1:]]
    for act in ("rehearse", "remove"):
        assert [any(key.startswith(f"{act}_{each}") for key in keys) for each in (one, two)] == [True, False], act
    assert words(page).count(say("workshop.stands.away")) == 1
    page.query_params["modifier"] = two
    assert say("carry.stands.prepared") in words(page.run())


def guests(database: Database, *names: str) -> list[str]:
    """Workshops that came from elsewhere, and were closed a moment ago."""
    now = By(CONSOLE, datetime.now(UTC) - timedelta(minutes=1))
    with database.transaction() as connection:
        made = [prepared(connection, name) for name in names]
        for one in made:
            kept = {"workshop_id": one, "carry_id": f"of {one}", "came_at": NOW, "signing_key": b"s" * 32}
            connection.execute(insert(CarriedRow).values(**kept, ticket_key="a key of tickets"))
            workshops.open_(connection, one, by=now)
            workshops.close(connection, one, by=now)
    return made


def test_a_guest_that_is_over_leads_back_and_is_reopened_until_its_return_is_written(
    loaded: Database, open_page: OpenPage
) -> None:
    one, two = guests(loaded, "un", "deux")
    with loaded.transaction() as connection:
        returning.leave(connection, one, BY)
        seen = workshops.workshop(connection, one)
    for workshop, next_step, may in ((two, "guest", True), (one, "written", False)):
        for _ in range(2):
            page = at(open_page, "facilitate", loaded, workshop)
            said = words(page) + "".join(str(each.value) for each in page.success)
            assert say(f"carried.{next_step}") in said
            assert say("console.closed_guest") in said
            assert "page Thèmes" not in said
            assert say("carried.link") in links(page)
            assert say("afterwards.again") not in labels(page)
            assert (say("reopening.send") in labels(page)) == may
            assert may or labels(page) == []
        asks = at(open_page, "facilitate", loaded, workshop, Role.FACILITATOR)
        assert say(f"carried.{next_step}_asks") in words(asks)
        assert say("carried.link") not in links(asks)
    with pytest.raises(WorkshopAway), loaded.transaction() as connection:
        endings.reopen(connection, seen, "Clos trop tôt", BY)


def test_a_guest_that_is_reopened_before_its_return_goes_on_and_comes_back_whole(
    loaded: Database, open_page: OpenPage
) -> None:
    one, two = guests(loaded, "un", "deux")
    page = at(open_page, "facilitate", loaded, two)
    page.text_input(key="reopening_why").set_value("Clos trop tôt").run()
    next(each for each in page.button if each.label == say("reopening.send")).click().run()
    assert not page.exception
    with loaded.transaction() as connection:
        assert [workshops.workshop(connection, each).state for each in (two, one)] == ["open", "closed"]
        workshops.close(connection, two, by=By(CONSOLE, datetime.now(UTC)))
        assert returning.leave(connection, two, BY)["workshop"][0]["id"] == two
