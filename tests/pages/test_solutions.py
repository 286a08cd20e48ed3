"""«Solutions»: a solution is written, grows brick by brick, and is told to everybody once it is shown."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.cooperation import solutions, writing
from domain.cooperation.solutions import BrickWords, Solution
from domain.staff.roles import Role
from tests.db.test_solutions import BY, CANTEEN, OVEN, brick, effect, written
from tests.pages.conftest import OpenPage, button, listed
from tests.pages.test_workshop import words
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def at(open_page: OpenPage, database: Database, place: str, role: Role | None = None, own: str = "lyon") -> AppTest:
    page = open_page("solutions", role, territory=own, database=database, run=False)
    page.query_params["territoire"] = place
    page.run()
    assert not page.exception
    return page


def known(database: Database, place: str) -> tuple[Solution, ...]:
    with database.reading() as connection:
        return solutions.of_territory(connection, place, drafts=True)


def typed(page: AppTest, name: str, value: str) -> None:
    fields = [*page.text_input, *page.text_area]
    [field] = [one for one in fields if (one.key or "").startswith(f"{name}_")]
    field.set_value(value)


def test_a_solution_grows_and_everybody_reads_it(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        elsewhere = written(connection, "dunkerque", OVEN)
        brick(connection, "dunkerque", elsewhere, BrickWords("Une brique d’ailleurs"))
    page = at(open_page, loaded, "lyon", Role.COORDINATOR)
    typed(page, "title", "Une cantine de quartier")
    button(page, "keep").click().run()
    assert say("error.WordsMissing") in [one.value for one in page.error]
    typed(page, "aim", "Manger *ensemble*.")
    page.multiselect[0].set_value(["alimenter"])
    page.checkbox[0].check()
    button(page, "keep").click().run()
    assert not page.error
    [made] = known(loaded, "lyon")
    page = at(open_page, loaded, "lyon", Role.FACILITATOR)  # somebody else goes on
    listed(page, say("solution.which")).set_value(made.id).run()
    listed(page, say("solution.part")).set_value("brick").run()
    typed(page, "title", "Une légumerie")
    listed(page, say("solution.cooperation")).set_value("2")
    button(page, "keep").click().run()
    [one] = known(loaded, "lyon")[0].bricks
    page = at(open_page, loaded, "lyon", Role.COORDINATOR)
    listed(page, say("solution.which")).set_value(made.id).run()
    listed(page, say("solution.part")).set_value(f"{one.id}_new").run()
    typed(page, "title", "Moins de solitude")
    listed(page, say("solution.funder")).set_value("mutuelle")
    button(page, "keep").click().run()
    assert not page.error
    stranger = words(at(open_page, loaded, "lyon"))
    for said in ("Manger \\*ensemble\\*.", "Une légumerie", "Moins de solitude", "**Mutuelle**"):
        assert said in stranger
    assert "ailleurs" not in stranger
    assert say("solution.write") not in [each.label for each in at(open_page, loaded, "lyon").expander]
    assert known(loaded, "dunkerque")[0].id == elsewhere


def test_what_shows_an_innovation_is_written_apart_and_read_by_everybody(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        second, first = (written(connection, "lyon", replace(one, shown=True)) for one in (OVEN, CANTEEN))
    assert words(at(open_page, loaded, "lyon")).count(say("innovation.not_yet")) == 2 * 3
    page = at(open_page, loaded, "lyon", Role.FACILITATOR)
    listed(page, say("solution.which")).set_value(first).run()
    listed(page, say("solution.part")).set_value("innovation").run()
    typed(page, "relations", "La mairie et trois associations décident ensemble.")
    button(page, "keep").click().run()
    assert not page.error
    page = at(open_page, loaded, "lyon", Role.COORDINATOR)  # the other fields, by somebody else: these words stay
    listed(page, say("solution.which")).set_value(first).run()
    typed(page, "savings", "Un seul camion.")
    button(page, "keep").click().run()
    assert not page.error
    stranger = words(at(open_page, loaded, "lyon"))
    assert stranger.count(say("innovation.not_yet")) == 2 * 3 - 1
    assert "La mairie et trois associations décident ensemble." in stranger
    assert {one.id: one.words.relations for one in known(loaded, "lyon")}[second] == ""


def test_a_draft_is_the_teams_and_what_was_reworded_is_read_again(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        draft, shown = written(connection, "lyon", OVEN), written(connection, "lyon", CANTEEN)
        one = brick(connection, "lyon", shown, BrickWords("Un jardin"))
        effect(connection, "lyon", one)
    for role, own in ((None, "lyon"), (Role.COMMITTEE, "lyon"), (Role.COORDINATOR, "dunkerque")):
        titles = [each.value for each in at(open_page, loaded, "lyon", role, own).header]
        assert titles == ["Une cantine"]
    page = at(open_page, loaded, "lyon", Role.COORDINATOR)
    assert {each.value for each in page.header} == {"Un four", "Une cantine"}
    listed(page, say("solution.which")).set_value(shown).run()
    listed(page, say("solution.part")).set_value(one).run()
    with loaded.transaction() as connection:
        writing.keep_brick(connection, "lyon", shown, one, BrickWords("Un jardin partagé"), BY, 1)
    typed(page, "title", "Un potager")
    button(page, "keep").click().run()
    assert say("error.Reworded") in [each.value for each in page.error]
    page.run()
    listed(page, say("solution.which")).set_value(shown).run()
    listed(page, say("solution.part")).set_value(one).run()
    assert "Un jardin partagé" in [each.value for each in page.text_input]
    typed(page, "title", "Un potager partagé")
    button(page, "keep").click().run()
    by_id = {each.id: each for each in known(loaded, "lyon")}
    assert [each.words.title for each in by_id[shown].bricks] == ["Un potager partagé"]
    page = at(open_page, loaded, "lyon", Role.COORDINATOR)
    listed(page, say("solution.which")).set_value(shown).run()
    listed(page, say("solution.part")).set_value(one).run()
    button(page, "remove").click().run()
    assert not page.error
    assert [each.bricks for each in known(loaded, "lyon")] == [(), ()]
    assert draft in by_id
