"""Minutes on the pages: written by two facilitators, validated by one, read by the committee and by everybody."""

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.workshops import minutes, workshops
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.minutes import Kind, Note
from tests.pages.conftest import OpenPage, button
from tests.pages.consoles import opened
from tests.pages.test_workshop import words
from tests.programmes import SHORT, over
from texts import say

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
HOSTILE = "**gras** [lien](http://mal.example) <b>x</b> $x$ :red[y]"


def page_of(
    open_page: OpenPage, database: Database, workshop: str, role: Role = Role.FACILITATOR, territory: str = "lyon"
) -> AppTest:
    page = open_page("minutes", role, territory=territory, database=database, run=False)
    page.query_params["workshop"] = workshop
    return page.run()


def close(database: Database, *known: str) -> None:
    with database.transaction() as connection:
        for workshop in known:
            over(connection, workshop, datetime.now(UTC) - timedelta(hours=1))


def add(page: AppTest, text: str) -> AppTest:
    [area] = [one for one in page.text_area if (one.key or "").startswith("minutes_words_")]
    area.set_value(text)
    return button(page, "write").click().run()


def errors(page: AppTest) -> list[str]:
    return [error.value for error in page.error]


def test_two_facilitators_write_and_one_of_them_validates(loaded: Database, open_page: OpenPage) -> None:
    second, first = opened(loaded, "Vague 2", SHORT), opened(loaded, "Vague 1", SHORT)
    early = page_of(open_page, loaded, first)
    assert say("minutes.validate_yes") not in [one.label for one in early.button]
    close(loaded, second, first)
    ana, lou = page_of(open_page, loaded, first), page_of(open_page, loaded, first)
    assert say("error.WordsMissing") in errors(add(ana, ""))
    ana = add(ana, HOSTILE)
    assert not ana.error
    assert say("error.MinutesMoved") in errors(button(lou, "validate").click().run())  # lou has not read it
    ana = page_of(open_page, loaded, first)
    lou = page_of(open_page, loaded, first)
    button(ana, "validate").click().run()
    assert not ana.error
    assert say("error.AlreadyValidated") in errors(button(lou, "validate").click().run())
    again = page_of(open_page, loaded, first)
    assert say("minutes.validate_yes") not in [one.label for one in again.button]
    [area] = again.text_area
    area.set_value("Il y avait aussi des enfants.")
    button(again, "correct").click().run()
    assert "Il y avait aussi des enfants." in words(page_of(open_page, loaded, first))
    with loaded.reading() as connection:
        kept = minutes.of(connection, first)
        assert minutes.of(connection, second) is None
    assert kept is not None
    assert len(kept.corrections) == 1
    assert "mal.example" not in kept.minutes.text


def test_what_is_validated_is_read_by_the_committee_and_in_one_page_by_everybody(
    loaded: Database, open_page: OpenPage
) -> None:
    second, first = opened(loaded, "Vague 2", SHORT), opened(loaded, "Vague 1", SHORT)
    with loaded.transaction() as connection:
        for workshop, text in ((second, "Une fête pour tous."), (first, "Un four pour le quartier.")):
            by = By("facilitator", datetime.now(UTC))
            minutes.write(connection, workshop, Note(Kind.AGREEMENT, text), by, f"of {workshop}")
    close(loaded, second, first)
    button(page_of(open_page, loaded, first), "validate").click().run()
    committee = page_of(open_page, loaded, first, Role.COMMITTEE)
    assert "Un four pour le quartier." in words(committee)
    assert not committee.text_area
    assert not committee.button
    assert say("error.UnknownWorkshop") in errors(page_of(open_page, loaded, second, Role.COMMITTEE))
    assert say("error.UnknownWorkshop") not in words(committee)
    elsewhere = page_of(open_page, loaded, first, territory="montpellier")
    assert "Un four pour le quartier." not in words(elsewhere)
    stranger = open_page("follow_up", database=loaded, run=False)
    stranger.query_params["territoire"] = "lyon"
    stranger.run()
    said = words(stranger)
    assert "Un four pour le quartier." in said
    assert "Une fête pour tous." not in said
    with loaded.reading() as connection:
        code = workshops.workshop(connection, first).code
    assert code not in said
    assert say("minutes.heading.wall") not in said
