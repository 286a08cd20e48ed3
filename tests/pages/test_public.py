"""Pages that everybody may read say what the rules say, in the reader's language, and name whom to talk to."""

import re

import pytest
from sqlalchemy import update
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.models.content import TerritoryRow
from db.queries.operations import content
from domain.evaluation.disclosure import K_SENSITIVE, K
from domain.operations.retention import TERMS, Stock
from tests.pages.conftest import OpenPage
from texts import LANGUAGES, catalogue

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


def read(page: AppTest) -> str:
    assert not page.exception
    parts = (page.title, page.header, page.markdown, page.info)
    return re.sub("[\u2066-\u2069\\\\]", "", "\n".join(one.value for some in parts for one in some))


def at(open_page: OpenPage, database: Database, name: str, language: str) -> str:
    page = open_page(name, database=database, run=False)
    page.context = {"locale": language}
    return read(page.run())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_kept_is_said_in_every_language_with_the_figures_of_the_rules(
    loaded: Database, open_page: OpenPage, language: str
) -> None:
    said = at(open_page, loaded, "privacy", language)
    with loaded.reading() as connection:
        places = content.territories(connection)
    for place in places:
        assert place.name in said
    for figure in (K, K_SENSITIVE, TERMS[Stock.ANSWERS].months, TERMS[Stock.BACKUPS].days):
        assert str(figure) in said
    assert catalogue(language).gettext("privacy.kept.1") in said
    assert catalogue(language).gettext("screen.privacy") in said


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_whom_to_talk_to_and_what_is_missing(loaded: Database, open_page: OpenPage, language: str) -> None:
    said = at(open_page, loaded, "helping", language)
    with loaded.reading() as connection:
        numbers = [str(one.details["number"]) for one in content.help_lines(connection, "lyon")]
    for number in filter(None, numbers):
        assert number in said
    assert "115" in said
    missing = at(open_page, loaded, "accessibility", language)
    assert catalogue(language).gettext("accessibility.missing.1") in missing


def test_a_territory_that_promises_otherwise_is_quoted_alone(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        connection.execute(
            update(TerritoryRow).where(TerritoryRow.id == "lyon").values(retention="6 mois après la fin")
        )
    said = at(open_page, loaded, "privacy", "fr")
    with loaded.reading() as connection:
        places = {place.id: place.name for place in content.territories(connection)}
    [alone] = [line for line in said.splitlines() if "6 mois après la fin" in line]
    [others] = [line for line in said.splitlines() if places["lorient"] in line]
    assert places["lyon"] in alone
    assert places["lyon"] not in others
    assert all(name in others for place, name in places.items() if place != "lyon")


def test_each_contact_stands_with_its_territories_where_there_are_several(
    loaded: Database, open_page: OpenPage
) -> None:
    def rights() -> str:
        said = at(open_page, loaded, "privacy", "fr").replace("\u2060", "")
        return next(line for line in said.splitlines() if "cnil.fr/plaintes" in line)

    assert "Une question, un désaccord\xa0? Parlez à la personne qui anime. " in rights()
    with loaded.transaction() as connection:
        for place, contact in (("montpellier", "contact@une.example"), ("lyon", "02 00 00 00 00")):
            connection.execute(update(TerritoryRow).where(TerritoryRow.id == place).values(contact=contact))
    with loaded.reading() as connection:
        names = {place.id: place.name for place in content.territories(connection)}
    told = rights()
    assert f"contact@une.example ({names['montpellier']})" in told
    assert f"02 00 00 00 00 ({names['lyon']})" in told
    assert names["lorient"] in told.partition("Parlez à la personne qui anime (")[2].partition(")")[0]
