"""A house with something to show on every page, each twice: workshops, votes, ideas. Two of everything."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime

from db.engine import Database
from db.queries.evaluation import reveals
from db.queries.votes import votes
from domain.staff.by import By
from tests.ballots import cast, marks, plan
from tests.e2e.application import SECRET_KEY
from tests.e2e.room import answers, open_room

PEOPLE = 30


@dataclass(frozen=True)
class Shown:
    """The second of two workshops, and the first of its two votes: neither the newest nor the only one."""

    workshop: str
    vote: str


def fill(database: Database) -> Shown:
    """Two workshops, open, their themes on the wall; in each two votes that are closed, counted and told."""
    now, luck = datetime.now(UTC), random.Random(7)  # noqa: S311  votes to be looked at
    for label in ("Vague 1", "Vague 2"):
        room = open_room(database, label, people=PEOPLE)
        answers(database, room.id, PEOPLE)
        with database.transaction() as connection:
            reveals.reveal(connection, room.id, by=By("facilitator", now))
            both = [
                votes.prepare(connection, room.id, plan(name), by=By("facilitator", now))
                for name in ("majority", "ranking")
            ]
        for vote in both:
            with database.transaction() as connection:
                votes.open_(connection, vote, by=By("facilitator", now), secret_key=SECRET_KEY)
                for person in range(PEOPLE):
                    cast(connection, vote, marks(votes.vote(connection, vote).plan, luck), number=person)
            with database.transaction() as connection:
                votes.close(connection, vote, by=By("facilitator", now), secret_key=SECRET_KEY)
    return Shown(room.id, both[0])
