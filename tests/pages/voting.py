"""A vote of an open workshop, voted on, and the pages that are about it."""

from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.votes import votes
from domain.staff.roles import Role
from frame.votes.panel import RUN
from tests.ballots import cast, close, opened, plan, room
from tests.pages.conftest import OpenPage
from tests.pages.test_workshop import words

SAYS = {
    "dots": "A=2",
    "approval": "A=1 C=1",
    "majority": "A=4 B=2",
    "ranking": "A=1 B=2",
    "budget": "A=1 B=1",
    "consent": "A=0",
    "thermometer": "A=7",
}


def vote(database: Database, name: str = "approval", people: int = 6, *, closed: bool = True) -> str:
    """A vote of an open workshop in Lyon, voted on by so many people; returns its id."""
    with database.transaction() as connection:
        options = 1 if name in {"consent", "thermometer"} else 4
        made = opened(connection, room(connection), plan(name, options=options))
        for number in range(people):
            cast(connection, made, SAYS[name], number=number)
        if closed:
            close(connection, made)
    return made


def here(database: Database, vote_id: str) -> str:
    with database.reading() as connection:
        return votes.vote(connection, vote_id).workshop


def at(open_page: OpenPage, page: str, database: Database, vote_id: str, view: str = RUN) -> AppTest:
    """A page that is about a vote; on the console, one view of it."""
    shown = open_page(page, Role.FACILITATOR, territory="lyon", database=database, run=False)
    shown.query_params["workshop"] = here(database, vote_id)
    if page == "facilitate":
        shown.query_params["vote"], shown.query_params["volet"] = vote_id, view
    shown.run()
    assert not shown.exception
    return shown


def told(shown: AppTest) -> str:
    """Every word of the page, those inside its charts too."""
    charts = [chart.proto.SerializeToString().decode("utf-8", "replace") for chart in shown.get("vega_lite_chart")]
    return words(shown) + " ".join(charts)
