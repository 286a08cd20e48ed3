"""What rooms keep of their votes. The answer that was promised is a decision: it is followed as every other one."""

from collections.abc import Iterable

from sqlalchemy import Connection, select, update

from db import upsert
from db.changes import note
from db.models.vote import VoteConclusionRow
from db.models.wall import SceneRow
from db.queries.staff import audit
from db.queries.votes import votes
from db.queries.workshops import decisions, workshops
from domain.staff.by import By
from domain.votes.conclusion import Conclusion, ConclusionMoved, worded
from domain.votes.errors import VoteStillOpen
from domain.votes.vote import Vote
from domain.workshops.decisions import Decision, Promise
from domain.workshops.scene import What
from domain.workshops.workshop import State


def write(connection: Connection, vote: Vote, words: str, seen: Conclusion | None, by: By) -> None:
    """Keep it, while the workshop is open. ``seen``: what the screen showed of it, None for nothing.

    Raises
    ------
    domain.votes.conclusion.ConclusionMoved, domain.votes.errors.VoteStillOpen
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    workshops.held_open(connection, vote.workshop)
    if votes.held(connection, vote.id).state is not State.CLOSED:
        raise VoteStillOpen
    kept = worded(words)
    if seen is None:
        new = upsert.insert(connection.dialect.name, VoteConclusionRow).values(vote_id=vote.id, words=kept, version=0)
        done = connection.execute(new.on_conflict_do_nothing().returning(VoteConclusionRow.vote_id)).scalar()
    else:
        here = (VoteConclusionRow.vote_id == vote.id) & (VoteConclusionRow.version == seen.version)
        again = update(VoteConclusionRow).where(here).values(words=kept, version=seen.version + 1)
        done = connection.execute(again.returning(VoteConclusionRow.vote_id)).scalar()
    if done is None:
        raise ConclusionMoved
    audit.record(connection, by, action="vote.concluded", subject=vote.id, details={})
    note(connection, f"workshop:{vote.workshop}")


def promise(connection: Connection, vote: Vote, answer: Promise, by: By) -> None:
    """Keep the promise of an answer to this vote, once: the second one is the first.

    Raises
    ------
    As ``decisions.decide``; ``domain.errors.RequestReused`` for another answer to the same vote.
    """
    decisions.decide(connection, vote.workshop, answer, by, f"answer-{vote.id}")


def of(connection: Connection, ids: Iterable[str]) -> dict[str, Conclusion]:
    """Those of these votes that have one, by vote."""
    chosen = select(VoteConclusionRow).where(VoteConclusionRow.vote_id.in_(list(ids)))
    return {row.vote_id: Conclusion(row.words, row.version) for row in connection.execute(chosen)}


def became(connection: Connection, vote: str) -> tuple[Conclusion | None, tuple[Decision, ...]]:
    """What anybody may read of what a vote led to: what the room kept, once it has seen the result; the promises."""
    made = decisions.following(connection, [vote]).get(vote, ())
    return of(connection, seen(connection, [vote])).get(vote), made


def seen(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """Those of these votes whose result the room has seen on its wall."""
    chosen = select(SceneRow.about).where(SceneRow.what == What.RESULT, SceneRow.about.in_(list(ids)))
    return frozenset(connection.execute(chosen).scalars())
