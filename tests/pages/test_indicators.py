"""«Indicateurs» and the effects of a theme: who may write what, in which territory, and where it is read."""

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.evaluation import life, statements, waves
from domain.evaluation.life import Kind, Said
from domain.staff.by import By
from domain.staff.roles import Role
from tests.pages.conftest import OpenPage, button, given, listed
from tests.pages.test_workshop import words
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
BY = By("committee", datetime(2026, 11, 28, 14, tzinfo=UTC))


def at(open_page: OpenPage, database: Database, role: Role, which: str = "sf_access", own: str = "lyon") -> AppTest:
    page = open_page("indicators", role, territory=own, database=database, run=False)
    page.query_params["territoire"] = own
    page.query_params["indicateur"] = which
    page.run()
    assert not page.exception
    return page


def shelves(page: AppTest) -> dict[str, list[str]]:
    """The names on each shelf, by its theme or family, as the browser gets them."""
    [told] = given(page, "tablee_shelves")
    return {one["key"]: [line["name"] for line in one["lines"]] for one in told["shelves"]}


def typed(page: AppTest, key: str, value: str) -> None:
    [field] = [one for one in (*page.text_area, *page.text_input) if (one.key or "").startswith(key)]
    field.set_value(value)


def opens(page: AppTest) -> set[str]:
    return {one.label for one in page.expander}


def decided(page: AppTest, kind: Kind, why: str, name: str = "") -> AppTest:
    listed(page, say("indicator.decision")).set_value(kind.value).run()
    if name:
        typed(page, "indicator_new_name", name)
    typed(page, "indicator_why", why)
    return button(page, "decide").click().run()


def test_a_committee_decides_there_and_its_name_is_that_of_the_themes(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        for place in ("montpellier", "lyon"):
            waves.add(connection, place, "Automne")
        life.write(connection, "montpellier", Said(Kind.RETIRED, "sf_access", words="Ailleurs."), 0, BY, "there")
    page = at(open_page, loaded, Role.COMMITTEE)
    page = decided(page, Kind.RENAMED, "Les mots d’un *atelier*.", "Bien acheter près d’ici")
    assert not page.error
    page = at(open_page, loaded, Role.COMMITTEE)  # a reload
    page = decided(page, Kind.ADOPTED, "")
    told = words(page)
    assert "Bien acheter près d’ici" in told
    assert "Ailleurs." not in told
    again = decided(page, Kind.ADOPTED, "Encore")
    assert [one.value for one in again.error] == [say("error.NothingNew")]
    themes = open_page("themes", Role.COMMITTEE, territory="lyon", database=loaded)
    assert not themes.exception
    assert "Bien acheter près d’ici" in words(themes)
    assert say("indicator.counted_adopted", n=1) in words(themes)
    other = open_page("themes", Role.COMMITTEE, territory="montpellier", database=loaded)
    assert say("indicator.retired_name", name="Produits locaux ou bio accessibles") in words(other)


def test_who_runs_workshops_proposes_and_decides_nothing(loaded: Database, open_page: OpenPage) -> None:
    page = at(open_page, loaded, Role.FACILITATOR)
    assert say("indicator.decide") not in opens(page)
    typed(page, "indicator_name", "Manger avec ses enfants")
    page = button(page, "propose").click().run()
    assert page.error  # what is missing is said, and what was typed stays
    [name] = [one.value for one in page.text_input if (one.key or "").startswith("indicator_name")]
    assert name == "Manger avec ses enfants"
    typed(page, "indicator_says", "Combien de repas pris ensemble.")
    listed(page, say("indicator.theme")).set_value("food_practices")
    listed(page, say("indicator.who")).set_value("residents")
    listed(page, say("indicator.whose")).set_value("residents")
    page = button(page, "propose").click().run()
    assert not page.error
    assert say("indicator.not_computed") in words(page)
    assert "Combien de repas pris ensemble." in words(page)
    other = at(open_page, loaded, Role.FACILITATOR, own="montpellier")
    assert "Manger avec ses enfants" not in words(other)
    with loaded.reading() as connection:
        [one] = life.of(connection, "lyon").own
    assert (one.said.name, one.role) == ("Manger avec ses enfants", "facilitator")


def test_shelves_are_sorted_out_by_axis_goal_condition_and_state(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        life.write(connection, "lyon", Said(Kind.ADOPTED, "in_step"), 0, BY, "a")
        life.write(connection, "lyon", Said(Kind.ADOPTED, "sf_access"), 1, BY, "b")
    page = at(open_page, loaded, Role.ADMINISTRATOR)
    assert not {say("indicator.propose"), say("indicator.decide")} & opens(page)
    before = shelves(page)
    listed(page, say("indicator.filter_state")).set_value("adopted").run()
    adopted = shelves(page)
    assert [*map(len, adopted.values())] == [1, 1]
    listed(page, say("indicator.filter_condition")).set_value("4").run()
    [(key, kept)] = shelves(page).items()
    assert adopted[key] == kept
    listed(page, say("indicator.filter_state")).set_value("retired").run()
    assert say("indicator.none") in [one.value for one in page.info]
    listed(page, say("indicator.filter_state")).set_value("").run()
    listed(page, say("indicator.filter_condition")).set_value("").run()
    assert shelves(page) == before
    assert sum(map(len, before.values())) > 50


def theme(open_page: OpenPage, database: Database, role: Role, wave: str, own: str = "lyon") -> AppTest:
    page = open_page("theme", role, territory=own, database=database, run=False)
    page.query_params["wave"], page.query_params["theme"] = wave, "care"
    page.run()
    assert not page.exception
    return page


def test_an_effect_is_stated_where_one_works_and_read_on_its_theme(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        second, first = (waves.add(connection, place, "Automne") for place in ("montpellier", "lyon"))
    page = theme(open_page, loaded, Role.FACILITATOR, first)
    assert say("statement.none_worse") in words(page)
    typed(page, "statement_text", "Les *bénévoles* sont fatigués.")
    listed(page, say("statement.whom")).set_value("benevoles")
    listed(page, say("statement.which")).set_value("indirect")
    listed(page, say("statement.polarity")).set_value("worse")
    page = button(page, "state").click().run()
    assert [one.value for one in page.error] == [say("error.NothingShows")]
    typed(page, "statement_evidence", "Trois départs.")
    page = button(page, "state").click().run()
    assert not page.error
    read = words(theme(open_page, loaded, Role.ADMINISTRATOR, first))  # a reload, by somebody else
    assert "Les \\*bénévoles\\* sont fatigués." in read
    assert say("statement.none_worse") not in read
    assert say("statement.state") not in opens(theme(open_page, loaded, Role.ADMINISTRATOR, first))
    assert "fatigués" not in words(theme(open_page, loaded, Role.COMMITTEE, second, "montpellier"))
    page = theme(open_page, loaded, Role.COMMITTEE, first)
    button(page, "take_back").click().run()
    with loaded.reading() as connection:
        assert not statements.of(connection, first)
