"""Votes, from their preparation to their result. Each change is written with its audit row."""

import secrets
import uuid
from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from db.changes import leave_no_trace, note
from db.models.vote import VoteOptionRow, VoteResultRow, VoteRow
from db.models.workshop import WorkshopRow
from db.queries.staff import audit
from db.queries.votes import closing, plans, results, urn
from db.queries.votes import turnout as voices
from db.queries.workshops import workshops
from domain.errors import RequestReused
from domain.staff.by import By
from domain.votes.errors import (
    NothingToDraw,
    UnknownVote,
    VoteAlreadyOpen,
    VoteAmended,
    VoteClosed,
    VotedAgain,
    VoteFrozen,
    VoteNotOpen,
    VoteStillOpen,
)
from domain.votes.vote import Counted, Plan, Turnout, Vote, VoteOption
from domain.workshops.workshop import NotYetOpen, Over, State, WorkshopAway

# Built once: most pages of a vote ask for it.
_THESE = select(VoteRow).where(VoteRow.id.in_(bindparam("these", expanding=True)))


def prepare(connection: Connection, workshop_id: str, plan: Plan, *, by: By, request: str = "") -> str:
    """Prepare a vote; returns its id.

    ``request``: its id, drawn beforehand by whoever asks; asked twice, it is prepared once.

    Raises
    ------
    domain.votes.errors.UnknownMethod, domain.errors.Invalid, domain.errors.RequestReused,
    domain.workshops.workshop.Over
    """
    lettered, running = plan.lettered(), workshops.held(connection, workshop_id)
    if not connection.execute(select(VoteRow.id).where(VoteRow.id == request)).first():
        return _prepared(connection, request or uuid.uuid4().hex, workshop_id, running, lettered, by=by)
    known = vote(connection, request)
    if (known.workshop, known.plan) != (workshop_id, lettered):
        raise RequestReused
    return request


def amend(connection: Connection, vote_id: str, plan: Plan, *, by: By, seen: Plan | None = None) -> None:
    """Change what was planned (``seen``: what the screen showed of it), as long as nobody can have read it.

    Raises ``VoteFrozen`` (the vote is open, or over), ``VoteAmended``, ``domain.workshops.workshop.WorkshopAway``.
    """
    workshops.held(connection, vote(connection, vote_id).workshop)  # the workshop first, as ``open_`` does
    lettered, before = plan.lettered(), held(connection, vote_id)
    if before.state is not State.PREPARED:
        raise VoteFrozen
    if seen is not None and before.plan != seen:
        raise VoteAmended
    connection.execute(update(VoteRow).where(VoteRow.id == vote_id).values(**plans.columns(lettered)))
    connection.execute(delete(VoteOptionRow).where(VoteOptionRow.vote_id == vote_id))
    plans.write_options(connection, vote_id, lettered)
    audit.record(connection, by, action="vote.amended", subject=vote_id)
    note(connection, f"workshop:{before.workshop}")


def open_(connection: Connection, vote_id: str, *, by: By, secret_key: str, seen: Plan | None = None) -> None:
    """Open: the urn gets its keys, and tablets hear of it. ``seen``: what the screen showed of it.

    Raises
    ------
    VoteAlreadyOpen, VoteClosed, VoteAmended
    domain.workshops.workshop.NotYetOpen, domain.workshops.workshop.Over
        Nobody could vote.
    """
    running = workshops.held(connection, vote(connection, vote_id).workshop)
    prepared = held(connection, vote_id)
    if prepared.state is not State.PREPARED:
        raise VoteAlreadyOpen if prepared.state is State.OPEN else VoteClosed
    if running is not State.OPEN:
        raise NotYetOpen if running is State.PREPARED else Over
    if seen is not None and prepared.plan != seen:
        raise VoteAmended
    opened = {"state": State.OPEN, "public_key": urn.new_urn(connection, vote_id, secret_key)}
    connection.execute(update(VoteRow).where(VoteRow.id == vote_id).values(**opened))
    audit.record(connection, by, action="vote.opened", subject=vote_id)
    note(connection, f"workshop:{prepared.workshop}")


def close(connection: Connection, vote_id: str, *, by: By, secret_key: str) -> None:
    """Close, for good: open the urn, shuffle, write and count, and destroy sealed copies, keys and rights.

    Raises
    ------
    VoteNotOpen, VoteClosed
    ReadingsDiffer
        The two readings of the paper ballots do not agree yet.
    """
    wanted = vote(connection, vote_id)
    closed = update(VoteRow).where(VoteRow.id == vote_id, VoteRow.state == State.OPEN)
    present = select(WorkshopRow.people).where(WorkshopRow.id == wanted.workshop).scalar_subquery()
    values = {"state": State.CLOSED, "public_key": None, "closed_on": by.now.date(), "head_count": present}
    done = connection.execute(closed.values(**values)).rowcount
    if not done:
        raise VoteNotOpen if wanted.state is State.PREPARED else VoteClosed
    closing.empty(connection, vote(connection, vote_id), secret_key)
    audit.record(connection, by, action="vote.closed", subject=vote_id)
    note(connection, f"workshop:{wanted.workshop}")
    leave_no_trace(connection)


