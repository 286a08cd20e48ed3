"""The library of local priorities: what everybody may read, what a vote asks for, and what became of each.

Proposals that nobody has read yet are in ``db.queries.priorities.ideas``. An example belongs to no territory: the
first time one is voted on somewhere, that territory gets a priority of its own, whose words residents may then change.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select, update

from db import upsert
from db.content.sync import table_of
from db.models.content import ThemeRow
from db.models.priorities import BY_A_VOTE, PriorityEventRow, PriorityRow
from db.models.vote import VoteRow
from db.queries.priorities.history import happened, held, histories
from domain.priorities.errors import UnknownPriority
from domain.priorities.priority import (
    OUTCOMES,
    SEEN,
    VOTABLE,
    Cost,
    Event,
    Happening,
    Priority,
    Proposer,
    Status,
    Votable,
    Words,
    voted,
)
from domain.staff.by import By
from domain.workshops.workshop import State


def known(connection: Connection, ids: Collection[str]) -> Mapping[str, str]:
    """The status of those of these priorities that exist; an example is nobody's."""
    chosen = select(PriorityRow.id, PriorityRow.status).where(
        PriorityRow.id.in_(ids), PriorityRow.territory_id.is_not(None)
    )
    return dict(connection.execute(chosen).all())


def kept_instead(connection: Connection, priority_id: str) -> Priority | None:
    """The priority that this one was put together with, directly or through others; None if it stands by itself."""
    into = dict(connection.execute(_MERGED).all())
    return priority(connection, _followed(into, priority_id)) if priority_id in into else None


def examples(connection: Connection, theme: str | None = None) -> tuple[Priority, ...]:
    """The examples of the files (of one theme), in their order."""
    chosen = [PriorityRow.territory_id.is_(None), *([PriorityRow.theme_id == theme] if theme else [])]
    return matching(connection, *chosen)


def library(connection: Connection, territory: str) -> tuple[Priority, ...]:
    """What everybody may read of a territory, with its history: by theme, then by title. No other order exists."""
    return matching(connection, PriorityRow.territory_id == territory, PriorityRow.status.in_(SEEN))


def priority(connection: Connection, priority_id: str) -> Priority:
    """One priority or proposal, wherever it stands.

    Raises
    ------
    domain.priorities.errors.UnknownPriority
    """
    found = matching(connection, PriorityRow.id == priority_id)
    if not found:
        raise UnknownPriority
    return found[0]


def votable(connection: Connection, territory: str) -> tuple[Votable, ...]:
    """What a vote of this territory may offer: its own priorities, then the examples."""
    here = connection.execute(select(PriorityRow.id).where(PriorityRow.territory_id == territory)).scalars()
    taken = set(here)
    own = matching(connection, PriorityRow.territory_id == territory, PriorityRow.status.in_(VOTABLE))
    free = [example for example in examples(connection) if _copy(example.id, territory) not in taken]
    return tuple(
        Votable(
            shown.id,
            shown.words.title,
            shown.words.description,
            shown.icon,
            shown.cost.amount if shown.cost else None,
            shown.cost is not None and shown.cost.yearly,
            shown.is_example,
        )
        for shown in (*own, *free)
    )


def put_to_vote(connection: Connection, territory: str, chosen: Sequence[str], vote: str, by: By) -> Mapping[str, str]:
    """Write down that ``vote`` asks about these; saying it twice changes nothing.

    Returns
    -------
    For each id of ``chosen``, the id to use from now on: an example becomes this territory's own priority.

    Raises
    ------
    domain.priorities.errors.UnknownPriority, domain.priorities.errors.WrongMoment
    """
    return {
        asked: happened(connection, _own(connection, asked, territory), Happening.PUT_TO_VOTE, by, subject=vote)
        for asked in sorted(chosen)  # in one order: two votes about the same ones never wait for each other for ever
    }


def outcome(
    connection: Connection, vote: str, retained: Collection[str], now: datetime, *, waiting: Collection[str] = ()
) -> None:
    """Write down how ``vote`` ended for every priority that was put to it; saying it twice changes nothing.

    What a later act made of it is one more line. Never refused: a priority that went on meanwhile stays there, with
    this in its history.

    Parameters
    ----------
    retained, waiting : as the plan of the vote names them; of the latter nothing is said for good yet, so only what
        was said before is corrected.
    """
    for each in _asked(connection, vote):
        names = {each, each.partition("@")[0]}
        ended = Happening.NOT_RETAINED if names.isdisjoint(retained) else Happening.RETAINED
        _, told = _votes(connection, each)
        if vote in told:
            if told[vote] is not ended:  # no subject: what has one happens once, and this may change again
                happened(connection, each, ended, By(BY_A_VOTE, now), details={"vote": vote})
        elif ended is Happening.RETAINED or names.isdisjoint(waiting):
            happened(connection, each, ended, By(BY_A_VOTE, now), subject=vote)
        else:
            continue
        follow_votes(connection, each)


