"""What became of a workshop, for whoever was there."""

from sqlalchemy import Connection

from db.queries.votes import conclusions, screens
from db.queries.workshops import decisions
from domain.workshops.became import Became, Voted


def of(connection: Connection, workshop: str) -> Became:
    """Its closed votes, as far as the room has seen what they gave, and what it decided."""
    votes = screens.ended(connection, workshop)
    kept, seen = conclusions.of(connection, votes), conclusions.seen(connection, votes)
    voted = tuple(
        Voted(screens.story(connection, vote), vote in seen, kept.get(vote) if vote in seen else None) for vote in votes
    )
    return Became(voted, decisions.of(connection, workshop))
