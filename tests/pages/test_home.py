"""The door speaks the language of the browser that knocks, if residents may answer in it."""

from datetime import UTC, datetime

import pytest

from db.engine import Database
from db.queries.staff import access, staff
from domain.staff.access import InvitationWish
from domain.staff.roles import EVERYWHERE, Role, Visitor
from frame.tongue import isolated
from tests.pages.conftest import OpenPage
from tests.pages.test_workshop import words
from texts import say, speaking


def now() -> datetime:
    return datetime.now(UTC)


one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


@one_engine
@pytest.mark.parametrize(
    ("locale", "spoken"),
    [("ar-EG", "ar"), ("pt-BR", "pt"), ("TR", "tr"), ("fr-CH", "fr"), ("de-DE", "fr"), (None, "fr")],
)
def test_a_stranger_is_met_in_the_language_of_the_browser(
    loaded: Database, open_page: OpenPage, locale: str | None, spoken: str
) -> None:
    page = open_page("home", None, database=loaded, run=False)
    page.context = {"locale": locale}
    page.run()
    assert not page.exception
    with speaking(spoken):
        assert page.button(key="join").label == say("home.join")
        assert [one.value for one in page.markdown] == [isolated(say("home.welcome"))]


@one_engine
def test_who_manages_all_accounts_reads_what_comes_first_until_somebody_runs_workshops(
    loaded: Database, open_page: OpenPage
) -> None:
    page = open_page("home", Role.ADMINISTRATOR, database=loaded)
    others = [open_page("home", role, territory="lyon", database=loaded) for role in (Role.COMMITTEE, None)]
    elsewhere = open_page("home", Role.ADMINISTRATOR, territory="montpellier", database=loaded)
    for other in (elsewhere, *others):
        assert say("beginning.title") not in words(other)
    assert say("beginning.invite") in words(page)
    for role, told in ((Role.COMMITTEE, "beginning.invite"), (Role.FACILITATOR, "beginning.invited")):
        with loaded.transaction() as connection:
            everywhere = {Role.ADMINISTRATOR: frozenset({EVERYWHERE})}
            [mine] = [one.id for one in staff.accounts(connection) if one.roles == everywhere]
            made_by = Visitor(mine, roles=everywhere)
            access.invite(connection, InvitationWish("Nadia", role, "lyon"), f"{role}", who=made_by, now=now())
        assert say(told) in words(page.run())
    for at, closed in (("montpellier", True), ("lyon", False)):
        with loaded.transaction() as connection:
            made = staff.create(
                connection, login=at, name=at, password_hash="-", places={Role.FACILITATOR: {at}}
            )  # fmt: skip
            if closed:
                staff.deactivate(connection, made, now())
        assert (say("beginning.title") in words(page.run())) is closed
    assert not page.exception


@one_engine
def test_the_team_is_met_in_french(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("home", Role.FACILITATOR, database=loaded, run=False)
    page.context = {"locale": "ar"}
    page.run()
    assert page.button(key="join").label == say("home.join")
