"""Waves in the order in which a territory had them: what was said in one stands in those that follow."""

from sqlalchemy import Connection, select

from db.content.sync import table_of
from db.models.workshop import WaveRow
from db.queries.evaluation import order
from domain.evaluation.waves import History

_WAVE = table_of(WaveRow)


def until(connection: Connection, wave: str) -> History:
    """A wave and those before it in its territory: real ones, or invented ones if it is."""
    territory, known = _alike(connection, wave)
    return History(territory, known[: known.index(wave) + 1])


def since(connection: Connection, wave: str) -> tuple[str, ...]:
    """A wave and those after it in its territory, in their order."""
    _, known = _alike(connection, wave)
    return known[known.index(wave) :]


def _alike(connection: Connection, wave: str) -> tuple[str, tuple[str, ...]]:
    """Its territory, and all its waves that are real, or invented, as it is."""
    this = connection.execute(select(_WAVE).where(_WAVE.c.id == wave)).one()
    alike = (_WAVE.c.territory_id == this.territory_id) & (_WAVE.c.demonstration == this.demonstration)
    alike &= _WAVE.c.rehearsal == this.rehearsal
    chosen = select(_WAVE.c.id).where(alike).order_by(*order.in_time())
    return this.territory_id, tuple(connection.execute(chosen).scalars())


def before(connection: Connection, wave: str) -> str:
    """The label of the wave just before; empty for the first."""
    found = until(connection, wave).before
    return str(connection.execute(select(_WAVE.c.label).where(_WAVE.c.id == found)).scalar() or "")
