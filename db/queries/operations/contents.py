"""What may be changed on the page of contents, beside what the files say of it."""

from sqlalchemy import Connection, select

from db.content.sync import table_of
from db.models.content import TerritoryRow
from db.queries.operations import content, edited
from domain.operations.contents import CurrentHelpLine, Promised, TerritoryPromise


def lines(connection: Connection) -> tuple[CurrentHelpLine, ...]:
    """Every help line as it stands, hidden ones too."""
    return edited.help_lines(connection, content.reference(connection, "help_lines"))


def promised(connection: Connection, territory: str) -> Promised:
    """What residents of a territory read of who keeps their answers, what the files say, and what was said before.

    Raises
    ------
    domain.errors.NotFound
        If there is none of that id.
    """
    here, table = content.territory(connection, territory), table_of(TerritoryRow)
    row = connection.execute(select(table).where(table.c.id == territory)).one()
    said, shipped = TerritoryPromise(here.controller, here.contact), TerritoryPromise(row.controller, row.contact)
    return Promised(said, shipped, edited.promises(connection).get(territory, ()))
