"""The journal is a chain, one a territory and one for the house: each act holds the hash of the one before it.

What a transaction did is linked just before it commits, chain by chain in the order of their names, each under the
lock of its head: two processes cannot fork a chain, nor wait for each other. The database has the last word: a place in
a chain, and a hash that is followed, are each there once (docs/decisions/0073).
"""

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from db.models.staff import AuditAnchorRow, AuditHeadRow, AuditRow
from db.upsert import insert as upsert
from domain.operations.settings import key_mark

HOUSE = ""  # the chain of what belongs to no territory
START = ""  # what comes before the first act
_PENDING = "acts"


@dataclass(frozen=True)
class JournalEntry:
    """What is hashed of an act, with its place. ``details``: small JSON."""

    chain: str
    at: datetime
    staff_id: str | None
    action: str
    subject: str
    details: dict[str, Any]

    def hashed(self, number: int, previous: str) -> str:
        """SHA-256 of everything, in hexadecimal: of canonical JSON, so that anybody can do it again."""
        at = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        told = [self.chain, number, previous, at, self.staff_id, self.action, self.subject, self.details]
        text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def forget(connection: Connection) -> None:
    """Begin a transaction with nothing done: what an earlier one left half-way never happened."""
    connection.info.pop(_PENDING, None)


def keep(connection: Connection, act: JournalEntry) -> None:
    """Link this act when the transaction ends."""
    connection.info.setdefault(_PENDING, []).append(act)


def link(connection: Connection) -> None:
    """Write down what was done, in its order. Locks nothing but the heads, and last of all."""
    acts: list[JournalEntry] = connection.info.pop(_PENDING, [])
    for chain, some in groupby(sorted(acts, key=lambda act: act.chain), key=lambda act: act.chain):
        number, last = _hold(connection, chain)
        for act in some:
            number, previous = number + 1, last
            last = act.hashed(number, previous)
            place = {"number": number, "previous": previous, "hash": last}
            connection.execute(insert(AuditRow).values(**asdict(act), **place))
        moved = update(AuditHeadRow).where(AuditHeadRow.chain == chain)
        connection.execute(moved.values(number=number, hash=last))


def head(connection: Connection, chain: str) -> str:
    """«lyon 41 5e88…»: the chain, how many acts it counts, its last hash. Whoever keeps it can tell a later change."""
    row = connection.execute(select(AuditHeadRow).where(AuditHeadRow.chain == chain)).first()
    return f"{chain or '*'} {row.number} {row.hash}" if row else f"{chain or '*'} 0 -"


@dataclass(frozen=True)
class Checked:
    """A chain that was read through. ``broken``: the place of the first act that does not fit, None if all do.

    ``other_key``: that act is the anchor, which was signed under another key than the one of here, or of which nobody
    knows under which; all that came after it fits.
    """

    chain: str
    head: str
    broken: int | None
    other_key: bool = False


def check(connection: Connection, secret_key: str) -> tuple[Checked, ...]:
    """Read every chain through, from its start or from where it was pruned."""
    names = set(connection.execute(select(AuditRow.chain).distinct()).scalars())
    names |= set(connection.execute(select(AuditHeadRow.chain)).scalars())
    return tuple(checked(connection, name, secret_key) for name in sorted(names))


def checked(connection: Connection, chain: str, secret_key: str) -> Checked:
    """Read one chain through."""
    anchor = connection.execute(select(AuditAnchorRow).where(AuditAnchorRow.chain == chain)).first()
    number, last = (anchor.number, anchor.hash) if anchor is not None else (0, START)
    known = anchor is None or hmac.compare_digest(anchor.signature, _signed(secret_key, chain, number, last))
    strange = not known and anchor is not None and anchor.key_mark != key_mark(secret_key)
    broken = _first_broken(connection, chain, number, last) if known or strange else number
    told = head(connection, chain)
    return Checked(chain, told, number if strange and broken is None else broken, strange and broken is None)


def _first_broken(connection: Connection, chain: str, number: int, last: str) -> int | None:
    """After the act of that number and hash, which is not read."""
    rows = select(AuditRow).where(AuditRow.chain == chain).order_by(AuditRow.number)
    with connection.execute(rows.execution_options(yield_per=1_000)) as found:
        for row in found:
            act = JournalEntry(row.chain, row.at, row.staff_id, row.action, row.subject, row.details)
            number, previous = number + 1, last
            last = row.hash
            if (row.number, row.previous) != (number, previous) or act.hashed(number, previous) != last:
                return int(number)
    kept = connection.execute(select(AuditHeadRow.number, AuditHeadRow.hash).where(AuditHeadRow.chain == chain)).first()
    return None if kept is not None and tuple(kept) == (number, last) else number + 1


def prune(connection: Connection, before: datetime, now: datetime, secret_key: str) -> dict[str, int]:
    """Remove the acts that came before that moment; how many, by chain. A signed anchor holds what follows.

    An act whose clock was ahead, later than ``now``, goes with the first one after it that is old enough.
    """
    removed = {}
    for chain in sorted(connection.execute(select(AuditHeadRow.chain)).scalars().all()):
        number, _ = _hold(connection, chain)
        mine = AuditRow.chain == chain
        kept = select(func.min(AuditRow.number)).where(mine, AuditRow.at >= before, AuditRow.at <= now)
        first = connection.execute(kept).scalar() or number + 1
        old = select(func.max(AuditRow.number)).where(mine, AuditRow.at < before, AuditRow.number < first)
        last = connection.execute(old).scalar()
        if last is None:
            continue
        anchored = connection.execute(select(AuditRow.hash).where(mine, AuditRow.number == last)).scalar_one()
        row = {"number": last, "hash": anchored, "signature": _signed(secret_key, chain, last, anchored)}
        row["key_mark"] = key_mark(secret_key)
        new = upsert(connection.dialect.name, AuditAnchorRow).values(chain=chain, **row)
        connection.execute(new.on_conflict_do_update(index_elements=["chain"], set_=row))
        gone = connection.execute(delete(AuditRow).where(mine, AuditRow.number <= last))
        removed[chain] = gone.rowcount
    return removed


def _hold(connection: Connection, chain: str) -> tuple[int, str]:
    """The head of a chain, which nobody else moves before this transaction ends."""
    row = {"chain": chain, "number": 0, "hash": START}
    connection.execute(upsert(connection.dialect.name, AuditHeadRow).values(**row).on_conflict_do_nothing())
    held = select(AuditHeadRow.number, AuditHeadRow.hash).where(AuditHeadRow.chain == chain).with_for_update()
    number, last = connection.execute(held).one()
    return number, last


def _signed(secret_key: str, chain: str, number: int, last: str) -> str:
    told = json.dumps(["tablee.journal", chain, number, last], ensure_ascii=False)
    return hmac.new(secret_key.encode(), told.encode(), hashlib.sha256).hexdigest()
