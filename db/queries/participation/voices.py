"""Recorded voices of a territory, by the short names of their sentences (``domain.participation.voices.name_of``)."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import ColumnElement, Connection, delete, select

from db import upsert
from db.models.voices import VoiceRow
from db.queries.operations import content
from db.queries.participation import questionnaires
from domain.participation.voices import kind_of

PARTNERS = "partenaire"  # an audience


def keep(connection: Connection, territory: str, language: str, name: str, audio: bytes, day: date) -> None:
    """Keep a recording, instead of the one before.

    Raises
    ------
    domain.participation.voices.NotAVoice
    """
    said = {"kind": kind_of(audio), "audio": audio, "day": day}
    key = {"territory_id": territory, "language": language, "name": name}
    new = upsert.insert(connection.dialect.name, VoiceRow).values(**key, **said)
    connection.execute(new.on_conflict_do_update(index_elements=list(key), set_=said))


def drop(connection: Connection, territory: str, language: str, name: str) -> None:
    """Forget a recording. Without one, nothing happens."""
    connection.execute(delete(VoiceRow).where(*_of(territory, language, name)))


def recording(connection: Connection, territory: str, language: str, name: str) -> tuple[str, bytes] | None:
    """Its media type and its bytes."""
    found = select(VoiceRow.kind, VoiceRow.audio).where(*_of(territory, language, name))
    row = connection.execute(found).first()
    return None if row is None else (row.kind, row.audio)


def recorded(connection: Connection, territory: str) -> Mapping[str, Mapping[str, date]]:
    """The names of the sentences that are recorded there, by language, and the day of each."""
    found: dict[str, dict[str, date]] = {}
    chosen = select(VoiceRow.language, VoiceRow.name, VoiceRow.day).where(VoiceRow.territory_id == territory)
    for row in connection.execute(chosen):
        found.setdefault(row.language, {})[row.name] = row.day
    return found


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
    return VoiceRow.territory_id == territory, VoiceRow.language == language, VoiceRow.name == name
