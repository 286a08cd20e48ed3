"""«Le projet» and «Territoires»: everything of the field can be read there, and nothing is made up."""

import pytest
from sqlalchemy import update
from streamlit.testing.v1 import AppTest

from components.prose import BREAK, prose
from db.engine import Database
from db.models.content import ActorRow, ActorTerritoryRoleRow, ReferenceRow
from db.queries.operations import content
from db.queries.priorities import library
from domain.participation.consent import LISTS as CONSENT
from formats.content.checks import FAMILIES
from tests.pages.conftest import OpenPage
from texts import say

PARTS = ("pourquoi", "objectifs", "gouvernance", "cooperation", "themes", "agriculture")
pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def at(page: AppTest, territory: str) -> AppTest:
    page.query_params["territoire"] = territory
    return page.run()


def read(page: AppTest) -> str:
    """Everything a visitor can read on the page, opened or not."""
    assert not page.exception
    said = [*page.title, *page.header, *page.subheader, *page.markdown, *page.caption, *page.info]
    return "\n".join([str(piece.value) for piece in said] + [piece.label for piece in page.expander])


def whole_project(page: AppTest) -> str:
    return "\n".join(read(page.pills(key="project_part").set_value(part).run()) for part in PARTS)


def test_the_project_shows_every_list_of_the_field(loaded: Database, open_page: OpenPage) -> None:
    shown = whole_project(open_page("project", database=loaded)).lower()
    with loaded.reading() as connection:
        lists = content.all_references(connection)
        words = [
            entry.fr
            for name, entries in lists.items()
            if name
            not in {
                "consent",
                *CONSENT,
                "consent_ages",
                "programme",
                "programmes",
                "theme_words",
                "help_lines",
                "partner_sections",
                "verbatim_tags",  # «Compte-rendu» asks for them
                "existing_kinds",  # the console asks for them
                "ready_votes",  # the form of a vote begins with them
                "activities",  # the console shows them
                "practices",
                "good_practices",  # «Ressources» shows them
                "inspiring_examples",
            }
            for entry in entries
        ]
        words += [str(axis.details["alt_fr"]) for axis in lists["axes"]]
        words += [str(step.details["plain_fr"]) for step in lists["trajectory_steps"]]
        words += [*content.networks(connection).values()]
        words += [theme.fr for theme in content.themes(connection)]
        words += [priority.words.title for priority in library.examples(connection)]
        words += [rule.fr for rule in content.indicators(connection) if rule.theme not in FAMILIES]
    assert len(words) > 250
    assert [word for word in words if prose(word).lower() not in shown] == []


def test_the_project_invents_no_form_of_innovation(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("project", database=loaded)
    page.pills(key="project_part").set_value("objectifs").run()
    assert say("project.innovations_missing", n=3) in read(page)
    with loaded.transaction() as connection:
        named = update(ReferenceRow).where(ReferenceRow.id == "innovation_1").values(fr="Sociale")
        connection.execute(named)
    page.run()
    assert "Sociale" in read(page)
    assert say("project.innovations_missing", n=2) in read(page)


def test_a_function_nobody_owns_is_under_both_bodies_and_doubted(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("project", database=loaded)
    page.pills(key="project_part").set_value("gouvernance").run()
    doubted = [piece.value for piece in page.markdown if say("project.to_confirm") in piece.value]
    assert len(doubted) == 2


def test_the_project_never_shows_a_sensitive_figure_or_any_figure_at_all(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("project", database=loaded)
    for part in PARTS:
        page.pills(key="project_part").set_value(part).run()
        assert len(page.metric) == len(page.dataframe) == len(page.table) == 0


def test_a_territory_shows_all_its_actors_with_what_is_doubtful(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("territories", database=loaded)
    marseille = read(at(page, "aix_marseille"))
    assert say("territories.maybe_same", name=prose("Cité de l'Agriculture Urbaine")) in marseille
    assert "en construction" in marseille
    lyon = read(at(page, "lyon"))
    assert say("territories.open_list") in lyon
    assert say("territories.in_source", label="Ugess") in lyon
    assert lyon.count("**UGESS**") == lyon.count("**Vrac**") == 2
    assert say("territories.role_count", role=say("actor_role.complementaire"), count=11) in lyon
    lorient = read(at(page, "lorient"))
    assert "À confirmer".lower() in lorient.lower()


def test_every_actor_of_every_territory_can_be_read(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("territories", database=loaded)
    with loaded.reading() as connection:
        territories = [territory.id for territory in content.territories(connection)]
        names = dict.fromkeys(territories, ()) | {
            territory: tuple(
                connection.execute(
                    ActorRow.__table__.select()
                    .join(ActorTerritoryRoleRow, ActorTerritoryRoleRow.actor_id == ActorRow.id)
                    .where(ActorTerritoryRoleRow.territory_id == territory)
                    .with_only_columns(ActorRow.name)
                ).scalars()
            )
            for territory in territories
        }
    for territory in territories:
        shown = read(at(page, territory))
        assert names[territory]
        assert [name for name in names[territory] if f"**{prose(name)}**" not in shown] == []


def test_the_role_filter_hides_the_other_roles_only(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("territories", database=loaded)
    at(page, "haute_garonne")
    everybody = read(page)
    page.pills(key="roles_haute_garonne").set_value(["mobilisable"]).run()
    assert "Banque Alimentaire" in everybody
    assert "Banque Alimentaire" not in read(page)
    assert "Secours catholique" in read(page)


def test_a_name_is_never_read_as_markup(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        hostile = "![x](https://example.org/x.png) **gras** <b>$E=mc^2$</b>"
        connection.execute(update(ActorRow).where(ActorRow.id == "gesra").values(name=hostile))
    page = open_page("territories", database=loaded)
    shown = read(at(page, "lyon")).replace(BREAK, "")
    assert r"!\[x\](https://example.org/x.png) \*\*gras\*\* \<b\>\$E=mc^2\$\</b\>" in shown
    assert "![x]" not in shown
    assert "<b>" not in shown


def test_before_any_content_the_pages_say_so(database: Database, open_page: OpenPage) -> None:
    assert say("territories.none") in read(open_page("territories", database=database))
    assert say("project.none") in read(open_page("project", database=database))
