"""What the organisations of the demonstration offer, need, share and promise one another: all invented."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import Connection

from db.queries.cooperation import commitments, means
from domain.cooperation.commitments import CommitmentWords, Entry
from domain.cooperation.invented import COMMITMENTS, MEANS, SHARES, TOUCHES
from domain.cooperation.means import MeansWords, Share, Side
from domain.cooperation.partners import Seat
from domain.staff.by import By
from domain.workshops import showcase
from texts import say

AGAIN = timedelta(days=365)  # until both look at a commitment again
OWNERS = {name: who for name, who, *_ in MEANS}


def make(connection: Connection, wave: int, seats: Mapping[str, Seat], by: By) -> None:
    """All that is said in one wave, by whoever agreed in it. ``seats``: by the name of the organisation."""
    for number, (name, who, side, type_, when) in enumerate(MEANS):
        if when == wave:
            words = MeansWords(side, type_, say(f"showcase.means_{name}"), tags=TOUCHES.get(name, ()))
            means.say(connection, seats[who], words, _in_order(by, number), _id(seats[who], name))
    for need, offer, ends, when in SHARES:
        if when == wave:
            _share(connection, seats, {Side.NEED: need, Side.OFFER: offer}, ends, by)
    for number, (name, one, to, form, when, answer) in enumerate(COMMITMENTS):
        if when == wave:
            giver, other = seats[one], seats[to]
            gives, receives = (say(f"showcase.{part}_{name}") for part in ("gives", "receives"))
            words_ = CommitmentWords(other.actor, gives, receives, form, by.day, by.day + AGAIN)
            commitments.propose(connection, giver, words_, _in_order(by, number), _id(giver, name))
            if answer is not None:
                seen = next(one for one in commitments.mine(connection, other) if one.id == _id(giver, name))
                commitments.write(connection, other, seen, Entry(answer, other.actor, by.day), by)


def _share(
    connection: Connection, seats: Mapping[str, Seat], names: Mapping[Side, str], ends: tuple[Side, ...], by: By
) -> None:
    for side in ends:
        seat = seats[OWNERS[names[side]]]
        pair = (_id(seat, names[Side.NEED]), _id(seat, names[Side.OFFER]))
        means.share(connection, seat, pair, Share(shared=True), by)


def _in_order(by: By, number: int) -> By:
    """A second apart, so that a list has them in this order on both engines."""
    return By(by.role, by.now + timedelta(seconds=number))


def _id(seat: Seat, name: str) -> str:
    return showcase.identity("pooled", seat.territory, name)
