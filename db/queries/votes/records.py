"""A closed vote as it is handed out, for whoever wants to count again."""

from sqlalchemy import Connection, select

from db import chain
from db.models.workshop import WorkshopRow
from db.queries.votes import results, turnout, votes
from domain.votes.record import Record


def record(connection: Connection, vote_id: str) -> Record:
    """Its anonymous ballots and its hands, from which ``formats.votes.files.write`` makes the files to hand out.

    Raises
    ------
    TooFewBallots, VoteStillOpen, VoteNotOpen
    """
    closed = votes.vote(connection, vote_id)
    ballots, raised = results.ballots(connection, closed)
    announced, seed = results.announced(connection, vote_id)
    readings = turnout.turnout(connection, closed).readings
    place = connection.execute(select(WorkshopRow.territory_id).where(WorkshopRow.id == closed.workshop)).scalar_one()
    counted = (closed.options, ballots, seed, announced, raised)
    plan, head = closed.plan, chain.head(connection, place)
    return Record(plan.question, plan.method, plan.rules, *counted, readings, head, plan.quorum)
