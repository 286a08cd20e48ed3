"""Another territory, another wave: what the address still names of the former one leads nobody to an error."""

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.evaluation import life, waves
from domain.evaluation.life import Kind, Origin, Said, View
from domain.staff.by import By
from domain.staff.roles import Role
from tests.pages.conftest import OpenPage, listed
from tests.pages.test_results import NOW, answered
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
PLACES = ("montpellier", "lyon", "montpellier", "lyon")  # the second comes back where its address has been
BY = By("committee", NOW)


def touched(page: AppTest, place: str) -> AppTest:
    """Another territory among those that stand side by side."""
    page.button_group[0].set_value(place)
    page.run()
    assert not page.exception
    return page


@pytest.mark.parametrize("page", ["results", "together"])
def test_results_of_another_territory_are_its_newest_wave(loaded: Database, open_page: OpenPage, page: str) -> None:
    with loaded.transaction() as connection:
        known = {
            answered(connection, label, 30, 2, place): place
            for label, place in (("B", "montpellier"), ("A", "lyon"), ("A", "montpellier"), ("B", "lyon"))
        }
    shown = open_page(page, database=loaded).run()
    for place in PLACES:
        touched(shown, place)
        assert not shown.error
        assert known[shown.query_params["wave"]] == place
    of_lyon = next(wave for wave, place in known.items() if place == "lyon")
    link = open_page(page, database=loaded, run=False)
    link.query_params["wave"] = of_lyon  # and no territory
    link.run()
    assert not link.error
    assert (link.query_params["territoire"], link.query_params["wave"]) == ("lyon", of_lyon)


def test_an_indicator_of_one_territory_is_not_asked_of_another(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        own = Said(Kind.PROPOSED, "", "Manger ensemble", "Combien.", "care", Origin.RESIDENTS, View.RESIDENTS)
        life.write(connection, "lyon", own, 0, BY, "a")
    page = open_page("indicators", Role.ADMINISTRATOR, database=loaded, run=False)
    page.query_params["territoire"] = "lyon"
    page.query_params["indicateur"] = "a"
    page.run()
    for place in PLACES:
        touched(page, place)
        assert not page.error
    listed(page, say("indicator.which")).set_value("sf_access").run()
    assert touched(page, "montpellier").query_params["indicateur"] == "sf_access"  # both have it


def test_a_wave_is_not_compared_with_itself(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        second, first = (waves.add(connection, "lyon", label) for label in ("Vague 2", "Vague 1"))
        other = waves.add(connection, "montpellier", "Vague 1")
    page = open_page("cooperation", Role.ADMINISTRATOR, database=loaded, run=False)
    page.query_params["wave"], page.query_params["avant"] = second, first
    page.session_state["cooperation_part"] = "waves"
    page.run()
    for wave in (first, other, second):
        listed(page, say("themes.wave")).set_value(wave).run()
        assert not page.exception
        assert not page.error
        assert page.query_params.get("avant", "") != wave
