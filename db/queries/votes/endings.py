"""How a closed vote ended for the priorities it asked about: what its wall tells, written down once it stands."""

from datetime import datetime

from sqlalchemy import Connection, select

from db.models.vote import ObjectionRow
from db.queries.priorities import library
from db.queries.votes import votes
from domain.votes.objections import Status
from domain.votes.result import VoteResult
from domain.votes.story import ended
from domain.votes.vote import Vote
from domain.workshops.workshop import State


def of_objections(connection: Connection, vote: Vote) -> dict[str, tuple[Status, ...]]:
    """What became of the objections to each proposal."""
    known = select(ObjectionRow.option_id, ObjectionRow.status).where(ObjectionRow.vote_id == vote.id)
    rows = connection.execute(known).all()
    return {
        choice.id: tuple(Status(row.status) for row in rows if row.option_id == choice.id)
        for choice in vote.plan.choices
    }


def write(connection: Connection, vote_id: str, now: datetime) -> None:
    """Write it down, or what has changed of it since; nothing while it does not stand.

    Of a vote of which only the turnout is public, nothing is written: a line would tell what its ballots said.
    """
    vote = votes.held(connection, vote_id)  # two objections that are settled at the same time see each other
    if vote.state is not State.CLOSED:
        return
    counted = votes.result(connection, vote_id)
    if not isinstance(counted.outcome, VoteResult):
        library.untold(connection, vote_id)
    elif not counted.lot_due:
        options = ended(counted.outcome, vote.options, of_objections(connection, vote))
        asked = [(str(choice.priority), options[choice.id]) for choice in vote.plan.choices if choice.priority]
        retained, waiting = ({each for each, kept in asked if kept is said} for said in (True, None))
        library.outcome(connection, vote_id, retained, now, waiting=waiting)
