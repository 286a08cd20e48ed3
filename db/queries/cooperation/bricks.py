"""The bricks that a territory shows, as a list to choose from."""

from sqlalchemy import Connection, select

from db.models.invented import InventedSolutionRow
from db.models.solutions import BrickRow, SolutionRow
from db.models.workshop import WaveRow
from domain.participation.questionnaire import Choice

ICON = "extension"


def in_wave(connection: Connection, wave: str) -> tuple[Choice, ...]:
    """Those of a wave's territory; of a demonstration, the invented ones."""
    chosen = select(WaveRow.territory_id, WaveRow.demonstration).where(WaveRow.id == wave)
    here = connection.execute(chosen).one()
    return of_territory(connection, here.territory_id, demonstration=here.demonstration)


def of_territory(connection: Connection, territory: str, *, demonstration: bool = False) -> tuple[Choice, ...]:
    """Those of the solutions that are shown, in the order in which they were written."""
    marked = select(InventedSolutionRow.solution_id)
    same = SolutionRow.id.in_(marked) if demonstration else SolutionRow.id.not_in(marked)
    chosen = (
        select(BrickRow.id, BrickRow.title)
        .join(SolutionRow, SolutionRow.id == BrickRow.solution_id)
        .where(SolutionRow.territory_id == territory, SolutionRow.shown == True, same)  # noqa: E712  SQL
        .order_by(SolutionRow.made_at, SolutionRow.id, BrickRow.made_at, BrickRow.id)
    )
    return tuple(Choice(row.id, row.title, ICON) for row in connection.execute(chosen))