def again(connection: Connection, vote_id: str, choices: Sequence[VoteOption] = (), *, by: By) -> str:
    """Prepare the following round of a closed vote, same rules, same options unless others are given; returns its id.

    Raises
    ------
    VoteNotOpen, VoteStillOpen, VotedAgain
    """
    running = workshops.held(connection, vote(connection, vote_id).workshop)  # the workshop first, as ``open_`` does
    before = held(connection, vote_id)
    if before.state is not State.CLOSED:
        raise VoteNotOpen if before.state is State.PREPARED else VoteStillOpen
    if connection.execute(select(VoteRow.id).where(VoteRow.previous_id == vote_id)).first():
        raise VotedAgain
    plan = before.plan
    if choices:
        plan = Plan(**{**vars(plan), "choices": tuple(choices)})
    new = uuid.uuid4().hex
    return _prepared(connection, new, before.workshop, running, plan.lettered(), after=before, by=by)


def draw_lot(connection: Connection, vote_id: str, *, by: By) -> None:
    """Draw lots between equal options, once, with a seed that is stored and shown.

    Raises ``NothingToDraw``.
    """
    closed = vote(connection, vote_id)
    if not result(connection, vote_id).lot_due:
        raise NothingToDraw
    seed = secrets.token_hex(16)
    drawn = update(VoteResultRow).where(VoteResultRow.vote_id == vote_id, VoteResultRow.seed.is_(None))
    told = results.announcement(connection, closed, seed)
    if not connection.execute(drawn.values(seed=seed, told=told)).rowcount:
        raise NothingToDraw
    audit.record(connection, by, action="vote.drawn", subject=vote_id)
    note(connection, f"workshop:{closed.workshop}")


def vote(connection: Connection, vote_id: str) -> Vote:
    """One vote. Raises ``UnknownVote``."""
    found = by_id(connection, [vote_id]).get(vote_id)
    if found is None:
        raise UnknownVote
    return found


def by_id(connection: Connection, ids: Sequence[str]) -> dict[str, Vote]:
    """Those of these votes that there are."""
    rows = connection.execute(_THESE, {"these": list(ids)}).all()
    return {one.id: one for one in plans.seen(connection, rows)}


def held(connection: Connection, vote_id: str) -> Vote:
    """One vote, which nobody else changes before this transaction ends.

    Raises ``UnknownVote`` or ``domain.workshops.workshop.WorkshopAway``: its return was written, and stays the same.
    """
    chosen = select(VoteRow).where(VoteRow.id == vote_id).with_for_update(key_share=True)
    row = connection.execute(chosen).first()
    if row is None:
        raise UnknownVote
    if connection.execute(select(WorkshopRow.away).where(WorkshopRow.id == row.workshop_id)).scalar():
        raise WorkshopAway
    return plans.seen(connection, [row])[0]


# Built once: all devices of a room ask at once after each change.
_OF_A_WORKSHOP = select(VoteRow).where(VoteRow.workshop_id == bindparam("one")).order_by(VoteRow.position, VoteRow.id)
_IN_A_STATE = _OF_A_WORKSHOP.where(VoteRow.state == bindparam("state"))


def votes_of(connection: Connection, workshop_id: str, state: State | None = None) -> tuple[Vote, ...]:
    """The votes of a workshop, in the order of their preparation; those in one state only if it is named."""
    chosen = _OF_A_WORKSHOP if state is None else _IN_A_STATE
    return plans.seen(connection, connection.execute(chosen, {"one": workshop_id, "state": state}).all())


def hold_open(connection: Connection, workshop_id: str) -> None:
    """No ballot goes into an open urn of this workshop until this transaction ends."""
    running = select(VoteRow.id).where(VoteRow.workshop_id == workshop_id, VoteRow.state == State.OPEN)
    connection.execute(running.order_by(VoteRow.id).with_for_update(key_share=True)).all()


def turnout(connection: Connection, vote_id: str) -> Turnout:
    """Voices received beside the head count: live while the vote is open, as stored once it is closed."""
    return voices.turnout(connection, vote(connection, vote_id))


def result(connection: Connection, vote_id: str) -> Counted:
    """The result of a closed vote, as anybody may see it.

    Raises
    ------
    VoteStillOpen, VoteNotOpen
    """
    return results.counted(connection, vote(connection, vote_id))


def glimpse(connection: Connection, vote_id: str, secret_key: str) -> Counted | None:
    """What may be shown of a public vote while it is open: its first tens of ballots; None if nothing may be yet."""
    return results.glimpse(connection, vote(connection, vote_id), secret_key)


def _prepared(
    connection: Connection,
    vote_id: str,
    workshop_id: str,
    running: State,
    lettered: Plan,
    *,
    after: Vote | None = None,
    by: By,
) -> str:
    if running is State.CLOSED:
        raise Over
    others = select(func.count()).select_from(VoteRow).where(VoteRow.workshop_id == workshop_id)
    position = connection.execute(others).scalar_one() + 1
    fixed = {"id": vote_id, "workshop_id": workshop_id, "position": position, "state": State.PREPARED, "hand_voices": 0}
    rounds = {"round": after.round + 1 if after else 1, "previous_id": after.id if after else None}
    connection.execute(insert(VoteRow).values(**fixed, **rounds, **plans.columns(lettered)))
    plans.write_options(connection, vote_id, lettered)
    audit.record(connection, by, action="vote.prepared", subject=vote_id)
    note(connection, f"workshop:{workshop_id}")
    return vote_id
