"""Writing a solution, its bricks and their useful effects: each once, changed as it was read, taken away once."""

from sqlalchemy import ColumnElement, Connection, delete, exists, select

from db.models.content import ReferenceRow, ThemeRow
from db.models.levels import BrickLevelRow
from db.models.priorities import PriorityRow
from db.models.solutions import BrickRow, SolutionRow, UsefulEffectRow
from db.queries.cooperation import actors, edits, invented, levels, proposals
from db.queries.cooperation.tags import tags
from db.queries.staff import audit
from domain.cooperation.errors import Gone, UnknownPart
from domain.cooperation.solutions import BrickWords, EffectWords, SolutionWords
from domain.priorities.priority import SEEN
from domain.staff.by import By


def keep_solution(
    connection: Connection, territory: str, id_: str, words: SolutionWords, by: By, seen: int | None = None
) -> None:
    """Write a solution of this territory, or change it. ``seen``: the revision that was read, None for a new one.

    Raises
    ------
    domain.cooperation.errors.Gone, domain.cooperation.errors.Reworded, domain.cooperation.errors.UnknownPart,
    domain.cooperation.errors.AnchorMissing, domain.errors.RequestReused
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    kept = words.checked()
    for function in kept.functions:
        _known(connection, (ReferenceRow.list == "life_functions") & (ReferenceRow.id == function))
    if kept.theme is not None:
        _known(connection, ThemeRow.id == kept.theme)
    if seen is not None:
        _inside(connection, territory, id_)
    said: dict[str, object] = {"territory_id": territory, "title": kept.title, "aim": kept.aim}
    said |= {"functions": list(kept.functions)}
    said |= {"theme_id": kept.theme, "project": kept.project, "savings": kept.savings, "balance": kept.balance}
    said |= {"shown": kept.shown, **{one.value: words for one, words in kept.evidence.items()}}
    if edits.keep(connection, SolutionRow, id_, seen, said, {"made_at": by.now}):
        _written(connection, territory, id_, "solution.worded", by)


def keep_brick(
    connection: Connection, territory: str, solution: str, id_: str, words: BrickWords, by: By, seen: int | None = None
) -> None:
    """Write a brick of a solution of this territory, or change it. ``seen``: as for a solution.

    Raises
    ------
    domain.cooperation.errors.Gone, domain.cooperation.errors.Reworded, domain.cooperation.errors.UnknownPart,
    domain.errors.RequestReused, domain.errors.WordsMissing, domain.errors.TextTooLong,
    domain.errors.ForbiddenCharacters
    """
    kept = words.checked()
    proposals.unjudged(connection, territory)
    _inside(connection, territory, solution)
    if seen is not None and _of(connection, territory, id_) != solution:
        raise Gone
    if kept.lead is not None and kept.lead not in invented.leads(connection, solution):
        _acts(connection, territory, kept.lead)
    if kept.level is not None:
        _known(connection, (ReferenceRow.list == "cooperation_levels") & (ReferenceRow.id == kept.level))
    if kept.priority is not None:
        here = (PriorityRow.territory_id == territory) & PriorityRow.status.in_(SEEN)
        _known(connection, (PriorityRow.id == kept.priority) & here)
    said: dict[str, object] = {"solution_id": solution, "title": kept.title, "actor_id": kept.lead}
    if not set(kept.tags) <= set(tags(connection)):
        raise UnknownPart
    said |= {"standing": kept.standing, "level": kept.level, "priority_id": kept.priority, "tags": list(kept.tags)}
    if edits.keep(connection, BrickRow, id_, seen, said, {"made_at": by.now}):
        levels.keep_of_brick(connection, territory, id_)
        _written(connection, territory, solution, "solution.brick_worded", by)


def keep_effect(
    connection: Connection, territory: str, brick: str, id_: str, words: EffectWords, by: By, seen: int | None = None
) -> None:
    """Write a useful effect of a brick, or change it. ``seen``: as for a solution.

    Raises
    ------
    domain.cooperation.errors.Gone, domain.cooperation.errors.Reworded, domain.errors.RequestReused,
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    kept = words.checked()
    solution = _of(connection, territory, brick)
    if solution is None or (seen is not None and _brick_of(connection, id_) != brick):
        raise Gone
    said: dict[str, object] = {"brick_id": brick, "words": kept.text, "beneficiary": kept.beneficiary}
    said |= {"funder": kept.funder, "evidence": kept.evidence, "state": kept.state}
    if edits.keep(connection, UsefulEffectRow, id_, seen, said, {"made_at": by.now}):
        _written(connection, territory, solution, "solution.effect_worded", by)


def remove_brick(connection: Connection, territory: str, brick: str, by: By) -> None:
    """Take away what was written wrongly, with its effects. Twice is as once."""
    solution = _of(connection, territory, brick)
    if solution is None:
        return
    for row in (UsefulEffectRow, BrickLevelRow):
        connection.execute(delete(row).where(row.brick_id == brick))
    if connection.execute(delete(BrickRow).where(BrickRow.id == brick)).rowcount:
        _written(connection, territory, solution, "solution.brick_removed", by)


def remove_effect(connection: Connection, territory: str, effect: str, by: By) -> None:
    """Take away one effect. Twice is as once."""
    solution = _of(connection, territory, _brick_of(connection, effect) or "")
    if solution is None:
        return
    if connection.execute(delete(UsefulEffectRow).where(UsefulEffectRow.id == effect)).rowcount:
        _written(connection, territory, solution, "solution.effect_removed", by)


def _of(connection: Connection, territory: str, brick: str) -> str | None:
    """The solution of a brick, which stays as long as this transaction; None if this territory has no such brick."""
    chosen = select(BrickRow.solution_id).join(SolutionRow, SolutionRow.id == BrickRow.solution_id)
    here = (BrickRow.id == brick) & (SolutionRow.territory_id == territory)
    return connection.execute(chosen.where(here).with_for_update(of=BrickRow)).scalar()


def _brick_of(connection: Connection, effect: str) -> str | None:
    return connection.execute(select(UsefulEffectRow.brick_id).where(UsefulEffectRow.id == effect)).scalar()


def _inside(connection: Connection, territory: str, solution: str) -> None:
    here = (SolutionRow.id == solution) & (SolutionRow.territory_id == territory)
    if connection.execute(select(SolutionRow.id).where(here)).scalar() is None:
        raise Gone


def _acts(connection: Connection, territory: str, actor: str) -> None:
    if actor not in {one.id for one in actors.actors(connection, territory)}:
        raise UnknownPart


def _known(connection: Connection, there: ColumnElement[bool]) -> None:
    if not connection.execute(select(exists().where(there))).scalar():
        raise UnknownPart


def _written(connection: Connection, territory: str, solution: str, action: str, by: By) -> None:
    audit.record(connection, by, action=action, subject=solution, territory=territory)
