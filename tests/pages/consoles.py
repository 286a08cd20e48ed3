"""The console of one workshop among several, as its facilitator finds it."""

from streamlit.testing.v1 import AppTest

from db.engine import Database
from domain.staff.roles import Role
from tests import programmes
from tests.pages.conftest import OpenPage


def opened(database: Database, label: str, steps: tuple[str, ...]) -> str:
    """An open workshop with these steps: its id."""
    with database.transaction() as connection:
        return programmes.opened(connection, label, steps)


def console(open_page: OpenPage, database: Database, workshop: str) -> AppTest:
    """Its page, loaded anew."""
    page = open_page("facilitate", Role.FACILITATOR, territory="lyon", database=database, run=False)
    page.query_params["workshop"] = workshop
    return page.run()
