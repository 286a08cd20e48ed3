"""Names that wait for somebody who knows them: what was written, over what the files say."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from db import growing
from db.content.sync import table_of
from db.models.contents import SlotVersionRow
from db.queries.operations import content
from db.queries.staff import audit
from domain.cooperation.project import ListEntry
from domain.operations.contents import ContentVersion
from domain.operations.slots import LIST, Slot, UnknownSlot, checked, named, slots
from domain.staff.by import By

_TABLE = table_of(SlotVersionRow)
Lists = Mapping[str, tuple[ListEntry, ...]]


def all_(connection: Connection) -> tuple[Slot, ...]:
    """Every one of them, in the order of the files."""
    return slots(content.reference(connection, LIST), _kept(connection))


def _kept(connection: Connection) -> dict[str, tuple[ContentVersion, str]]:
    """The last version of each."""
    return {
        row.slot_id: (ContentVersion(row.number, row.role, row.made_at), row.words)
        for row in connection.execute(select(_TABLE).order_by(_TABLE.c.number))
    }


def references(connection: Connection) -> Lists:
    """The project's own lists, with the names that somebody has written."""
    lists = dict(content.all_references(connection))
    if LIST in lists:
        lists[LIST] = named(lists[LIST], slots(lists[LIST], _kept(connection)))
    return lists


def name(connection: Connection, shown: Sequence[Slot], words: Sequence[str], by: By, request: str) -> None:
    """Write what is new among ``words``, one for each of the places that were ``shown``: all of it or nothing.

    Raises
    ------
    domain.operations.contents.ContentMoved
        One of them was written since.
    UnknownSlot, domain.errors.RequestReused, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    known = {one.id for one in content.reference(connection, LIST)}
    for one, typed in zip(shown, words, strict=True):
        kept = checked(typed)
        if one.id not in known:
            raise UnknownSlot
        if kept == one.words:
            continue
        key, said = {"slot_id": one.id}, {"words": kept}
        if growing.add(connection, SlotVersionRow, f"{request}-{one.id}", key, said, one.version.number, by):
            audit.record(
                connection, by, action="slot.named", subject=one.id, details=said
            )  # fmt: skip
