"""The vote of the children: counts beside a closed vote, a new count in the place of the former."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, insert, select

from db.changes import note
from db.models.capture import StickersRow
from db.queries.staff import audit
from db.queries.votes import votes
from db.queries.workshops import workshops
from domain.staff.by import By
from domain.votes.children import NONE, Stickers, StickersMoved, stuck
from domain.votes.errors import VoteStillOpen
from domain.votes.vote import Vote
from domain.workshops.workshop import State


def record(connection: Connection, vote: Vote, counts: Mapping[str, int], seen: Stickers, by: By) -> None:
    """Keep the stickers on each proposal, while the workshop is open; none at all takes it back. Twice is as once.

    ``seen``: what had been counted on the screen of whoever counts.

    Raises
    ------
    domain.votes.children.StickersMoved, domain.votes.children.TooManyStickers, domain.votes.errors.UnknownOption
    domain.votes.errors.VoteStillOpen
        What children stuck is not told to adults who vote.
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
    """
    workshops.held_open(connection, vote.workshop)
    here = votes.held(connection, vote.id)
    if here.state is not State.CLOSED:
        raise VoteStillOpen
    kept, before = stuck(counts, here.options), of(connection, [vote.id]).get(vote.id, NONE)
    if kept == before:
        return
    if before != seen:
        raise StickersMoved
    connection.execute(delete(StickersRow).where(StickersRow.vote_id == vote.id))
    for option, n in kept.counts:
        connection.execute(insert(StickersRow).values(vote_id=vote.id, option_id=option, n=n))
    details = {"stickers": dict(kept.counts)}
    audit.record(connection, by, action="vote.stickers_counted", subject=vote.id, details=details)
    note(connection, f"workshop:{vote.workshop}")


def of(connection: Connection, ids: Iterable[str]) -> dict[str, Stickers]:
    """Those of these votes, by vote, that have some."""
    chosen = select(StickersRow).where(StickersRow.vote_id.in_(list(ids))).order_by(StickersRow.option_id)
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in connection.execute(chosen):
        found[row.vote_id].append((row.option_id, row.n))
    return {vote: Stickers(tuple(counts)) for vote, counts in found.items()}
