"""Recordings of a territory, by the short names of their sentences (``domain.participation.recordings.name_of``)."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, delete, select

from db import upsert
from db.models.recordings import RecordingRow
from db.queries.operations import content
from db.queries.participation import questionnaires, translations
from domain.participation.recordings import digest_of, kind_of, name_of
from texts import field
from texts.field import OTHERS
from texts.over import NOTHING, Over, with_
from texts.typography import typeset

PARTNERS = "partenaire"  # an audience


def keep(connection: Connection, territory: str, language: str, name: str, audio: bytes) -> None:
    """Keep a recording, instead of the one before.

    Raises
    ------
    domain.participation.recordings.NotARecording
    """
    words = _marks(connection, territory, language).get(name)
    said = {"kind": kind_of(audio), "audio": audio, "digest": digest_of(audio), "words": words}
    key = {"territory_id": territory, "language": language, "name": name}
    new = upsert.insert(connection.dialect.name, RecordingRow).values(**key, **said)
    connection.execute(new.on_conflict_do_update(index_elements=list(key), set_=said))


def drop(connection: Connection, territory: str, language: str, name: str) -> None:
    """Forget a recording. Without one, nothing happens."""
    connection.execute(delete(RecordingRow).where(*_of(territory, language, name)))


def recording(connection: Connection, territory: str, language: str, name: str) -> tuple[str, bytes] | None:
    """Its media type and its bytes."""
    found = select(RecordingRow.kind, RecordingRow.audio).where(*_of(territory, language, name))
    row = connection.execute(found).first()
    return None if row is None else (row.kind, row.audio)


def recorded(connection: Connection, territory: str) -> Mapping[str, Mapping[str, str]]:
    """The names of the sentences that are recorded there, by language, and the digest of each."""
    found: dict[str, dict[str, str]] = {}
    chosen = select(RecordingRow.language, RecordingRow.name, RecordingRow.digest).where(
        RecordingRow.territory_id == territory
    )
    for row in connection.execute(chosen):
        found.setdefault(row.language, {})[row.name] = row.digest
    return found


def stale(connection: Connection, territory: str) -> Mapping[str, frozenset[str]]:
    """By language, of those that are recorded: the names of sentences that are written otherwise since then."""
    here = (RecordingRow.territory_id == territory, RecordingRow.language.in_(OTHERS))
    rows = select(RecordingRow.language, RecordingRow.name, RecordingRow.words).where(*here)
    found: dict[str, set[str]] = {}
    now: dict[str, Mapping[str, str]] = {}
    shipped: dict[str, Mapping[str, str]] = {}
    for row in connection.execute(rows):
        if row.language not in now:
            now[row.language] = _marks(connection, territory, row.language)
            shipped[row.language] = _marks(connection, territory, row.language, NOTHING)
        before = row.words if row.words is not None else shipped[row.language].get(row.name)
        if now[row.language].get(row.name) != before:
            found.setdefault(row.language, set()).add(row.name)
    return {language: frozenset(names) for language, names in found.items()}


def _marks(connection: Connection, territory: str, language: str, known: Over | None = None) -> Mapping[str, str]:
    """A digest of what is written of each sentence in a language, by its short name; of ``known``, or as it is now."""
    if language not in OTHERS:
        return {}
    with with_(translations.over(connection) if known is None else known):
        there = dict(field.sentences(language))
        for one in content.consent(connection, territory).sentences:
            there |= field.filled(one.template, one.values).get(language, {})
    said = sentences(connection, territory)
    return {name_of(words): digest_of(there.get(typeset(words), "").encode()) for words in said}


def sentences(connection: Connection, territory: str) -> tuple[str, ...]:
    """What residents of this territory read and may hear, each sentence once: the consent, then what they are asked."""
    consent = content.consent(connection, territory)
    asked = [one for one in questionnaires.all_questionnaires(connection) if one.audience != PARTNERS]
    said = (
        *(each.text for each in consent.sentences),
        *consent.choices,
        *(words for one in asked for words in one.words),
    )
    return tuple(dict.fromkeys(filter(None, said)))


def _of(territory: str, language: str, name: str) -> tuple[ColumnElement[bool], ...]:
    return RecordingRow.territory_id == territory, RecordingRow.language == language, RecordingRow.name == name
