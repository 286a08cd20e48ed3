"""Rights to vote: one row, one ballot. Only a vote that is open (or, for slips, prepared) gives any out."""

import hashlib
import hmac
import uuid
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from db.models.vote import VoteRow, VotingRightRow
from db.queries import audit, votes
from db.upsert import insert as upsert
from domain.votes.errors import RightUsed, UnknownSlip, VoteClosed
from domain.votes.vote import Channel, Vote
from domain.workshops import State, draw_code, normal_code

MOST_FREE = 300  # unused rights of tablets in one vote: sixty tablets with a stock of five


def issue(connection: Connection, vote: Vote, n: int) -> tuple[str, ...]:
    """``n`` rights for a tablet's stock; fewer if too many lie unused, none if this vote is not for tablets.

    Raises
    ------
    VoteClosed
    """
    if Channel.TABLET not in vote.plan.channels:
        return ()
    _hold(connection, vote)
    free = select(func.count()).where(VotingRightRow.vote_id == vote.id, VotingRightRow.used == False)  # noqa: E712  SQL
    idle = connection.execute(free.where(VotingRightRow.channel == Channel.TABLET)).scalar_one()
    rights = tuple(uuid.uuid4().hex for _ in range(min(n, MOST_FREE - idle)))
    if not rights:
        return ()
    rows = [{"id": right, "vote_id": vote.id, "channel": Channel.TABLET, "used": False} for right in rights]
    connection.execute(insert(VotingRightRow), rows)
    return rights


def of_phone(connection: Connection, vote: Vote, device: str, secret_key: str) -> tuple[str, ...]:
    """The one right of a phone, the same however often it asks; none if it is used, or phones do not vote here.

    ``device``: a random text that the phone keeps to itself. What is stored of it differs for every vote.

    Raises
    ------
    VoteClosed
    """
    if Channel.PHONE not in vote.plan.channels:
        return ()
    _hold(connection, vote)
    right = _keyed(secret_key, f"phone:{vote.id}:{device}")
    row = {"id": right, "vote_id": vote.id, "channel": Channel.PHONE, "used": False}
    connection.execute(upsert(connection.dialect.name, VotingRightRow).values(**row).on_conflict_do_nothing())
    used = connection.execute(select(VotingRightRow.used).where(VotingRightRow.id == right)).scalar_one()
    return () if used else (right,)


def slips(
    connection: Connection, vote_id: str, n: int, secret_key: str, *, by: str | None, now: datetime
) -> tuple[str, ...]:
    """``n`` new codes to print, shown this once: only their keyed hashes are kept.

    Raises
    ------
    VoteClosed, ChannelNotDeclared
    """
    vote = votes.vote(connection, vote_id)
    vote.takes(Channel.SLIP)
    _hold(connection, vote, State.PREPARED, State.OPEN)
    codes: set[str] = set()
    while len(codes) < n:
        code = draw_code()
        row = {"id": _slip(secret_key, vote_id, code), "vote_id": vote_id, "channel": Channel.SLIP, "used": False}
        new = upsert(connection.dialect.name, VotingRightRow).values(**row)
        if connection.execute(new.on_conflict_do_nothing().returning(VotingRightRow.id)).first():
            codes.add(code)
    audit.record(connection, now=now, staff_id=by, action="vote.slips", subject=vote_id, details={"n": n})
    return tuple(sorted(codes))


def redeem(connection: Connection, workshop_id: str, typed: str, secret_key: str) -> tuple[str, str]:
    """The vote and the right of a slip, for the open votes of one workshop.

    Raises
    ------
    UnknownSlip, RightUsed
    """
    code = normal_code(typed)
    opened = connection.execute(
        select(VoteRow.id).where(VoteRow.workshop_id == workshop_id, VoteRow.state == State.OPEN)
    ).scalars()
    rights = [_slip(secret_key, vote_id, code) for vote_id in opened]
    row = connection.execute(select(VotingRightRow).where(VotingRightRow.id.in_(rights))).first()
    if row is None:
        raise UnknownSlip
    if row.used:
        raise RightUsed
    return row.vote_id, row.id


def _hold(connection: Connection, vote: Vote, *states: State) -> None:
    """Keep the vote open (or in one of ``states``) until this transaction ends."""
    held = select(VoteRow.state).where(VoteRow.id == vote.id).with_for_update(read=True)
    if connection.execute(held).scalar() not in (states or (State.OPEN,)):
        raise VoteClosed


def _slip(secret_key: str, vote_id: str, code: str) -> str:
    return _keyed(secret_key, f"slip:{vote_id}:{code}")


def _keyed(secret_key: str, what: str) -> str:
    return hmac.new(secret_key.encode(), what.encode(), hashlib.sha256).hexdigest()
