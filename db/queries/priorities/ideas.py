"""Proposals before everybody may read them: made on a tablet or written down by staff, then read by somebody.

Nothing here points at a visit, a response or a device. A merged proposal keeps its words and its history, and points
at the one that was kept.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from db import upsert
from db.models.content import ThemeRow
from db.models.priorities import PriorityRow
from db.models.workshop import WorkshopRow
from db.queries.operations import throttle
from db.queries.priorities.history import happened, held, unchanged, write_down
from db.queries.priorities.library import matching, priority
from db.queries.workshops import devices
from domain.errors import RequestReused
from domain.priorities.errors import UnknownPriority, UnknownTheme, WrongMoment
from domain.priorities.idea import Idea
from domain.priorities.priority import SEEN, Cost, Happening, NothingSaid, Priority, Proposer, Status, Words, worded
from domain.staff.by import By
from domain.workshops.admission import Kind
from domain.workshops.errors import WorkshopClosed
from domain.workshops.workshop import State

MOST_IDEAS = {Kind.PHONE: 10, Kind.TABLET: 100}  # an hour, from one device: more than people write
HOUR = 60  # minutes


def from_a_tablet(connection: Connection, idea_id: str, device_id: str, words: Words, by: By) -> None:
    """Keep what a resident proposed. Where it is, and the day: nothing else is known about who wrote it.

    Raises
    ------
    domain.workshops.admission.DeviceUnknown, domain.workshops.admission.DeviceRevoked,
    domain.workshops.admission.NotAdmitted
    domain.workshops.errors.WorkshopClosed, domain.priorities.errors.UnknownTheme, domain.errors.Invalid,
    domain.errors.RequestReused,
    domain.errors.TooManyTries
    """
    device = devices.admitted(connection, device_id)
    where = select(WorkshopRow.territory_id, WorkshopRow.state).where(WorkshopRow.id == device.workshop)
    workshop = connection.execute(where).one()
    idea = Idea(idea_id, workshop.territory_id, words, Proposer.RESIDENT, device.workshop)
    if _here(connection, idea):
        return
    if workshop.state != State.OPEN:
        raise WorkshopClosed
    bucket = f"ideas:{device.id}"
    throttle.check(connection, bucket, now=by.now, most=MOST_IDEAS[device.kind], minutes=HOUR)
    propose(connection, idea, by)
    throttle.fail(connection, bucket, now=by.now, minutes=HOUR)


def propose(connection: Connection, idea: Idea, by: By) -> None:
    """Keep a proposal, for somebody to read. Saying it twice changes nothing.

    Raises
    ------
    domain.priorities.errors.UnknownTheme, domain.errors.Invalid, domain.errors.RequestReused
    """
    values = _values(idea, worded(idea.words))
    if connection.execute(select(ThemeRow.id).where(ThemeRow.id == idea.words.theme)).first() is None:
        raise UnknownTheme
    new = upsert.insert(connection.dialect.name, PriorityRow).values(**values).on_conflict_do_nothing()
    if connection.execute(new.returning(PriorityRow.id)).scalar() is None:
        _here(connection, idea)
        return
    write_down(connection, idea.id, Happening.PROPOSED, by)


def said(connection: Connection, idea: Idea, by: By) -> None:
    """Keep what somebody said aloud to staff, who read it through at once. Saying it twice changes nothing.

    Raises as ``propose`` does.
    """
    propose(connection, idea, by)
    if held(connection, idea.id).status == Status.WAITING:
        publish(connection, idea.id, by)


def waiting(connection: Connection, territories: Iterable[str] | None = None) -> tuple[Priority, ...]:
    """The proposals that nobody has read yet in some territories (in all, if None); of no rehearsal."""
    rehearsals = select(WorkshopRow.id).where(WorkshopRow.rehearses.is_not(None))
    elsewhere = PriorityRow.workshop_id.is_(None) | PriorityRow.workshop_id.not_in(rehearsals)
    chosen = [PriorityRow.status == Status.WAITING, elsewhere]
    if territories is not None:
        chosen.append(PriorityRow.territory_id.in_(sorted(territories)))
    return matching(connection, *chosen)


def publish(connection: Connection, idea_id: str, by: By) -> None:
    """Let everybody read it. Raises ``UnknownPriority``, ``WrongMoment`` (``domain.priorities.errors``)."""
    happened(connection, idea_id, Happening.PUBLISHED, by)


def correct(connection: Connection, idea_id: str, words: Words, cost: Cost | None, by: By) -> None:
    """Correct the words, or say where it belongs and what it costs. What was written first stays in the history.

    Raises
    ------
    domain.priorities.errors.UnknownPriority, domain.priorities.errors.WrongMoment,
    domain.priorities.errors.UnknownTheme, domain.errors.Invalid
    """
    held(connection, idea_id)
    before, kept = priority(connection, idea_id), worded(words)
    if (before.words, before.cost) == (kept, cost):
        return
    former = {"title": before.words.title, "description": before.words.description}
    reworded = former != {"title": kept.title, "description": kept.description}
    changes = _tagged(kept) | _costing(cost)
    happened(connection, idea_id, Happening.CORRECTED, by, details=former if reworded else None, changes=changes)


def read_through(connection: Connection, shown: Priority, words: Words, cost: Cost | None, by: By) -> None:
    """Correct it and, if it was waiting for that, let everybody read it. ``shown``: as the screen showed it.

    Raises as ``correct`` does; ``domain.priorities.errors.WrongMoment`` if something happened to it since.
    """
    unchanged(connection, shown)
    correct(connection, shown.id, words, cost, by)
    if shown.status is Status.WAITING:
        publish(connection, shown.id, by)


def set_aside(connection: Connection, shown: Priority, kind: Happening, told: str, by: By) -> None:
    """Merge it into the one that ``told`` names, or refuse it because of what ``told`` says.

    Raises
    ------
    domain.priorities.errors.WrongMoment
        Something happened to it since the screen showed it (``shown``).
    domain.priorities.priority.NothingSaid
        It is to be merged into none.
    """
    unchanged(connection, shown)
    if kind is not Happening.MERGED:
        refuse(connection, shown.id, told, by)
    elif told:
        merge(connection, shown.id, told, by)
    else:
        raise NothingSaid


def refuse(connection: Connection, idea_id: str, why: str, by: By) -> None:
    """Never show it, and say why. Raises ``UnknownPriority``, ``WrongMoment``, ``ReasonMissing`` (domain.errors)."""
    happened(connection, idea_id, Happening.REFUSED, by, details={"why": why})


def merge(connection: Connection, idea_id: str, into: str, by: By) -> None:
    """Say that it is the same as another, which everybody may read: from now on there is only that one.

    Raises
    ------
    domain.priorities.errors.UnknownPriority, domain.priorities.errors.WrongMoment
    """
    # In one order whatever is merged into what: two people merging the same two never wait for each other for ever.
    rows = {each: held(connection, each) for each in sorted({idea_id, into})}
    if rows[idea_id].territory_id != rows[into].territory_id:
        raise UnknownPriority
    if idea_id == into or rows[into].status not in SEEN:
        raise WrongMoment
    happened(connection, idea_id, Happening.MERGED, by, subject=into, changes={"merged_into": into})
    happened(connection, into, Happening.JOINED, by, subject=idea_id)


def _here(connection: Connection, idea: Idea) -> bool:
    """Whether this very proposal was kept before.

    Raises
    ------
    domain.errors.RequestReused
        If its identifier was used elsewhere.
    """
    where = select(PriorityRow.territory_id, PriorityRow.workshop_id).where(PriorityRow.id == idea.id)
    row = connection.execute(where).first()
    if row is not None and tuple(row) != (idea.territory, idea.workshop):
        raise RequestReused
    return row is not None


def _values(idea: Idea, words: Words) -> dict[str, object]:
    return {
        "id": idea.id,
        "position": 0,
        "territory_id": idea.territory,
        "workshop_id": idea.workshop,
        "basis": "",
        "is_example": False,
        "proposer": idea.proposer,
        "status": Status.WAITING,
        **_tagged(words),
        **_costing(idea.cost),
    }


def _tagged(words: Words) -> dict[str, object]:
    return {
        "theme_id": words.theme,
        "title": words.title,
        "description": words.description,
        "icon": words.icon,
        "stakes": list(words.stakes),
        "objectives": list(words.objectives),
        "blocks": list(words.blocks),
    }


def _costing(cost: Cost | None) -> dict[str, object]:
    return {
        "cost_low": cost and cost.low,
        "cost_high": cost and cost.high,
        "cost_kind": "a" if cost and cost.yearly else "i",
        "cost_vote": cost and cost.chosen,
    }
