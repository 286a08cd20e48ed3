"""The votes to begin with, of the project's list."""

from sqlalchemy import Connection, select

from db.models.content import ReferenceRow
from domain.votes.ready import ReadyVote
from domain.votes.worth import Worth


def ready(connection: Connection) -> tuple[ReadyVote, ...]:
    """All of them, in the order of the list."""
    chosen = select(ReferenceRow.id, ReferenceRow.fr, ReferenceRow.details).where(ReferenceRow.list == "ready_votes")
    return tuple(
        ReadyVote(
            id_,
            name,
            said["method"],
            said["question"],
            Worth(said["worth"]),
            said["decider"],
            said["answer"],
            tuple(said["priorities"]),
            said["amount"],
        )
        for id_, name, said in connection.execute(chosen.order_by(ReferenceRow.position))
    )
