"""What changed for the same people: on a theme’s page, in the report and its table, and to everybody in steps."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from db.engine import Database
from db.queries.evaluation import pairs, reported
from domain.evaluation.report import Heading, Written
from sentences.evaluation import codebook
from sentences.evaluation.report import composed
from tests.db.test_pairs import first_and_second
from tests.pages.conftest import OpenPage
from tests.pages.test_results import results, words
from tests.pages.test_themes import opened
from texts import LANGUAGES, say, speaking

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
LATER = datetime(2026, 11, 29, 14, tzinfo=UTC)
THEME = "food_democracy"


def said(open_page: OpenPage, database: Database, wave: str, place: str) -> list[str]:
    """The sentences about who kept their card, as they are drawn."""
    page = opened(open_page, database, "theme", place, wave=wave, theme=THEME)
    assert page.header
    drawn = [str(one.value).replace("\xa0", " ").replace("\u202f", " ") for one in page.markdown]
    told = [paragraph for one in drawn for paragraph in one.split("\n\n")]
    return [one.partition(": ")[2] for one in told if "gardé leur carte" in one]


def test_each_of_two_territories_says_its_own_and_the_first_wave_nothing(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        few = first_and_second(connection, "montpellier", rose=6, same=0, fell=4)
        calm = first_and_second(connection, "haute_garonne", rose=3, same=12, fell=10)
        up = first_and_second(connection, "lyon", rose=18, same=8, fell=2)
        for wave in (up, few, calm):
            pairs.publish(connection, wave, LATER + timedelta(days=1))
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


def test_the_report_its_table_and_everybody_say_the_same_and_no_more(loaded: Database, open_page: OpenPage) -> None:
    """Two places in the other order than they were made: everybody is told shares of a hundred, never of people."""
    with loaded.transaction() as connection:
        calm = first_and_second(connection, "haute_garonne", rose=3, same=12, fell=10)
        up = first_and_second(connection, "lyon", rose=18, same=8, fell=2)
        few = first_and_second(connection, "montpellier", rose=3, same=5, fell=3)
        for wave in (few, up, calm):
            pairs.publish(connection, wave, LATER + timedelta(days=1))
        facts = {one: reported.facts(connection, reported.wave(connection, one), LATER.date()) for one in (up, calm)}
    for wave, place, people in ((up, "lyon", 28), (calm, "haute_garonne", 25)):
        [page] = said(open_page, loaded, wave, place)
        blank = {one: Written() for one in Heading}
        lines = [line.words for section in composed(facts[wave], blank) for line in section.lines]
        [line] = [plain(one) for one in lines if "gardé leur carte" in one]
        assert page in line
        heads, *rows = codebook.table(facts[wave])
        [row] = [dict(zip(heads, one, strict=True)) for one in rows if "fd_voice" in one]
        assert row[say("codebook.column.pairs")] == people
        assert row[say("codebook.column.pairs_before")] == "Printemps"
    public = plain(words(results(open_page, loaded, "lyon", up)))
    assert "Environ 30 personnes avaient déjà répondu la fois d’avant" in public
    assert re.search(r"oui maintenant et pas avant : entre 50 et 80 personnes sur 100", public)
    assert say("results.twice_up") in public
    assert "28" not in public.partition("Environ 30 personnes avaient")[2].partition(say("results.twice_up"))[0]
    assert say("results.twice_unknown") in plain(words(results(open_page, loaded, "haute_garonne", calm)))
    assert "gardé leur carte" not in words(results(open_page, loaded, "montpellier", few))  # eleven: of fewer answers
    for language in LANGUAGES:
        with speaking(language):
            told = say("results.twice_up")
        assert told in words(results(open_page, loaded, "lyon", up, locale=language))


def plain(told: str) -> str:
    return re.sub("[\xa0\u202f]", " ", told)
