"""Words that people wrote in a questionnaire: those of one wave, read, told or refused, and taken back."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from db.changes import leave_no_trace, note
from db.models.participation import ResponseRow
from db.models.verbatim import VerbatimRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.evaluation import written
from db.queries.operations import content
from db.queries.staff import audit
from domain.evaluation.verbatims import (
    LEAST,
    RefusalReason,
    State,
    ToldWords,
    UnknownSubject,
    Verbatim,
    WordsMoved,
    mixed,
)
from domain.staff.by import By
from domain.workshops.workshop import WorkshopAway

TAGS = "verbatim_tags"
_OF = WorkshopRow.id == ResponseRow.workshop_id
_AWAY = select(WorkshopRow.away).join(ResponseRow, _OF).where(ResponseRow.id == bindparam("response"))


def queue(connection: Connection, wave: str, today: date) -> tuple[Verbatim, ...]:
    """All that may be read of a wave, in whatever state, mixed; without what has waited too long."""
    chosen = (chosen.where(response.wave_id == wave) for chosen, response in written.sources(today))
    return mixed([written.verbatim(row) for one in chosen for row in connection.execute(one)])


def waiting(connection: Connection, territory: str, today: date) -> Mapping[str, int]:
    """How many words wait in each wave of a territory that has some."""
    many = Counter[str]()
    for chosen, response in written.sources(today):
        here = chosen.join(WaveRow, WaveRow.id == response.wave_id)
        here = here.where(WaveRow.territory_id == territory, written.waits())
        counted = here.with_only_columns(WaveRow.id, func.count(), maintain_column_froms=True).group_by(WaveRow.id)
        for wave, n in connection.execute(counted):
            many[wave] += n
    return many


def published(connection: Connection, wave: str, theme: str | None = None) -> ToldWords:
    """What everybody may read of a wave, mixed: all of it, or of one theme.

    Those of residents once five of them are told, those of organisations once five are: of fewer, one finds who wrote.
    """
    told: list[Verbatim] = []
    people: list[int] = []
    for chosen in _published():
        rows = connection.execute(chosen, {"wave": wave}).all()
        people.append(len({row.response_id for row in rows}))
        if people[-1] >= LEAST:
            told += [written.verbatim(row) for row in rows]
    of_theme = [one for one in told if theme is None or one.theme == theme]
    return ToldWords(mixed(of_theme), max(0, LEAST - max(people)))


@cache
def _published() -> tuple[written.Written, ...]:
    """Built once: every look at a theme asks for them."""
    return tuple(
        chosen.where(response.wave_id == bindparam("wave"), VerbatimRow.state == State.PUBLISHED)
        for chosen, response in written.sources()
    )


def publish(connection: Connection, wave: str, seen: Verbatim, about: tuple[str, str], by: By) -> None:
    """Tell everybody these words, as they were ``seen``. ``about``: a theme and a tag, or nothing of either.

    Twice is as once. What was hidden in them is forgotten for good.

    Raises
    ------
    domain.evaluation.verbatims.UnknownSubject, domain.evaluation.verbatims.WordsMoved
    """
    theme, tag = about
    themes, tags = {one.id for one in content.themes(connection)}, content.facts(connection, TAGS)
    if (theme and theme not in themes) or (tag and tag not in tags):
        raise UnknownSubject
    if not _moved(connection, wave, seen, seen.published(theme, tag), by):
        return
    row = written.answers(structure=seen.structure)
    changed = update(row).where(row.request_id == seen.id, row.value != seen.words).values(value=seen.words)
    if connection.execute(changed).rowcount:
        leave_no_trace(connection)
    _record(connection, wave, "wave.words_published", by)


def refuse(connection: Connection, wave: str, seen: Verbatim, reason: RefusalReason | None, by: By) -> None:
    """Tell these words to nobody. Twice is as once.

    Raises
    ------
    domain.evaluation.verbatims.ReasonUnsaid, domain.evaluation.verbatims.WordsMoved
    """
    if _moved(connection, wave, seen, seen.refused(reason), by):
        _record(connection, wave, "wave.words_refused", by)


def hide(connection: Connection, wave: str, seen: Verbatim, piece: str, by: By) -> None:
    """Hide a piece of words that wait. Twice is as once.

    Raises
    ------
    domain.evaluation.verbatims.NothingToHide, domain.evaluation.verbatims.WordsMoved
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    if _moved(connection, wave, seen, seen.without(piece), by):
        _record(connection, wave, "wave.words_masked", by)


def take_back(connection: Connection, wave: str, seen: Verbatim, by: By) -> None:
    """Undo: what was published or refused waits again; what waits is as it was written. Twice is as once.

    Raises
    ------
    domain.evaluation.verbatims.WordsMoved
    """
    row = written.answers(structure=seen.structure)
    value = connection.execute(select(row.value).where(row.request_id == seen.id)).scalar()
    back = replace(seen, state=State.WAITING, reason=None)
    if seen.state is State.WAITING:
        back = replace(back, words=value or "", hidden=False)
    if _moved(connection, wave, seen, back, by):
        _record(connection, wave, "wave.words_reset", by)


def forget(connection: Connection, answers: Iterable[tuple[int, str]], *, structure: bool = False) -> None:
    """Nothing is kept of what became of what was written in these responses to these questions."""
    whose = VerbatimRow.partner_response_id if structure else VerbatimRow.response_id
    for response, question in answers:
        mine = (whose == response, VerbatimRow.question_id == question)
        connection.execute(delete(VerbatimRow).where(*mine))


def _moved(connection: Connection, wave: str, seen: Verbatim, wanted: Verbatim, by: By) -> bool:
    """Let words stand as ``wanted``, if they still stand as they were ``seen``; whether anything changed."""
    row = written.answers(structure=seen.structure)
    # Whoever else reads them, corrects them or takes them back waits for the end of this transaction.
    connection.execute(select(row.value).where(row.request_id == seen.id).with_for_update())
    chosen, response = tuple(written.sources(by.day))[seen.structure]
    found = connection.execute(chosen.where(response.wave_id == wave, row.request_id == seen.id)).first()
    if found is None:
        raise WordsMoved
    now = written.verbatim(found)
    if now == wanted:
        return False
    if now != seen:
        raise WordsMoved
    if not seen.structure and connection.execute(_AWAY, {"response": found.response_id}).scalar():
        raise WorkshopAway  # its return was written, and stays the same
    whose = VerbatimRow.partner_response_id if seen.structure else VerbatimRow.response_id
    mine = (whose == found.response_id, VerbatimRow.question_id == found.question_id)
    connection.execute(delete(VerbatimRow).where(*mine))
    values = {"request_id": wanted.id, whose.key: found.response_id, "question_id": found.question_id}
    said = {"state": wanted.state, "words": wanted.words, "theme": wanted.theme, "tag": wanted.tag}
    connection.execute(insert(VerbatimRow).values(**values, **said, reason=wanted.reason or ""))
    return True


def _record(connection: Connection, wave: str, action: str, by: By) -> None:
    label = connection.execute(select(WaveRow.label).where(WaveRow.id == wave)).scalar_one()
    audit.record(connection, by, action=action, subject=wave, details={"label": label, "n": 1})
    note(connection, f"public:{wave}")
