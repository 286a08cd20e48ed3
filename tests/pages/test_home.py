"""The door speaks the language of the browser that knocks, if residents may answer in it."""

import pytest

from db.engine import Database
from domain.staff.roles import Role
from frame.tongue import isolated
from tests.pages.conftest import OpenPage
from texts import say, speaking

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
def test_the_team_is_met_in_french(loaded: Database, open_page: OpenPage) -> None:
    page = open_page("home", Role.FACILITATOR, database=loaded, run=False)
    page.context = {"locale": "ar"}
    page.run()
    assert page.button(key="join").label == say("home.join")
