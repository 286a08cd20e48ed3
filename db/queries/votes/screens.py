"""Votes as screens tell them, and the one that is on a workshop's wall."""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, delete, func, select

from db.changes import note
from db.models.vote import TurnoutRow, VoteRow
from db.models.wall import WallRow
from db.models.workshop import WorkshopRow
from db.queries.staff import audit
from db.queries.votes import endings, results, turnout, votes
from db.queries.workshops import scenes
from domain.staff.by import By
from domain.votes.errors import NotOnTheWall, VoteStillOpen
from domain.votes.past import Past
from domain.votes.story import Story, VoteStanding
from domain.votes.vote import Vote
from domain.workshops.scene import Put
from domain.workshops.workshop import State


def show(connection: Connection, vote: Vote, *, by: By) -> None:
    """Put a vote on the wall of its workshop: its question and who has voted, no result."""
    _put(connection, vote, by.now, revealed=False)
    audit.record(connection, by, action="vote.shown", subject=vote.id)


def reveal(connection: Connection, vote: Vote, *, by: By) -> None:
    """Put its result on the wall.

    Raises
    ------
    VoteStillOpen
    """
    if vote.state is not State.CLOSED:
        raise VoteStillOpen
    _put(connection, vote, by.now, revealed=True)
    audit.record(connection, by, action="vote.revealed", subject=vote.id, details={})


def clear(connection: Connection, vote: Vote, *, by: By) -> None:
    """Give the wall back to the workshop.

    Raises
    ------
    NotOnTheWall
        It is not this vote that the wall shows.
    """
    mine = delete(WallRow).where(WallRow.workshop_id == vote.workshop, WallRow.vote_id == vote.id)
    if not connection.execute(mine).rowcount:
        raise NotOnTheWall
    audit.record(connection, by, action="workshop.wall_given_back", subject=vote.workshop)
    scenes.keep(connection, vote.workshop, by.now)
    note(connection, f"workshop:{vote.workshop}")


def on_wall(connection: Connection, workshop_id: str, secret_key: str) -> Story | None:
    """What the wall tells of its vote: its result once revealed, the glimpses of a public one; None without a vote."""
    vote_id, revealed = scenes.vote(connection, workshop_id)
    if vote_id is None:
        return None
    if revealed:
        return story(connection, vote_id)
    glimpse = votes.glimpse(connection, vote_id, secret_key)
    vote = votes.vote(connection, vote_id)
    return Story(vote, turnout.turnout(connection, vote), glimpse)


def standing(connection: Connection, vote: Vote, running: State) -> VoteStanding:
    """What a console needs to know beside the vote. ``running``: where its workshop stands."""
    on_the_wall, revealed = scenes.vote(connection, vote.workshop)
    told = story(connection, vote.id) if vote.state is State.CLOSED else None
    return VoteStanding(running, on_the_wall == vote.id, revealed, told)


def story(connection: Connection, vote_id: str) -> Story:
    """A closed vote with its result, its former rounds and the one that follows.

    Raises
    ------
    VoteStillOpen, VoteNotOpen
    """
    vote = votes.vote(connection, vote_id)
    before = None if vote.previous is None else story(connection, vote.previous)
    settled = endings.of_objections(connection, vote)
    following = connection.execute(select(VoteRow.id).where(VoteRow.previous_id == vote_id)).scalar()
    after = None if following is None else votes.vote(connection, following)
    counted = results.counted(connection, vote)
    return Story(vote, counted.turnout, counted, before, settled, after)


def ended(connection: Connection, workshop_id: str) -> tuple[str, ...]:
    """The closed votes of a workshop, in order, by their ids."""
    return tuple(one.id for one in votes.votes_of(connection, workshop_id, State.CLOSED))


def closed(connection: Connection, territories: frozenset[str] | None = None) -> tuple[Past, ...]:
    """Closed votes of some territories (of all, if None): the latest workshop first, in it the latest vote first.

    Those of rehearsals are in no list.
    """
    chosen = _closed()
    if territories is not None:
        chosen = chosen.where(WorkshopRow.territory_id.in_(sorted(territories)))
    rows = connection.execute(chosen).all()
    known = votes.by_id(connection, [row.id for row in rows])
    return tuple(Past(known[vote], *said) for vote, *said in rows)


@cache
def _closed() -> Select[*tuple[Any, ...]]:
    """Built once: every look at a theme asks for it."""
    voices = select(func.coalesce(func.sum(TurnoutRow.received), 0)).where(TurnoutRow.vote_id == VoteRow.id)
    latest = (WorkshopRow.day.desc(), WorkshopRow.prepared_at.desc().nulls_last(), WorkshopRow.code)
    return (
        select(VoteRow.id, WorkshopRow.title, WorkshopRow.day, voices.scalar_subquery())
        .join(WorkshopRow, WorkshopRow.id == VoteRow.workshop_id)
        .where(VoteRow.state == State.CLOSED, WorkshopRow.rehearses.is_(None))
        .order_by(*latest, VoteRow.position.desc(), VoteRow.id)
    )


def _put(connection: Connection, vote: Vote, now: datetime, *, revealed: bool) -> None:
    scenes.hang(connection, vote.workshop, Put(vote.id, result=revealed))
    scenes.keep(connection, vote.workshop, now)
    note(connection, f"workshop:{vote.workshop}")
