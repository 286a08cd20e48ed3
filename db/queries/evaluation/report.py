"""The texts of a committee's report: every version is kept; two who write at once both keep their words."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from db.models.report import ReportTextRow
from db.models.workshop import WaveRow
from db.queries.staff import audit
from domain.evaluation.report import EMPTY, Heading, Text, TextMoved, UnknownText, Written, kept, together
from domain.staff.by import By


def keep(connection: Connection, wave: str, heading: Heading, words: str, seen: int, by: By) -> Text:
    """Keep what somebody wrote on version ``seen``; returns it: ``beside`` if another one was there by then.

    Writing what stands already, or the same words once more, writes nothing.

    Raises
    ------
    domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    said = kept(words)
    known = _held(connection, wave, heading)
    stands = _stands(known)
    if stands.words == said:
        return stands
    same = (one for one in known if one.after == seen and one.words == said and one.number > seen)
    if (before := next((_text(one) for one in same), None)) is not None:
        return before
    new = Text(_next(known), said, seen, by.role, by.now, beside=stands.number != seen)
    return _write(connection, wave, heading, new, by)


def take(connection: Connection, wave: str, heading: Heading, number: int, seen: int, by: By) -> None:
    """Put a text that waits beside under the one that stands, which is version ``seen`` still.

    Raises
    ------
    TextMoved, UnknownText, domain.errors.TextTooLong
    """
    known = _held(connection, wave, heading)
    stands, one = _stands(known), _waiting(known, number)
    if stands.number != seen:
        raise TextMoved
    words = together(stands.words, one.words)
    _dealt_with(connection, wave, heading, number)
    _write(connection, wave, heading, Text(_next(known), words, seen, by.role, by.now), by)


def leave(connection: Connection, wave: str, heading: Heading, number: int, by: By) -> None:
    """A text that waits beside is not taken; it stays among the former ones.

    Raises
    ------
    UnknownText
    """
    _waiting(_held(connection, wave, heading), number)
    _dealt_with(connection, wave, heading, number)
    _record(connection, wave, "wave.report_text_dropped", by)


def of(connection: Connection, wave: str) -> Mapping[Heading, Written]:
    """The texts of the report of a wave, of every heading."""
    rows = select(ReportTextRow).where(ReportTextRow.wave_id == wave).order_by(ReportTextRow.number)
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(rows):
        found[row.heading].append(row)
    return {heading: _written(found[heading]) for heading in Heading}


def _written(known: list[Row[Any]]) -> Written:
    stands = _stands(known)
    waiting = tuple(_text(row) for row in known if row.beside and not row.settled)
    former = [_text(row) for row in reversed(known) if row.number != stands.number and (row.settled or not row.beside)]
    return Written(stands, waiting, tuple(former))


def _held(connection: Connection, wave: str, heading: Heading) -> list[Row[Any]]:
    """All versions; whoever writes in the report of this wave waits for the end of this transaction."""
    connection.execute(select(WaveRow.id).where(WaveRow.id == wave).with_for_update(key_share=True))
    mine = (ReportTextRow.wave_id == wave) & (ReportTextRow.heading == heading)
    return list(connection.execute(select(ReportTextRow).where(mine).order_by(ReportTextRow.number)))


def _stands(known: list[Row[Any]]) -> Text:
    return next((_text(row) for row in reversed(known) if not row.beside), EMPTY)


def _waiting(known: list[Row[Any]], number: int) -> Text:
    found = next((_text(row) for row in known if row.number == number and row.beside and not row.settled), None)
    if found is None:
        raise UnknownText
    return found


def _next(known: list[Row[Any]]) -> int:
    return known[-1].number + 1 if known else 1


def _write(connection: Connection, wave: str, heading: Heading, new: Text, by: By) -> Text:
    values = {"wave_id": wave, "heading": heading, "number": new.number, "after": new.after, "words": new.words}
    values |= {"role": new.role, "written_at": new.at, "beside": new.beside, "settled": False}
    connection.execute(insert(ReportTextRow).values(**values))
    _record(connection, wave, "wave.report_saved", by)
    return new


def _dealt_with(connection: Connection, wave: str, heading: Heading, number: int) -> None:
    row = ReportTextRow
    one = (row.wave_id == wave) & (row.heading == heading) & (row.number == number)
    connection.execute(update(row).where(one).values(settled=True))


def _record(connection: Connection, wave: str, action: str, by: By) -> None:
    label = connection.execute(select(WaveRow.label).where(WaveRow.id == wave)).scalar_one()
    audit.record(connection, by, action=action, subject=wave, details={"label": label})


def _text(row: Row[Any]) -> Text:
    return Text(row.number, row.words, row.after, row.role, row.written_at, row.beside)
