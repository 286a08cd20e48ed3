"""Minutes: what is written down for them, validating them once, correcting them afterwards."""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, Select, delete, select

from db import once, upsert
from db.changes import note
from db.models.minutes import MinutesCorrectionRow, MinutesNoteRow, MinutesRow
from db.models.workshop import WorkshopRow
from db.queries.staff import audit
from db.queries.workshops import workshops
from db.queries.workshops.facts import facts, tags
from domain.staff.by import By
from domain.workshops import minutes as rules
from domain.workshops.facts import Facts
from domain.workshops.minutes import (
    AlreadyValidated,
    Correction,
    Minutes,
    MinutesMoved,
    Note,
    NotOver,
    NotValidated,
    UnknownTag,
    Validated,
)


def write(connection: Connection, workshop: str, said: Note, by: By, request: str) -> None:
    """Write something down. ``request``: its id, drawn beforehand by whoever asks; asked twice, it is written once.

    Raises
    ------
    AlreadyValidated, UnknownTag, domain.workshops.minutes.SpeakerMissing, domain.errors.RequestReused
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    _held(connection, workshop)
    kept = said.checked()
    if kept.tag and kept.tag not in tags(connection):
        raise UnknownTag
    row = {"workshop_id": workshop, "kind": kept.kind, "words": kept.words, "speaker": kept.speaker, "tag": kept.tag}
    if once.write(connection, MinutesNoteRow, request, row, {"made_at": by.now}):
        _written(connection, workshop, "workshop.minutes_noted", by)


def take_back(connection: Connection, workshop: str, one: str, by: By) -> None:
    """Take back what was written down. Twice is as once.

    Raises
    ------
    AlreadyValidated
    """
    _held(connection, workshop)
    gone = delete(MinutesNoteRow).where(MinutesNoteRow.id == one, MinutesNoteRow.workshop_id == workshop)
    if connection.execute(gone).rowcount:
        _written(connection, workshop, "workshop.minutes_note_removed", by)


def validate(connection: Connection, workshop: str, composed: Callable[[Facts], Minutes], seen: str, by: By) -> None:
    """Keep the minutes as they were read, for good. ``seen``: the digest of what the screen showed.

    Whoever presses twice validates once.

    Raises
    ------
    NotOver, MinutesMoved, AlreadyValidated
    """
    workshops.held(connection, workshop)
    if not workshops.workshop(connection, workshop).settled:
        raise NotOver  # it may be reopened yet, and what closing publishes is not published
    chosen = select(MinutesRow.sha256, MinutesRow.staff_id).where(MinutesRow.workshop_id == workshop)
    before = connection.execute(chosen).first()
    if before is not None:
        if tuple(before) != (seen, by.staff):
            raise AlreadyValidated
        return
    made = composed(facts(connection, workshop))
    if made.digest != seen:
        raise MinutesMoved
    row = {"workshop_id": workshop, "text": made.text, "sha256": seen, "staff_id": by.staff, "validated_at": by.now}
    new = upsert.insert(connection.dialect.name, MinutesRow).values(**row).on_conflict_do_nothing()
    if connection.execute(new.returning(MinutesRow.workshop_id)).scalar() is None:
        raise AlreadyValidated
    _written(connection, workshop, "workshop.minutes_validated", by)


def correct(connection: Connection, workshop: str, words: str, by: By, request: str) -> None:
    """Add a correction; what was validated stays as it is. ``request``: as in ``write``.

    Raises
    ------
    NotValidated, domain.errors.RequestReused
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    domain.workshops.workshop.WorkshopAway
    """
    kept = rules.correction(words)
    workshops.held(connection, workshop)
    if not _validated(connection, workshop):
        raise NotValidated
    row = {"workshop_id": workshop, "role": by.role, "words": kept}
    if once.write(connection, MinutesCorrectionRow, request, row, {"made_at": by.now}):
        _written(connection, workshop, "workshop.minutes_corrected", by)


def of(connection: Connection, workshop: str) -> Validated | None:
    """The validated minutes of a workshop; None as long as they are not."""
    return next(iter(_chosen(connection, _rows().where(MinutesRow.workshop_id == workshop))), None)


def of_territory(connection: Connection, territory: str) -> tuple[Validated, ...]:
    """The validated minutes of a territory, the latest workshop first; of no rehearsal."""
    return _chosen(connection, _rows().where(WorkshopRow.territory_id == territory, WorkshopRow.rehearses.is_(None)))


def validated(connection: Connection) -> frozenset[str]:
    """The workshops whose minutes are."""
    return frozenset(connection.execute(select(MinutesRow.workshop_id)).scalars())


def _rows() -> Select[str, str, str, datetime]:
    chosen = select(MinutesRow.workshop_id, MinutesRow.text, MinutesRow.sha256, MinutesRow.validated_at)
    chosen = chosen.join(WorkshopRow, WorkshopRow.id == MinutesRow.workshop_id)
    return chosen.order_by(WorkshopRow.day.desc(), MinutesRow.validated_at.desc(), MinutesRow.workshop_id)


def _chosen(connection: Connection, chosen: Select[str, str, str, datetime]) -> tuple[Validated, ...]:
    rows = connection.execute(chosen).all()
    added: dict[str, list[Correction]] = defaultdict(list)
    since = select(MinutesCorrectionRow).where(MinutesCorrectionRow.workshop_id.in_([row.workshop_id for row in rows]))
    for row in connection.execute(since.order_by(MinutesCorrectionRow.made_at, MinutesCorrectionRow.id)):
        added[row.workshop_id].append(Correction(row.role, row.made_at.date(), row.words))
    return tuple(
        Validated(one, rules.read(text), digest, at.date(), tuple(added[one])) for one, text, digest, at in rows
    )


def _held(connection: Connection, workshop: str) -> None:
    """Nobody validates it until this transaction ends, and nobody has."""
    workshops.held(connection, workshop)
    if _validated(connection, workshop):
        raise AlreadyValidated


def _validated(connection: Connection, workshop: str) -> bool:
    chosen = select(MinutesRow.workshop_id).where(MinutesRow.workshop_id == workshop)
    return connection.execute(chosen).scalar() is not None


def _written(connection: Connection, workshop: str, action: str, by: By) -> None:
    audit.record(connection, by, action=action, subject=workshop, details={})
    note(connection, f"workshop:{workshop}")
