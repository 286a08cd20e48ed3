"""Rights to vote: one row, one ballot. Only a vote that is open (or, for slips, prepared) gives any out."""

import hashlib
import hmac
import uuid
from collections.abc import Collection

from sqlalchemy import Connection, insert, select, update

from db.changes import note
from db.models.admission import DeviceRow
from db.models.vote import VoteRow, VotingRightRow
from db.queries.staff import audit
from db.queries.votes import votes
from db.upsert import insert as upsert
from domain.staff.by import By
from domain.votes.errors import RightUsed, UnknownSlip, VoteClosed
from domain.votes.vote import Channel, Vote
from domain.workshops.admission import Device, Kind
from domain.workshops.workshop import State, draw_code, normal_code

SLIP_LENGTH = 9  # characters: 31⁹, see tests/unit/test_guessing.py
STOCK = 5  # rights that a shared tablet keeps for each vote, so that people can follow one another without network


def of_device(connection: Connection, vote: Vote, device: Device) -> tuple[str, ...]:
    """The unused rights of a device in one vote, always the same ones; what is missing is made up, never more.

    A shared tablet has ``STOCK`` of them, a phone one for each of its people, used ones included. None for a device
    that is not admitted, or if devices of its kind do not vote here.

    Raises
    ------
    VoteClosed
    """
    channel = Channel.TABLET if device.kind is Kind.TABLET else Channel.PHONE
    if not device.admitted or channel not in vote.plan.channels:
        return ()
    _hold(connection, vote)
    connection.execute(select(DeviceRow.id).where(DeviceRow.id == device.id).with_for_update(key_share=True))
    mine = select(VotingRightRow.id, VotingRightRow.used).where(
        VotingRightRow.vote_id == vote.id, VotingRightRow.device_id == device.id
    )
    had = connection.execute(mine).all()
    unused = [row.id for row in had if not row.used]
    lacking = STOCK - len(unused) if device.kind is Kind.TABLET else device.places - len(had)
    new = [uuid.uuid4().hex for _ in range(lacking)]
    if new:
        row = {"vote_id": vote.id, "channel": channel, "used": False, "device_id": device.id, "waits": False}
        connection.execute(insert(VotingRightRow), [{"id": right, **row} for right in new])
    return tuple(unused + new)


def wait(connection: Connection, right: str) -> None:
    """Write down that the ballot of this right came when as many had voted as are present."""
    waits = update(VotingRightRow).where(VotingRightRow.id == right, VotingRightRow.waits == False)  # noqa: E712  SQL
    vote_id = connection.execute(waits.values(waits=True).returning(VotingRightRow.vote_id)).scalar()
    if vote_id is not None:
        note(connection, f"workshop:{votes.vote(connection, vote_id).workshop}", soon=True)


def slips(connection: Connection, vote_id: str, n: int, secret_key: str, *, by: By) -> tuple[str, ...]:
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
        code = draw_code(SLIP_LENGTH)
        row = {"id": _slip(secret_key, vote_id, code), "vote_id": vote_id, "channel": Channel.SLIP, "used": False}
        new = upsert(connection.dialect.name, VotingRightRow).values(**row)
        if connection.execute(new.on_conflict_do_nothing().returning(VotingRightRow.id)).first():
            codes.add(code)
    audit.record(connection, by, action="vote.slips_printed", subject=vote_id, details={"n": n})
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
        raise UnknownSlip(length=SLIP_LENGTH)
    if row.used:
        raise RightUsed
    return row.vote_id, row.id


def slips_known(
    connection: Connection, codes: Collection[tuple[str, str]], secret_key: str
) -> dict[tuple[str, str], str]:
    """Those of these slips (workshop, normal code) that open votes have given: their rights, used or not."""
    rooms: dict[str, list[str]] = {}
    opened = select(VoteRow.workshop_id, VoteRow.id).where(
        VoteRow.workshop_id.in_({workshop for workshop, _ in codes}), VoteRow.state == State.OPEN
    )
    for row in connection.execute(opened):
        rooms.setdefault(row.workshop_id, []).append(row.id)
    rights = {
        _slip(secret_key, vote, code): (workshop, code) for workshop, code in codes for vote in rooms.get(workshop, ())
    }
    known = connection.execute(select(VotingRightRow.id).where(VotingRightRow.id.in_(rights))).scalars()
    return {rights[right]: right for right in known}


def _hold(connection: Connection, vote: Vote, *states: State) -> None:
    """Keep the vote open (or in one of ``states``) until this transaction ends."""
    held = select(VoteRow.state).where(VoteRow.id == vote.id).with_for_update(read=True)
    if connection.execute(held).scalar() not in (states or (State.OPEN,)):
        raise VoteClosed


def _slip(secret_key: str, vote_id: str, code: str) -> str:
    return _keyed(secret_key, f"slip:{vote_id}:{code}")


def _keyed(secret_key: str, what: str) -> str:
    return hmac.new(secret_key.encode(), what.encode(), hashlib.sha256).hexdigest()
