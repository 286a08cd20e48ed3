"""Solutions of a territory, with their bricks and useful effects, as they are read."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Row, select

from db.content.sync import table_of
from db.models.content import ActorRow
from db.models.priorities import PriorityRow
from db.models.solutions import BrickRow, SolutionRow, UsefulEffectRow
from db.queries.cooperation.tags import tags
from db.queries.operations import content
from domain.cooperation.errors import Gone
from domain.cooperation.solutions import (
    Anchor,
    Beneficiary,
    Brick,
    BrickWords,
    Effect,
    EffectWords,
    Funder,
    Lists,
    Solution,
    SolutionWords,
    Standing,
    State,
)

_SOLUTION, _BRICK, _EFFECT = table_of(SolutionRow), table_of(BrickRow), table_of(UsefulEffectRow)


def of_territory(connection: Connection, territory: str, *, drafts: bool) -> tuple[Solution, ...]:
    """Those of a territory, in the order in which they were written. ``drafts``: those too that are not yet shown."""
    chosen = select(_SOLUTION).where(_SOLUTION.c.territory_id == territory)
    if not drafts:
        chosen = chosen.where(_SOLUTION.c.shown == True)  # noqa: E712  SQL
    rows = connection.execute(chosen.order_by(_SOLUTION.c.made_at, _SOLUTION.c.id)).all()
    made = _bricks(connection, [row.id for row in rows])
    return tuple(_solution(row, made[row.id]) for row in rows)


def solution(connection: Connection, id_: str) -> Solution:
    """One of them.

    Raises
    ------
    domain.cooperation.errors.Gone
    """
    row = connection.execute(select(_SOLUTION).where(_SOLUTION.c.id == id_)).first()
    if row is None:
        raise Gone
    return _solution(row, _bricks(connection, [id_])[id_])


def lists(connection: Connection) -> Lists:
    """The project's lists that solutions are told with."""
    functions, levels = (content.facts(connection, name) for name in ("life_functions", "cooperation_levels"))
    themes = {theme.id: theme.fr for theme in content.themes(connection)}
    return Lists(functions, themes, levels, content.meanings(connection), tags(connection))


def _bricks(connection: Connection, solutions: list[str]) -> dict[str, list[Brick]]:
    chosen = (
        select(_BRICK, ActorRow.name.label("lead"), PriorityRow.title.label("priority"))
        .outerjoin(ActorRow, ActorRow.id == _BRICK.c.actor_id)
        .outerjoin(PriorityRow, PriorityRow.id == _BRICK.c.priority_id)
        .where(_BRICK.c.solution_id.in_(solutions))
        .order_by(_BRICK.c.made_at, _BRICK.c.id)
    )
    rows = connection.execute(chosen).all()
    effects = _effects(connection, [row.id for row in rows])
    made: dict[str, list[Brick]] = defaultdict(list)
    for row in rows:
        words = BrickWords(row.title, row.actor_id, Standing(row.standing), row.level, row.priority_id, tuple(row.tags))
        brick = Brick(row.id, row.revision, words, row.lead or "", row.priority or "", tuple(effects[row.id]))
        made[row.solution_id].append(brick)
    return made


def _effects(connection: Connection, bricks: list[str]) -> dict[str, list[Effect]]:
    made: dict[str, list[Effect]] = defaultdict(list)
    chosen = select(_EFFECT).where(_EFFECT.c.brick_id.in_(bricks)).order_by(_EFFECT.c.made_at, _EFFECT.c.id)
    for row in connection.execute(chosen):
        funder = Funder(row.funder) if row.funder else None
        words = EffectWords(row.words, Beneficiary(row.beneficiary), funder, row.evidence, State(row.state))
        made[row.brick_id].append(Effect(row.id, row.revision, words))
    return made


def _solution(row: Row[Any], bricks: list[Brick]) -> Solution:
    anchor = Anchor.PROJECT if row.theme_id is None else Anchor.THEME
    about = row.title, row.aim, tuple(row.functions), anchor, row.theme_id, row.project
    words = SolutionWords(*about, row.savings, row.balance, row.shown, row.diffusion, row.practices, row.relations)
    return Solution(row.id, row.territory_id, row.revision, words, tuple(bricks))