def untold(connection: Connection, vote: str) -> None:
    """Leave no line of a vote that told nothing: what it asked about is where it was before."""
    for each in _asked(connection, vote):
        follow_votes(connection, each)


def _asked(connection: Connection, vote: str) -> Sequence[str]:
    """In one order, so that two votes never wait for each other for ever."""
    asked = select(PriorityEventRow.priority_id).where(
        PriorityEventRow.kind == Happening.PUT_TO_VOTE, PriorityEventRow.subject == vote
    )
    return connection.execute(asked.order_by(PriorityEventRow.priority_id)).scalars().all()


def follow_votes(connection: Connection, priority_id: str) -> None:
    """Put a priority where votes leave it, unless somebody decided further. Whoever calls writes down why."""
    if Status(held(connection, priority_id).status) not in VOTABLE:
        return
    asked, ended = _votes(connection, priority_id)
    running = select(VoteRow.id).where(VoteRow.id.in_(asked), VoteRow.state == State.OPEN)
    status = voted(asked, ended, connection.execute(running).scalars().all())
    connection.execute(update(PriorityRow).where(PriorityRow.id == priority_id).values(status=status))


def _votes(connection: Connection, priority_id: str) -> tuple[list[str], dict[str, Happening]]:
    """The votes that asked about it, in the order in which they began, and how each of them ended at last."""
    held(connection, priority_id)
    table = table_of(PriorityEventRow)
    known = connection.execute(select(table).where(table.c.priority_id == priority_id).order_by(table.c.n)).all()
    ends = {row.subject or row.details.get("vote"): Happening(row.kind) for row in known if row.kind in OUTCOMES}
    return [row.subject for row in known if row.kind == Happening.PUT_TO_VOTE], ends


def _own(connection: Connection, asked: str, territory: str) -> str:
    """The priority of ``territory`` that ``asked`` stands for: itself, or the copy of an example."""
    table = table_of(PriorityRow)
    row = connection.execute(select(table).where(table.c.id == asked)).mappings().first()
    if row is None or row["territory_id"] not in {None, territory}:
        raise UnknownPriority
    if row["territory_id"] is not None:
        return asked
    copy = _copy(asked, territory)
    values = {str(name): value for name, value in row.items()}
    own = {"id": copy, "territory_id": territory, "is_example": False, "status": Status.PROPOSED}
    new = upsert.insert(connection.dialect.name, PriorityRow).values(**(values | own))
    connection.execute(new.on_conflict_do_nothing())  # two votes may begin with it at the same time
    return copy


def _copy(example: str, territory: str) -> str:
    """The id of a territory's own copy of an example: there is at most one."""
    return f"{example}@{territory}"


_PRIORITIES = table_of(PriorityRow)
_MERGED = select(PriorityRow.id, PriorityRow.merged_into).where(PriorityRow.merged_into.is_not(None))
_BY_THEME = (
    select(_PRIORITIES, ThemeRow.icon.label("theme_icon"))
    .join(ThemeRow, ThemeRow.id == _PRIORITIES.c.theme_id)
    .order_by(ThemeRow.n, _PRIORITIES.c.position, _PRIORITIES.c.title, _PRIORITIES.c.id)
)


def matching(connection: Connection, *conditions: ColumnElement[bool]) -> tuple[Priority, ...]:
    """The priorities that meet the conditions, with their histories."""
    rows = connection.execute(_BY_THEME.where(*conditions)).all()
    own = [row.id for row in rows if not row.is_example]
    joined, lines = _joined(connection, own), histories(connection, own)
    return tuple(_seen(row, joined.get(row.id, 0), lines.get(row.id, ())) for row in rows)


def _seen(row: Row[Any], joined: int, history: Iterable[Event]) -> Priority:
    known = row.cost_low is not None
    return Priority(
        id=row.id,
        territory=row.territory_id,
        words=Words(
            row.title,
            row.description,
            row.theme_id,
            row.icon,
            tuple(row.stakes),
            tuple(row.objectives),
            tuple(row.blocks),
        ),
        icon=row.icon or row.theme_icon,
        cost=Cost(row.cost_low, row.cost_high, row.cost_kind == "a", row.cost_vote) if known else None,
        proposer=Proposer(row.proposer),
        status=Status(row.status),
        joined=joined,
        history=tuple(history),
    )


def _joined(connection: Connection, ids: Sequence[str]) -> Mapping[str, int]:
    """How many proposals were merged into each, directly or through another."""
    into = dict(connection.execute(_MERGED).all())
    kept = [_followed(into, merged) for merged in into]
    return {each: kept.count(each) for each in ids}


def _followed(into: Mapping[str, str | None], merged: str) -> str:
    while (further := into.get(merged)) is not None:
        merged = further
    return merged
