"""What two organisations promise one another: read by both, and by others once it holds and both agreed."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select, update

from db import once, upsert
from db.content.sync import table_of
from db.models.pooled import CommitmentEntryRow, CommitmentRow
from db.queries.cooperation import history, ties
from db.queries.staff import audit
from domain.cooperation.commitments import (
    HELD,
    Commitment,
    CommitmentMoved,
    CommitmentWords,
    Entry,
    EntryKind,
    Form,
    NotToSay,
    UnknownPartner,
)
from domain.cooperation.errors import Gone
from domain.cooperation.partners import Seat
from domain.cooperation.sheets import Audience, Family
from domain.staff.by import By

_TABLE, _ENTRY = table_of(CommitmentRow), table_of(CommitmentEntryRow)
_ACTS = {
    EntryKind.ACCEPTED: "structure.commitment_accepted",
    EntryKind.REFUSED: "structure.commitment_refused",
    EntryKind.WITHDRAWN: "structure.commitment_withdrawn",
    EntryKind.REVIEWED: "structure.commitment_reviewed",
    EntryKind.ENDED: "structure.commitment_ended",
}


def propose(connection: Connection, seat: Seat, words: CommitmentWords, by: By, request: str) -> None:
    """Propose a commitment to another organisation. ``request``: its id; asked twice, it is proposed once.

    Raises
    ------
    domain.cooperation.commitments.UnknownPartner, domain.cooperation.commitments.ReviewTooEarly
    domain.errors.RequestReused, domain.errors.WordsMissing, domain.errors.TextTooLong,
    domain.errors.ForbiddenCharacters
    """
    kept = words.checked()
    if kept.to == seat.actor or kept.to not in {one.id for one in ties.members(connection, seat.wave)}:
        raise UnknownPartner
    said: dict[str, object] = {"territory_id": seat.territory, "from_id": seat.actor, "to_id": kept.to}
    said |= {"gives": kept.gives, "receives": kept.receives, "form": kept.form, "start": kept.start}
    said |= {"review": kept.review, "made_in": seat.wave}
    if once.write(connection, CommitmentRow, request, said, {"wave_id": seat.wave, "made_at": by.now}):
        _written(connection, seat, "structure.commitment_proposed", by)


def write(connection: Connection, seat: Seat, seen: Commitment, said: Entry, by: By) -> None:
    """Say something of a commitment. ``seen``: as it was on the screen, with all that had been said of it.

    Raises
    ------
    domain.cooperation.errors.Gone, domain.cooperation.commitments.NotToSay,
    domain.cooperation.commitments.CommitmentMoved, domain.cooperation.commitments.ReviewTooEarly
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    kept = replace(said, actor=seat.actor, day=by.day, wave=seat.wave).checked()
    here = (_TABLE.c.id == seen.id) & (_TABLE.c.territory_id == seat.territory) & _of(seat.actor)
    now = next(iter(_chosen(connection, here)), None)
    if now is None:
        raise Gone
    if len(now.entries) != len(seen.entries):
        raise CommitmentMoved
    if kept.what not in now.open_to(seat.actor):
        raise NotToSay
    new = upsert.insert(connection.dialect.name, CommitmentEntryRow).values(
        commitment_id=now.id, number=len(seen.entries) + 1, what=kept.what, actor_id=kept.actor, wave_id=kept.wave,
        day=kept.day, words=kept.words, review=kept.review,
    )  # fmt: skip
    if connection.execute(new.on_conflict_do_nothing().returning(_ENTRY.c.number)).scalar() is None:
        raise CommitmentMoved
    connection.execute(update(CommitmentRow).where(_TABLE.c.id == now.id).values(wave_id=seat.wave))
    _written(connection, seat, _ACTS[kept.what], by)


def mine(connection: Connection, seat: Seat) -> tuple[Commitment, ...]:
    """All that this organisation proposed or was proposed here, the newest last: both ends read all of it."""
    past = history.until(connection, seat.wave)
    return _chosen(connection, _TABLE.c.made_in.in_(past.waves) & _of(seat.actor))


def shown(connection: Connection, wave: str, reader: Audience = Audience.PUBLIC) -> tuple[Commitment, ...]:
    """What ``reader`` may see as of a wave: what holds or has held, between two that both let them read it."""
    past = history.until(connection, wave)
    agreed = ties.agreeing(connection, wave, Family.COMMITMENTS, reader)
    named = _TABLE.c.from_id.in_(agreed) & _TABLE.c.to_id.in_(agreed)
    found = _chosen(connection, _TABLE.c.made_in.in_(past.waves) & named)
    return tuple(one for one in (each.until(past.waves) for each in found) if one.standing in HELD)


def _of(actor: str) -> ColumnElement[bool]:
    return (_TABLE.c.from_id == actor) | (_TABLE.c.to_id == actor)


def _chosen(connection: Connection, here: ColumnElement[bool]) -> tuple[Commitment, ...]:
    rows = connection.execute(select(_TABLE).where(here).order_by(_TABLE.c.made_at, _TABLE.c.id)).all()
    told = _entries(connection, [row.id for row in rows])
    return tuple(_commitment(row, told[row.id]) for row in rows)


def _entries(connection: Connection, commitments: Collection[str]) -> defaultdict[str, list[Entry]]:
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    chosen = select(_ENTRY).where(_ENTRY.c.commitment_id.in_(commitments)).order_by(_ENTRY.c.number)
    for row in connection.execute(chosen):
        said = Entry(EntryKind(row.what), row.actor_id, row.day, row.words, row.review, row.wave_id)
        found[row.commitment_id].append(said)
    return found


def _commitment(row: Row[Any], told: list[Entry]) -> Commitment:
    words = CommitmentWords(row.to_id, row.gives, row.receives, Form(row.form), row.start, row.review)
    return Commitment(row.id, row.from_id, words, row.made_in, row.made_at.date(), tuple(told))


def _written(connection: Connection, seat: Seat, action: str, by: By) -> None:
    audit.record(connection, by, action=action, subject=seat.link, territory=seat.territory)
