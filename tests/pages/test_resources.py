"""«Ressources»: read by everybody, written by those who may; seats on «Territoires» and what they feed."""

import pytest
from streamlit.testing.v1 import AppTest

from components.prose import prose
from db.engine import Database
from db.queries.cooperation import governance, resources
from db.queries.operations import content
from domain.staff.roles import Role
from tests.db.test_shared import LINK, SEATS, SHEET, link, seats, sheet
from tests.pages.conftest import OpenPage, button
from tests.pages.test_project import read
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def part(page: AppTest, name: str) -> AppTest:
    page.pills(key="resources_part").set_value(name).run()
    assert not page.exception
    return page


def typed(page: AppTest, name: str, value: str) -> None:
    [field] = [one for one in [*page.text_input, *page.text_area] if (one.key or "").startswith(f"{name}_")]
    field.set_value(value)


def test_everybody_reads_practices_examples_and_words_with_their_sources(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("resources", database=loaded)
    shown = {name: read(part(page, name)) for name in ("mots", "pratiques")}
    with loaded.reading() as connection:
        lists = content.all_references(connection)
    for name, of in (("concepts", "mots"), ("good_practices", "pratiques"), ("inspiring_examples", "pratiques")):
        assert len(lists[name]) >= 3
        for one in lists[name]:
            assert prose(one.fr) in shown[of]
            assert prose(str(one.details["meaning"])) in shown[of]
            assert one.details["source"]
    assert not page.button


def test_links_are_the_coordinations_and_sheets_stand_side_by_side(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        sheet(connection, "finistere")
        link(connection, "lorient", LINK)
    page = open_page("resources", Role.COORDINATOR, territory="lyon", database=loaded)
    typed(page, "title", "Un guide")
    typed(page, "address", "guide")
    button(page, "share").click().run()
    assert say("error.AddressUnfit") in [one.value for one in page.error]
    typed(page, "address", "https://example.org/guide")
    button(page, "share").click().run()
    assert not page.error
    page = part(open_page("resources", Role.FACILITATOR, territory="lyon", database=loaded), "experiences")
    typed(page, "title", "Une cantine")
    typed(page, "question", "Qui paie le chauffage ?")
    typed(page, "answer", "Les haies *voisines*.")
    button(page, "share").click().run()
    assert not page.error
    stranger = open_page("resources", database=loaded)
    assert not stranger.button
    assert prose(SHEET.question) in read(part(stranger, "experiences"))
    assert "chauffage" not in read(stranger)  # a draft
    with loaded.reading() as connection:
        assert {one.territory: one.words.title for one in resources.links(connection)} == {
            "lyon": "Un guide",
            "lorient": LINK.title,
        }
        assert [one.place for one in resources.sheets(connection, drafts_of=("lyon",))] == [
            "Métropole de Lyon",
            "Finistère",
        ]
    facilitator = open_page("resources", Role.FACILITATOR, territory="lyon", database=loaded)
    assert say("link.write") not in [one.label for one in facilitator.expander]


def test_seats_are_counted_by_the_coordination_and_told_of_three_territories(
    loaded: Database, open_page: OpenPage
) -> None:
    with loaded.transaction() as connection:
        seats(connection, "lorient", SEATS)
    page = open_page("territories", Role.COORDINATOR, territory="lyon", database=loaded, run=False)
    page.query_params["territoire"] = "lyon"
    page.run()
    for name, number in (("all", 20), ("held", 10), ("roles", 3)):
        [field] = [one for one in page.number_input if (one.key or "").startswith(f"governance_{name}")]
        field.set_value(number)
    typed(page, "governance_source", "Convention de 2026")
    button(page, "count").click().run()
    assert not page.error
    assert "Convention de 2026" in read(page)
    project = open_page("project", database=loaded)
    project.pills(key="project_part").set_value("gouvernance").run()
    assert say("governance.too_few") in read(project)
    with loaded.transaction() as connection:
        assert governance.latest(connection)["lyon"].said.residents == 10
        seats(connection, "dunkerque", SEATS)
    project.run()
    assert say("governance.figure_fd_seats", value="41\u00a0%", territories=3) in read(project)
    assert say("governance.figure_em_roles", value=13, territories=3) in read(project)
