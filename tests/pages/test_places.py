"""«Contenus», «Territoires»: one that is added or named is chosen everywhere after a reload, by whoever else looks."""

from datetime import UTC, date, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from components.prose import prose
from db.engine import Database
from db.queries.cooperation import territories
from db.queries.operations import content
from domain.operations.project_ends import answers_over
from domain.staff.by import By
from domain.staff.roles import EVERYWHERE, Role
from tests.ballots import NOW
from tests.pages.conftest import OpenPage, button
from tests.pages.test_contents import field, part, typed
from tests.pages.test_public import at, read
from tests.pages.test_workshop import words
from texts import day_of, say
from texts.typography import capital

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
CAUX = {
    "place_contact": "Passez le mardi",
    "place_id": "pays_de_caux",
    "place_controller": "Le Potager [de Caux]",
    "place_name": "Pays de *Caux*",
}


def offered(page: AppTest) -> list[str]:
    return [option for some in (page.pills, page.selectbox, page.radio) for one in some for option in one.options]


def names(database: Database) -> dict[str, str]:
    with database.reading() as connection:
        return {one.id: one.name for one in content.territories(connection)}


def test_one_is_added_and_another_browser_chooses_it(loaded: Database, open_page: OpenPage) -> None:
    other = open_page("contents", Role.ADMINISTRATOR, database=loaded)
    page = part(open_page("contents", Role.ADMINISTRATOR, database=loaded), "territoires")
    typed(page, **CAUX)
    button(page, "place_add", "").click().run()
    assert not page.exception
    assert not page.error
    assert field(page, "place_called") == "Pays de *Caux*"  # it is in hand
    assert field(page, "place_name") == ""
    assert [one.value for one in page.success] == [say("places.added", name=prose(CAUX["place_name"]))]
    assert names(loaded)["pays_de_caux"] == "Pays de *Caux*"
    other.run()
    assert any("Caux" in one for one in offered(other))
    for name in ("waves", "prepare", "accounts"):
        assert any("Caux" in one for one in offered(open_page(name, Role.COORDINATOR, database=loaded)))
    assert "Le Potager [de Caux]" in at(open_page, loaded, "privacy", "fr")
    part(other, "promesses", territoire="pays_de_caux")
    assert "Le Potager [de Caux]" in read(other)


def test_what_is_refused_stays_in_the_fields(loaded: Database, open_page: OpenPage) -> None:
    before = names(loaded)
    page = part(open_page("contents", Role.ADMINISTRATOR, database=loaded), "territoires")
    typed(page, **CAUX | {"place_id": "Pays-de-Caux"})
    button(page, "place_add", "").click().run()
    assert [one.value for one in page.error] == [say("error.TerritoryIdUnfit")]
    typed(page, place_id="lyon")
    button(page, "place_add", "").click().run()
    assert [one.value for one in page.error] == [say("error.TerritoryTaken")]
    assert field(page, "place_controller") == CAUX["place_controller"]
    assert names(loaded) == before


def test_what_is_missing_is_named_and_a_short_name_comes_from_the_name(loaded: Database, open_page: OpenPage) -> None:
    page = part(open_page("contents", Role.ADMINISTRATOR, database=loaded), "territoires")
    typed(page, place_contact="Passez le mardi", place_name="Vallée du Thé")
    button(page, "place_add", "").click().run()
    assert [one.value for one in page.error] == [say("places.missing", what=say("contents.controller"))]
    typed(page, place_name=" ", place_controller="Le Potager")
    button(page, "place_add", "").click().run()
    lacking = " · ".join(map(say, ("places.name", "places.id")))
    assert [one.value for one in page.error] == [say("places.missing", what=lacking)]
    for name, id_ in (("Vallée du Thé", "vallee_du_the"), ("1 Vallée du Thé", "vallee_du_the_2")):
        typed(page, place_contact="Passez le mardi", place_controller="Le Potager", place_name=name)
        button(page, "place_add", "").click().run()
        assert not page.error
        assert names(loaded)[id_] == name


def test_a_coordinator_names_her_own_and_adds_none(loaded: Database, open_page: OpenPage) -> None:
    page = part(open_page("contents", Role.COORDINATOR, territory="montpellier", database=loaded), "territoires")
    assert not [one for one in page.text_input if (one.key or "").startswith("place_id")]
    typed(page, place_called="Montpellier et autour")
    button(page, "place_name", "montpellier").click().run()
    assert not page.error
    assert names(loaded)["montpellier"] == "Montpellier et autour"
    assert [one.value for one in page.success] == [say("places.renamed", name="Montpellier et autour")]
    assert "Montpellier et autour" in at(open_page, loaded, "territories", "fr") + str(
        offered(open_page("territories", database=loaded))
    )
    assert not [one for one in page.button if "suppr" in (one.label or "").lower()]


def test_two_screens_meet_and_the_first_name_stands(loaded: Database, open_page: OpenPage) -> None:
    late = part(open_page("contents", Role.ADMINISTRATOR, database=loaded), "territoires", territoire="montpellier")
    typed(late, place_called="Trop tard")
    with loaded.transaction() as connection:
        for place, name in (("montpellier", "À temps"), ("lyon", "Ailleurs")):
            territories.rename(connection, place, name, 0, By("coordinator", NOW), f"first {place}")
    stale = next(one for one in late.button if (one.key or "").startswith("place_name_montpellier"))
    stale.click().run()
    assert [one.value for one in late.error] == [say("error.ContentMoved")]
    assert names(loaded)["montpellier"] == "À temps"
    assert field(late.run(), "place_called") == "À temps"


def chosen(page: AppTest, day: date) -> AppTest:
    [found] = [one for one in page.date_input if (one.key or "").startswith("place_ends_")]
    found.set_value(day)
    return page


def test_the_end_of_the_project_is_written_and_what_follows_stands_on_data_too(
    loaded: Database, open_page: OpenPage
) -> None:
    ends = datetime.now(UTC).date() + timedelta(days=400)
    follows = say("places.end_follows", day=day_of(ends), until=day_of(answers_over(ends)))
    assert say("kept.ends_unknown") in words(open_page("data", Role.COORDINATOR, territory="lyon", database=loaded))
    page = part(open_page("contents", Role.COORDINATOR, territory="lyon", database=loaded), "territoires")
    assert say("places.end_intro") in read(page)
    assert not page.date_input
    next(one for one in page.toggle if str(one.key).startswith("place_end_known_lyon")).set_value(True).run()
    chosen(page, ends - timedelta(days=800))
    button(page, "place_end_lyon").click().run()
    assert [one.value for one in page.error] == [say("error.ProjectEndTooEarly")]
    chosen(page, ends)
    button(page, "place_end_lyon").click().run()
    assert not page.exception
    assert not page.error
    assert capital(follows) in read(page)
    assert names(loaded)["lyon"] == "Métropole de Lyon"  # the other form sent nothing
    for role, place in ((Role.COORDINATOR, "lyon"), (Role.ADMINISTRATOR, EVERYWHERE)):
        told = words(open_page("data", role, territory=place, database=loaded))
        assert f"Métropole de Lyon\xa0: {follows}" in told
        assert say("kept.ends_unknown") not in told
    assert follows not in words(open_page("data", Role.COORDINATOR, territory="montpellier", database=loaded))
    button(page, "place_end_back_lyon").click().run()
    assert say("places.end_intro") in read(page)
