"""«Contenus»: who may change which sentence, and where residents read it afterwards."""

import pytest
from streamlit.testing.v1 import AppTest

from components.operations.help_lines import EVERYWHERE, NEW
from db.engine import Database
from db.queries.operations import content, contents, edited
from domain.operations.contents import LineWords, Standing, TerritoryPromise
from domain.staff.by import By
from domain.staff.roles import Role
from tests.ballots import NOW
from tests.pages.conftest import OpenPage, button, listed
from tests.pages.test_public import at, read
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def part(page: AppTest, name: str, **named: str) -> AppTest:
    page.query_params.clear()
    for key, value in {"partie": name, **named}.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception
    return page


def field(page: AppTest, name: str) -> str:
    [found] = [one for one in page.text_input if (one.key or "").startswith(f"{name}_")]
    return str(found.value)


def typed(page: AppTest, **values: str) -> AppTest:
    for name, value in values.items():
        [found] = [one for one in page.text_input if (one.key or "").startswith(f"{name}_")]
        found.set_value(value)
    return page


def test_a_coordinator_changes_her_own_territory_and_residents_read_it(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("contents", Role.COORDINATOR, territory="lyon", database=loaded)
    assert [pills.options for pills in page.pills if "Métropole de Lyon" in pills.options] == [["Métropole de Lyon"]]
    typed(page, promise_controller="La Marmite [de Lyon]", promise_contact="Demandez Inès")
    button(page, "promise", "lyon").click().run()
    assert not page.error
    assert "La Marmite [de Lyon]" in read(page)
    lacking = [one.value for one in page.caption]
    assert any("العربية" in one and "Türkçe" in one for one in lacking)
    assert "La Marmite [de Lyon]" in at(open_page, loaded, "privacy", "fr")
    arabic = at(open_page, loaded, "privacy", "ar")
    assert "Demandez Inès" in arabic
    button(page, "promise_back", "lyon").click().run()
    with loaded.reading() as connection:
        known = contents.promised(connection, "lyon")
        assert (known.said, known.version) == (known.shipped, 2)
    assert field(page, "promise_contact") == known.shipped.contact


def test_who_keeps_the_answers_and_who_never_sees_them_are_to_be_read_together(
    loaded: Database, open_page: OpenPage
) -> None:
    page = open_page("contents", Role.COORDINATOR, territory="lyon", database=loaded)
    assert not page.warning
    for controller, words in (("Le CCAS, mairie de Zinnia", "mairie"), ("La Caf, la mairie et la CAF", "Caf, mairie")):
        typed(page, promise_controller=controller)
        button(page, "promise", "lyon").click().run()
        assert [one.value for one in page.warning] == [say("contents.read_both", words=words)]
    typed(page, promise_controller="La Marmite")
    button(page, "promise", "lyon").click().run()
    assert not page.warning


def test_two_screens_meet_and_the_first_one_stands(loaded: Database, open_page: OpenPage) -> None:
    late = open_page("contents", Role.ADMINISTRATOR, database=loaded)
    late.query_params["territoire"] = "montpellier"
    late.run()
    typed(late, promise_controller="Trop tard", promise_contact="Trop tard")
    with loaded.transaction() as connection:
        edited.promise(
            connection, "montpellier", TerritoryPromise("À temps", "Ici"), 0, By("coordinator", NOW), "first"
        )
        edited.promise(connection, "lyon", TerritoryPromise("Ailleurs", "Là"), 0, By("coordinator", NOW), "other")
    stale = next(one for one in late.button if (one.key or "").startswith("promise_montpellier"))
    stale.click().run()
    assert [one.value for one in late.error] == [say("error.ContentMoved")]
    with loaded.reading() as connection:
        assert contents.promised(connection, "montpellier").said == TerritoryPromise("À temps", "Ici")
    assert field(late.run(), "promise_controller") == "À temps"


def test_lines_of_all_are_for_whoever_is_everywhere(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        for place, name in (("montpellier", "Au Sud"), ("lyon", "Ici")):
            edited.add_line(connection, place, LineWords(name, "04 00 00 00 00"), By("coordinator", NOW), f"l {place}")
    page = part(open_page("contents", Role.COORDINATOR, territory="lyon", database=loaded), "lignes")
    offered = listed(page, say("contents.line_which")).options
    assert len(offered) == 2  # a new one, and that of Lyon
    where = next(one for one in page.selectbox if one.label == say("contents.line_where"))
    assert where.options == ["Métropole de Lyon"]
    assert say("contents.lines_of_all") in [one.value for one in page.caption]
    typed(page, line_words="La soupe", line_number="04 78 11 11 11", line_hours="le soir")
    button(page, "line", NEW).click().run()
    assert not page.error
    with loaded.reading() as connection:
        [added] = [one for one in contents.lines(connection) if one.said.words == "La soupe"]
    assert added.territory == "lyon"
    everybody = part(open_page("contents", Role.ADMINISTRATOR, database=loaded), "lignes", ligne="women")
    typed(everybody, line_hours="jour et nuit")
    button(everybody, "line", "women").click().run()
    part(everybody, "lignes", ligne="shelter")
    button(everybody, "hide", "shelter").click().run()
    assert not everybody.error
    said = at(open_page, loaded, "helping", "fr")
    assert "jour et nuit" in said
    assert "115" not in said
    here = open_page("helping", database=loaded, run=False)
    here.query_params["territoire"] = "lyon"
    lyon = read(here.run())
    assert "La soupe" in lyon
    assert "Au Sud" not in lyon
    part(everybody, "lignes", ligne="shelter")
    button(everybody, "restore", "shelter").click().run()
    assert "115" in at(open_page, loaded, "helping", "fr")


def test_a_number_that_nobody_can_call_is_told_and_nothing_is_lost(loaded: Database, open_page: OpenPage) -> None:
    page = part(open_page("contents", Role.ADMINISTRATOR, database=loaded), "lignes")
    where = next(one for one in page.selectbox if one.label == say("contents.line_where"))
    assert where.value == EVERYWHERE
    typed(page, line_words="Une ligne", line_number="demandez")
    button(page, "line", NEW).click().run()
    assert [one.value for one in page.error] == [say("error.NumberUnfit")]
    assert field(page, "line_words") == "Une ligne"
    typed(page, line_number="04 78 22 22 22")
    button(page, "line", NEW).click().run()
    assert not page.error
    with loaded.reading() as connection:
        assert content.help_lines(connection, "lorient")[-1].fr == "Une ligne"


def test_with_every_line_hidden_the_page_of_help_still_opens(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        for line in contents.lines(connection):
            edited.change_line(
                connection, line, line.said, Standing.HIDDEN, By("administrator", NOW), f"hide {line.id}"
            )
    assert say("helping.intro") in at(open_page, loaded, "helping", "fr")
