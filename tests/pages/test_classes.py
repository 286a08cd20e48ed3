"""A theme as one class answered: for a committee at its desk, one class at a time, and for nobody else."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, update

from db.engine import Database
from db.models.participation import ResponseRow
from db.queries.evaluation import crossings, wave_ends
from db.queries.workshops import workshops
from domain.evaluation.crossings import LEAST
from domain.staff.by import By
from domain.staff.roles import Role
from tests.asked import answer, room
from tests.pages.conftest import OpenPage
from tests.pages.test_themes import opened, sent
from tests.programmes import ONE_HOUR, TWO_HOURS, over
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
NOW = datetime(2026, 11, 22, 14, tzinfo=UTC)
DAY = timedelta(days=1)
THEME = "food_democracy"


def held(connection: Connection, label: str, steps: tuple[str, ...], people: Mapping[str, tuple[str, int]]) -> str:
    """A workshop that is over: of each age, what so many people said. Its wave."""
    workshop = room(connection, label, steps, now=NOW)
    said = [(age, voice) for age, (voice, n) in people.items() for _ in range(n)]
    answer(connection, workshop, [{"voice": voice} for _, voice in said])
    for number, (age, _) in enumerate(said):
        mine = ResponseRow.visit_id == f"{workshop}-{number}"
        connection.execute(update(ResponseRow).where(mine).values(age_band=age))
    over(connection, workshop, NOW)
    return workshops.workshop(connection, workshop).wave


def ended(connection: Connection, wave: str) -> None:
    wave_ends.close(connection, wave, None, By(Role.COORDINATOR, NOW))
    crossings.publish(connection, wave, NOW + DAY)


def test_a_committee_chooses_one_class_and_reads_it_beside_the_others(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        wave = held(connection, "Automne", ONE_HOUR, {"a65": ("2", 40), "a50_64": ("4", 40)})
        held(connection, "Automne", TWO_HOURS, {"a18_29": ("4", 40), "a30_49": ("2", 40)})
    page = opened(open_page, loaded, "theme", wave=wave, theme=THEME)
    assert say("crossing.later") in [one.value for one in page.caption]
    with loaded.transaction() as connection:
        ended(connection, wave)
    page = opened(open_page, loaded, "theme", wave=wave, theme=THEME)
    [which] = [one for one in page.selectbox if one.label == say("crossing.choose")]
    names = ["Tout le monde", "Âge : 18 à 29 ans, 30 à 49 ans", "Âge : 50 à 64 ans, 65 ans et plus"]
    assert [name.replace("\xa0", " ") for name in which.options] == [
        *names,
        "Atelier : Deux heures",
        "Atelier : Une heure",
    ]
    everybody = sent(page)
    page = opened(open_page, loaded, "theme", wave=wave, theme=THEME, qui="programme_2")
    assert "Atelier : Une heure" in [one.value.replace("\xa0", " ") for one in page.subheader]
    assert say("crossing.drawn", n=40) in " ".join(str(one.value) for one in page.text)
    assert say("crossing.elsewhere") in [one.value for one in page.info]
    assert say("crossing.elsewhere") not in everybody
    told = " ".join(str(one.value) for one in (*page.text, *page.caption, *page.markdown))
    assert "80" not in told  # nothing but who was drawn, and nothing of all 160
    assert "160" in everybody


def test_nobody_else_is_offered_it_whatever_the_address_names(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        wave = held(connection, "Automne", TWO_HOURS, {"a18_29": ("4", 40), "a30_49": ("2", 30)})
        held(connection, "Automne", ONE_HOUR, {"a65": ("2", 40), "a50_64": ("4", 30)})
        ended(connection, wave)
    theirs = open_page("theme", Role.FACILITATOR, territory="lyon", database=loaded, run=False)
    for name, value in (("wave", wave), ("theme", THEME), ("qui", "age_1")):
        theirs.query_params[name] = value
    theirs.run()
    assert not theirs.exception
    assert say("crossing.choose") not in [one.label for one in theirs.selectbox]
    assert say("crossing.drawn", n=35) not in sent(theirs)
    elsewhere = opened(open_page, loaded, "theme", "montpellier", wave=wave, theme=THEME, qui="age_1")
    assert say("crossing.drawn", n=35) not in sent(elsewhere)


def test_a_wave_of_few_says_why_and_an_unknown_class_is_told_so(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        small = held(connection, "Été", TWO_HOURS, {"a18_29": ("4", 20), "a65": ("2", 20)})
        ended(connection, small)
    page = opened(open_page, loaded, "theme", wave=small, theme=THEME, qui="age_1")
    assert say("crossing.small", n=LEAST) in [one.value for one in page.caption]
