"""What nobody is asked stands on its theme where it is known: seats with their source, news of decisions in time."""

from datetime import UTC, date, datetime, timedelta

import pytest

from db.engine import Database
from db.queries.cooperation import governance
from db.queries.evaluation import reported
from db.queries.workshops import decisions, workshops
from domain.cooperation.governance import Seats
from domain.evaluation.report import Heading, Written
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.decisions import Decision, Entry, News, Promise, followed
from sentences.evaluation.report import composed
from tests.asked import room
from tests.pages.conftest import OpenPage
from tests.pages.test_themes import opened

NOW = datetime.now(UTC)
BY = By(Role.COORDINATOR, NOW)


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_each_of_two_territories_tells_its_own_seats_and_news(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        lyon = room(connection, "Automne", now=NOW)
        toulouse = room(connection, "Automne", now=NOW, territory="haute_garonne")
        waves = {one: workshops.workshop(connection, one).wave for one in (lyon, toulouse)}
        for place, seats, residents in (("haute_garonne", 12, 3), ("lyon", 20, 9)):
            said = Seats(NOW.date(), seats, residents, 5, f"Compte-rendu de {place}")
            governance.write(connection, place, said, 0, BY, f"request-{place}")
        promise = Promise("Un four", "Le centre social", NOW.date() + timedelta(days=40))
        one = decisions.decide(connection, lyon, promise, BY, "d-1")
        decisions.decide(connection, lyon, promise, BY, "d-2")
        [seen] = [each for each in decisions.of(connection, lyon) if each.id == one]
        decisions.follow(connection, seen, News.STARTED, "Commandé", BY)
        facts = reported.facts(connection, reported.wave(connection, waves[lyon]), NOW.date())
    mine = drawn(open_page, loaded, waves[lyon], "lyon")
    assert any("20 sièges dans les instances, dont 9 tenus" in line and "Compte-rendu de lyon" in line for line in mine)
    assert any("1 sur 1 décision" in line for line in mine)  # of the other one, it is too soon to say
    theirs = drawn(open_page, loaded, waves[toulouse], "haute_garonne")
    assert any("12 sièges" in line for line in theirs)
    assert not any("1 sur 1" in line or "20 sièges" in line for line in theirs)
    blank = {heading: Written() for heading in Heading}
    lines = [line.words for section in composed(facts, blank) for line in section.lines]
    for line in mine:
        if "20 sièges dans" in line or "1 sur 1" in line:
            assert line in [told.replace("\xa0", " ").replace("\u202f", " ") for told in lines]


def drawn(open_page: OpenPage, database: Database, wave: str, place: str) -> list[str]:
    page = opened(open_page, database, "theme", place, wave=wave, theme="food_democracy")
    told = [paragraph for one in page.markdown for paragraph in str(one.value).split("\n\n")]
    return [one.replace("\xa0", " ").replace("\u202f", " ") for one in told]


def test_news_count_in_time_and_only_where_it_can_be_said() -> None:
    """In an order that is not that of time: late news, none yet, news in time, none at all."""
    today = date(2026, 11, 28)

    def made(ago: int, *news: int) -> Decision:
        day = today - timedelta(days=ago)
        told = tuple(Entry(News.STARTED, day + timedelta(days=after)) for after in news)
        return Decision(f"d{ago}", "w", "Atelier", day, Promise("Un four", "La ville", today), told)

    some = [made(200, 120), made(30), made(150, 90, 140), made(91), made(90), made(3, 1)]
    assert followed(some, today) == (2, 4)
    assert followed(some[::-1], today) == (2, 4)
    assert followed([], today) == (0, 0)
