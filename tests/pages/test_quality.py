"""Who answered, below the themes and in the report: for a committee of the territory, and for nobody else."""

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.evaluation import quality
from domain.evaluation.quality import LEAST
from domain.staff.roles import Role
from tests.db.test_quality import LEFT, PHONE, TABLET, close, held
from tests.pages.conftest import OpenPage
from tests.pages.test_themes import opened, sent
from tests.programmes import ONE_HOUR, SHORT, TWO_HOURS
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
LATER = datetime(2026, 11, 29, 14, tzinfo=UTC)


def plain(page: AppTest) -> str:
    return "\n\n".join(str(one.value) for one in page.markdown).replace("\xa0", " ").replace("\\", "")


def named(page: AppTest) -> list[str]:
    return [one.label for one in page.expander]


def test_a_committee_reads_it_once_its_wave_is_closed_and_of_that_wave(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        _, first = held(connection, "Automne", TWO_HOURS, {TABLET: 200})
        _, second = held(connection, "Hiver", ONE_HOUR, {TABLET: 30, PHONE: 20})
        held(connection, "Automne", SHORT, {PHONE: 200, LEFT: 20})
        close(connection, second)
        quality.publish(connection, second, LATER)
    page = opened(open_page, loaded, "themes", wave=first)
    assert say("quality.title") in named(page)
    assert say("quality.later").replace("\xa0", " ") in plain(page)
    small = say("quality.small", n=LEAST).replace("\xa0", " ")
    assert small in plain(opened(open_page, loaded, "themes", wave=second))
    with loaded.transaction() as connection:
        close(connection, first)
        quality.publish(connection, first, LATER + timedelta(days=1))
    page = opened(open_page, loaded, "themes", wave=first)
    [told] = [one for one in plain(page).split("\n\n") if "Façon de répondre" in one]
    assert "132 réponses ont été tirées au sort" in told
    assert "30/11/2026" in told
    assert "Façon de répondre : tablette, environ" in told
    assert "Langue choisie : Français, environ" in told
    assert "Shikomori" in told
    missing = "moins de 11 réponses sur 132, ou aucune, pour chacun de ces âges proposés : 15 à 17 ans, 18 à 29 ans"
    assert missing in told
    assert "420" not in told
    report = plain(opened(open_page, loaded, "report", wave=first))
    assert missing in report
    assert "### Qui a répondu, et comment" in report
    assert small in plain(opened(open_page, loaded, "report", wave=second))


@pytest.mark.parametrize("role", [Role.FACILITATOR])
def test_nobody_else_reads_it(role: Role, loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        _, wave = held(connection, "Automne", TWO_HOURS, {TABLET: 80, PHONE: 80})
        close(connection, wave)
        quality.publish(connection, wave, LATER)
    theirs = open_page("themes", role, territory="lyon", database=loaded, run=False)
    theirs.query_params["wave"] = wave
    theirs.run()
    assert not theirs.exception
    assert say("quality.title") not in named(theirs)
    assert "tirées au sort à nouveau" not in sent(theirs)
    elsewhere = opened(open_page, loaded, "themes", "montpellier", wave=wave)
    assert "tirées au sort à nouveau" not in sent(elsewhere)
