"""«Répéter» on the pages: begun from two places, run and erased on the console, marked where it stands, in no list."""

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.votes import votes
from db.queries.workshops import endings, invented, rehearsals, workshops
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.ending import REOPENS
from domain.workshops.workshop import State, Workshop
from sentences.workshops.names import mark, rehearsal
from tests.pages.conftest import OpenPage, button
from tests.pages.consoles import console
from tests.pages.test_workshop import words
from tests.rehearsals import BY, NOW, begun, real, some, voted
from texts import say

MARK = "rien n"  # of its sentence, what is written alike in every encoding
pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def two(database: Database) -> tuple[str, str]:
    """The second one was prepared first."""
    with database.transaction() as connection:
        second, first = real(connection, "Vague 2", ("dots",)), real(connection, "Vague 1", ("approval", "majority"))
    return first, second


def of(database: Database, workshop: str) -> Workshop | None:
    with database.reading() as connection:
        return rehearsals.of(connection, workshop)


def page(open_page: OpenPage, name: str, database: Database, **named: str) -> AppTest:
    made = open_page(name, Role.FACILITATOR, territory="lyon", database=database, run=False)
    for parameter, value in named.items():
        made.query_params[parameter] = value
    return made.run()


def wall(open_page: OpenPage, database: Database, workshop: str) -> str:
    """All that its wall is drawn from."""
    shown = page(open_page, "wall", database, workshop=workshop)
    parts = [one.proto.SerializeToString().decode(errors="ignore") for one in shown.get("bidi_component")]
    assert parts
    return " ".join(part.encode().decode("unicode_escape", errors="ignore") for part in parts)


def told(test: AppTest) -> list[str]:
    return [each.value for each in test.error]


def test_it_is_begun_once_wherever_it_is_asked_for(loaded: Database, open_page: OpenPage) -> None:
    first, second = two(loaded)
    old, now = console(open_page, loaded, second), console(open_page, loaded, second)
    button(now, "rehearse", second).click().run()
    made = of(loaded, second)
    assert made is not None
    assert now.query_params["workshop"] == made.id
    button(old, "rehearse", second).click().run()
    assert old.query_params["workshop"] == made.id
    list_ = page(open_page, "prepare", loaded)
    button(list_, "rehearse", first).click().run()
    assert not told(list_)
    assert of(loaded, first) is not None
    with loaded.reading() as connection:
        assert len(workshops.workshops(connection, rehearsals=True)) == 2


def test_it_is_run_and_erased_on_its_console(loaded: Database, open_page: OpenPage) -> None:
    first, second = two(loaded)
    with loaded.transaction() as connection:
        beside = begun(connection, second)
        made = rehearsals.begin(connection, first, rehearsal("Bien manger, Vague 1"), BY).strip()
    here = console(open_page, loaded, made)
    assert say("rehearsal.mark") in words(here)
    assert say("rehearsal.open_first") in words(here)
    assert not [one for one in here.button if str(one.key).startswith("invite")]
    button(here, "open", made).click().run()
    button(here, "invite", made).click().run()
    assert say("rehearsal.came", n=5) in words(here)
    with loaded.transaction() as connection:
        vote, other = (one.id for one in votes.votes_of(connection, made))
        for one in (other, vote):
            votes.open_(
                connection, one, by=By("facilitator", NOW), secret_key="a key that only tests know, long enough"
            )
    here = console(open_page, loaded, made)
    button(here, "invented", other).click().run()
    with loaded.reading() as connection:
        assert [votes.turnout(connection, one).voices for one in (vote, other)] == [0, 5]
        assert invented.crowd(connection, beside).came == 0
    old = console(open_page, loaded, made)
    button(here, "erase", made).click().run()
    assert here.query_params["workshop"] == first
    assert of(loaded, first) is None
    assert of(loaded, second) is not None
    button(old, "invite", made).click().run()
    assert told(old)
    with loaded.reading() as connection:
        assert workshops.workshop(connection, first).state is State.PREPARED


def test_once_the_workshop_is_open_an_old_screen_begins_nothing(loaded: Database, open_page: OpenPage) -> None:
    first, second = two(loaded)
    old = console(open_page, loaded, first)
    with loaded.transaction() as connection:
        for one in (second, first):
            workshops.open_(connection, one, by=By("facilitator", NOW))
    button(old, "rehearse", first).click().run()
    assert say("error.NotRehearsed") in told(old)
    assert of(loaded, first) is None
    assert not [one for one in console(open_page, loaded, second).button if str(one.key).startswith("rehearse")]


def test_it_is_marked_on_its_wall_to_the_end(loaded: Database, open_page: OpenPage) -> None:
    first, second = two(loaded)
    with loaded.transaction() as connection:
        made = begun(connection, first)
        workshops.open_(connection, second, by=By("facilitator", NOW))
    walls = [wall(open_page, loaded, one) for one in (made, second)]
    assert [MARK in each for each in walls] == [True, False]
    with loaded.transaction() as connection:
        for one in (second, made):
            workshops.close(connection, one, by=By("facilitator", NOW))
    over = [wall(open_page, loaded, one) for one in (second, made)]
    assert [MARK in each for each in over] == [False, True]


def test_it_is_in_no_list_but_the_console_of_those_who_run_it(loaded: Database, open_page: OpenPage) -> None:
    first, second = two(loaded)
    with loaded.transaction() as connection:
        made = {one: begun(connection, one) for one in (second, first)}
        some(connection, made[first], 5)
        for one in votes.votes_of(connection, made[first]):
            voted(connection, one)
        workshops.close(connection, made[first], by=By("facilitator", NOW))
        endings.settle(connection, made[first], NOW + REOPENS)
    name = say("rehearsal.title", title="").strip()
    for lists in ("votes", "follow_up", "themes", "minutes", "prepare", "priorities"):
        shown = page(open_page, lists, loaded)
        offered = [option for box in shown.selectbox for option in box.options]
        assert not [each for each in (words(shown), *offered) if name in each], lists
    chosen = page(open_page, "facilitate", loaded)
    assert chosen.query_params["workshop"] in {first, second}  # none is proposed
    assert sum(name in option for option in chosen.selectbox[0].options) == 2
    own = page(open_page, "minutes", loaded, workshop=made[first])
    assert name in words(own)
    assert not told(own)
    elsewhere = open_page("minutes", Role.COMMITTEE, territory="lyon", database=loaded, run=False)
    elsewhere.query_params["workshop"] = made[first]
    assert name not in words(elsewhere.run())


def test_the_mark_says_what_it_is(loaded: Database) -> None:
    first, second = two(loaded)
    with loaded.transaction() as connection:
        made = begun(connection, second)
        assert [mark(workshops.workshop(connection, one)) for one in (made, first)] == [say("rehearsal.mark"), ""]
