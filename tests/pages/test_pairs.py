"""A theme's page says what changed for the same people: in the later wave, from eleven on, conclusive or not."""

from datetime import UTC, datetime, timedelta

import pytest

from db.engine import Database
from db.queries.evaluation import pairs
from tests.db.test_pairs import first_and_second
from tests.pages.conftest import OpenPage
from tests.pages.test_themes import opened

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
LATER = datetime(2026, 11, 29, 14, tzinfo=UTC)
THEME = "food_democracy"


def said(open_page: OpenPage, database: Database, wave: str, place: str) -> list[str]:
    """The sentences about who kept their card, as they are drawn."""
    page = opened(open_page, database, "theme", place, wave=wave, theme=THEME)
    assert page.header
    drawn = [str(one.value).replace("\xa0", " ").replace("\u202f", " ") for one in page.markdown]
    return [one.partition(": ")[2] for one in drawn if "gardé leur carte" in one]


def test_each_of_two_territories_says_its_own_and_the_first_wave_nothing(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        few = first_and_second(connection, "montpellier", rose=6, same=0, fell=4)
        calm = first_and_second(connection, "haute_garonne", rose=3, same=12, fell=10)
        up = first_and_second(connection, "lyon", rose=18, same=8, fell=2)
        for wave in (up, few, calm):
            pairs.settle(connection, wave, LATER + timedelta(days=1))
        before = next(iter(pairs.of(connection, up).values())).before
    [rising] = said(open_page, loaded, up, "lyon")
    assert rising.startswith(
        "Chez les 28 personnes qui ont gardé leur carte depuis « Printemps » : 15 à 19 disent oui maintenant "
    )
    assert "moins de 5" in rising
    assert "En hausse chez elles" in rising
    [still] = said(open_page, loaded, calm, "haute_garonne")
    assert "les 25 personnes" in still
    assert still.endswith("Pas assez de réponses pour dire si ça change chez elles.")
    assert said(open_page, loaded, few, "montpellier") == said(open_page, loaded, before, "lyon") == []
