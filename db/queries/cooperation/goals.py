"""The goals that workshops kept: written while the room chooses, read on its wall and on the compass."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, delete, insert, select

from db.changes import note
from db.models.content import ThemeRow
from db.models.goals import KeptGoalRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.operations import content
from db.queries.staff import audit
from db.queries.workshops import workshops
from domain.cooperation.compass import Goal, GoalsMoved, checked
from domain.staff.by import By

LIST = "sdg"


def all_(connection: Connection) -> tuple[Goal, ...]:
    """The seventeen, in their order."""
    return tuple(Goal(one.id, one.fr, one.icon) for one in content.reference(connection, LIST))


def keep(connection: Connection, workshop: str, wanted: Sequence[str], seen: Sequence[str], by: By) -> None:
    """Write down what an open workshop keeps. ``seen``: what was on the screen of whoever writes. Twice is as once.

    Raises
    ------
    domain.cooperation.compass.UnknownGoal, domain.cooperation.compass.TooManyGoals,
    domain.cooperation.compass.GoalsMoved, domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    workshops.held_open(connection, workshop)
    kept = checked(wanted, [one.id for one in all_(connection)])
    now = of(connection, workshop)
    if now == kept:
        return
    if now != tuple(seen):
        raise GoalsMoved
    connection.execute(delete(KeptGoalRow).where(KeptGoalRow.workshop_id == workshop))
    if kept:
        connection.execute(insert(KeptGoalRow), [{"workshop_id": workshop, "goal": one} for one in kept])
    audit.record(connection, by, action="workshop.goals_kept", subject=workshop, details={})
    note(connection, f"workshop:{workshop}")


def of(connection: Connection, workshop: str) -> tuple[str, ...]:
    """What a workshop kept, by their ids, in the order of the list."""
    found = set(connection.execute(select(KeptGoalRow.goal).where(KeptGoalRow.workshop_id == workshop)).scalars())
    return tuple(one.id for one in all_(connection) if one.id in found)


def kept(connection: Connection, workshop: str) -> tuple[Goal, ...]:
    """The same, whole."""
    mine = of(connection, workshop)
    return tuple(one for one in all_(connection) if one.id in mine)


def of_territory(connection: Connection, territory: str, *, demonstration: bool) -> Mapping[str, Sequence[date]]:
    """The days of the workshops that kept each goal, real or invented ones; of no rehearsal."""
    here = (WorkshopRow.territory_id == territory) & WorkshopRow.rehearses.is_(None)
    chosen = (
        select(KeptGoalRow.goal, WorkshopRow.day)
        .join(WorkshopRow, WorkshopRow.id == KeptGoalRow.workshop_id)
        .join(WaveRow, WaveRow.id == WorkshopRow.wave_id)
        .where(here, WaveRow.demonstration == demonstration)
    )
    found: defaultdict[str, list[date]] = defaultdict(list)
    for row in connection.execute(chosen):
        found[row.goal].append(row.day)
    return found


def themes(connection: Connection) -> Mapping[str, Sequence[str]]:
    """The themes that serve each goal."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in connection.execute(select(ThemeRow.id, ThemeRow.sdg).order_by(ThemeRow.n)):
        for goal in row.sdg:
            found[str(goal)].append(row.id)
    return found
