"""Votes as screens tell them, and the one that is on a workshop's wall."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from db.changes import note
from db.models.vote import VoteRow
from db.models.wall import WallRow
from db.models.workshop import WorkshopRow
from db.queries import audit, objections, votes
from domain.votes.errors import VoteStillOpen
from domain.votes.story import Story
from domain.votes.vote import Vote
from domain.workshops import State


def show(connection: Connection, vote: Vote) -> None:
    """Put a vote on the wall of its workshop: its question and who has voted, no result."""
    _put(connection, vote, revealed=False)


def reveal(connection: Connection, vote: Vote, *, by: str | None, now: datetime) -> None:
    """Put its result on the wall.

    Raises
    ------
    VoteStillOpen
    """
    if vote.state is not State.CLOSED:
        raise VoteStillOpen
    _put(connection, vote, revealed=True)
    audit.record(connection, now=now, staff_id=by, action="vote.revealed", subject=vote.id, details={})


def clear(connection: Connection, workshop_id: str) -> None:
    """Give the wall back to the workshop."""
    connection.execute(delete(WallRow).where(WallRow.workshop_id == workshop_id))
    note(connection, f"workshop:{workshop_id}")


def shown(connection: Connection, workshop_id: str) -> tuple[str | None, bool]:
    """The id of the vote on the wall, None if there is none, and whether its result is revealed."""
    row = connection.execute(select(WallRow).where(WallRow.workshop_id == workshop_id)).first()
    return (None, False) if row is None else (row.vote_id, row.revealed)


def on_wall(connection: Connection, workshop_id: str, secret_key: str) -> Story | None:
    """What the wall tells of its vote: its result once revealed, the glimpses of a public one; None without a vote."""
    vote_id, revealed = shown(connection, workshop_id)
    if vote_id is None:
        return None
    if revealed:
        return story(connection, vote_id)
    glimpse = votes.glimpse(connection, vote_id, secret_key)
    return Story(votes.vote(connection, vote_id), votes.turnout(connection, vote_id), glimpse)


def story(connection: Connection, vote_id: str) -> Story:
    """A closed vote with its result, and its former rounds.

    Raises
    ------
    VoteStillOpen, VoteNotOpen
    """
    vote = votes.vote(connection, vote_id)
    before = None if vote.previous is None else story(connection, vote.previous)
    settled = {
        choice.id: tuple(o.status for o in objections.objections(connection, vote_id) if o.option == choice.id)
        for choice in vote.plan.choices
    }
    return Story(vote, votes.turnout(connection, vote_id), votes.result(connection, vote_id), before, settled)


def closed(connection: Connection, territories: frozenset[str] | None = None) -> tuple[tuple[str, Vote], ...]:
    """Closed votes of some territories (of all, if None), the latest workshop first: its title, and the vote."""
    chosen = (
        select(WorkshopRow.title, VoteRow.id)
        .join(WorkshopRow, WorkshopRow.id == VoteRow.workshop_id)
        .where(VoteRow.state == State.CLOSED)
    )
    if territories is not None:
        chosen = chosen.where(WorkshopRow.territory_id.in_(sorted(territories)))
    rows = connection.execute(chosen.order_by(WorkshopRow.day.desc(), WorkshopRow.code, VoteRow.position.desc()))
    return tuple((title, votes.vote(connection, vote_id)) for title, vote_id in rows.all())


def _put(connection: Connection, vote: Vote, *, revealed: bool) -> None:
    connection.execute(delete(WallRow).where(WallRow.workshop_id == vote.workshop))
    row = insert(WallRow).values(workshop_id=vote.workshop, vote_id=vote.id, revealed=revealed)
    connection.execute(row)
    note(connection, f"workshop:{vote.workshop}")
