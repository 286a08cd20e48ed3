"""Translations: what there is to say, what was written over what was shipped, and what is said therefore."""

from collections.abc import Sequence
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, Row, func, select

from db import growing
from db.content.sync import table_of
from db.models.contents import TranslationVersionRow
from db.queries.operations import content, contents
from db.queries.participation import questionnaires
from db.queries.staff import audit
from domain.participation.translations import (
    Forms,
    Kind,
    Sentence,
    SentenceUnknown,
    State,
    TranslationVersion,
    Wording,
    stands,
)
from domain.participation.wordings import split
from domain.staff.by import By
from texts import inventory
from texts.field import OTHERS
from texts.over import NOTHING, Over, Which
from texts.typography import typeset

SHIPPED = "shipped"
_TABLE = table_of(TranslationVersionRow)
_known: WeakKeyDictionary[Engine, tuple[tuple[Any, ...], Over]] = WeakKeyDictionary()


def sentences(connection: Connection, language: str) -> tuple[Sentence, ...]:
    """Everything that residents may be told in a language: the interface, the content, then what is locked."""
    many, there = len(inventory.numbers(language)), inventory.interface(language)
    told = [
        _sentence(Kind.INTERFACE, key, french, there.get(key), many if len(french) > 1 else 1)
        for key, french in inventory.french().items()
    ]
    ours, locked = split(questionnaires.all_questionnaires(connection))
    shipped, official = inventory.content(language), inventory.official(language)
    said = dict.fromkeys((*inventory.translatable(), *map(typeset, (*ours, *_typed(connection)))))
    told += [_sentence(Kind.FIELD, french, (french,), shipped.get(french)) for french in said]
    for words in map(typeset, locked):
        if words not in said:
            theirs = (official[words],) if words in official else ()
            told.append(Sentence(Kind.FIELD, words, (words,), theirs, locked=True))
    return tuple(told)


def _sentence(kind: Kind, key: str, french: Forms, found: inventory.Shipped | None, many: int = 1) -> Sentence:
    return Sentence(kind, key, french, found.forms if found else (), bool(found and found.unread), many)


def _typed(connection: Connection) -> tuple[str, ...]:
    """What was written on «Contenus» and residents read."""
    lines = [words for one in contents.lines(connection) for words in (one.said.words, one.said.hours) if words]
    places = content.territories(connection)
    return (*lines, *(words for one in places for words in (one.controller, one.contact, one.retention)))


def wordings(connection: Connection, language: str) -> tuple[Wording, ...]:
    """All of it as it is said now."""
    last = {version[0]: version[1] for version in _versions(connection, language)}  # by number: the last one wins
    return tuple(stands(one, last.get(one.name)) for one in sentences(connection, language))


def history(connection: Connection, language: str, name: str) -> tuple[TranslationVersion, ...]:
    """The versions of one sentence, the first one first."""
    return tuple(version for known, version in _versions(connection, language) if known == name)


def _versions(connection: Connection, language: str) -> list[tuple[str, TranslationVersion]]:
    rows = select(_TABLE).where(_TABLE.c.language == language).order_by(_TABLE.c.number)
    return [(row.name, _version(row)) for row in connection.execute(rows)]


def _version(row: Row[Any]) -> TranslationVersion:
    state = None if row.state == SHIPPED else State(row.state)
    return TranslationVersion(row.number, tuple(row.forms), state, row.basis, row.role, row.made_at)


def correct(
    connection: Connection,
    language: str,
    name: str,
    said: tuple[Sequence[str], State | None],
    seen: int,
    by: By,
    request: str,
) -> None:
    """Another version of a sentence: its forms and how far they were read; no state: all as it was shipped.

    ``seen``: the number of the version on the screen; ``request``: drawn beforehand, asked twice it is written once.

    Raises
    ------
    domain.participation.translations.SentenceUnknown, domain.participation.translations.WordingLocked
    domain.participation.translations.FormsMissing, domain.participation.translations.BlanksUnfit
    domain.operations.contents.ContentMoved, domain.errors.RequestReused
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    sentence = next((one for one in sentences(connection, language) if one.name == name), None)
    if sentence is None or language not in OTHERS:
        raise SentenceUnknown
    forms, state = said
    sentence.unlocked()
    kept = () if state is None else sentence.accepts(forms)
    own = () if kept == sentence.shipped else kept
    row = {"kind": sentence.kind, "key": sentence.key, "forms": list(own), "state": state or SHIPPED}
    row["basis"] = sentence.basis(own)
    if growing.add(connection, TranslationVersionRow, request, {"language": language, "name": name}, row, seen, by):
        action = "translation.written" if own else f"translation.{'checked' if state else 'restored'}"
        details = {"tongue": language, "french": sentence.french[-1], "state": state or SHIPPED}
        audit.record(
            connection, by, action=action, subject=name, details=details
        )  # fmt: skip


def over(connection: Connection) -> Over:
    """What is said over the catalogues; read again only when somebody has written something."""
    written = select(func.count(), func.min(_TABLE.c.id), func.max(_TABLE.c.id))
    now = tuple(connection.execute(written).one())
    if now[0] == 0:
        return NOTHING
    known = _known.get(connection.engine)
    if known is None or known[0] != now:
        known = now, _over(connection)
        _known[connection.engine] = known
    return known[1]


def _over(connection: Connection) -> Over:
    languages = connection.execute(select(_TABLE.c.language).distinct()).scalars().all()
    said = {language: wordings(connection, language) for language in languages}
    return Over(
        interface={code: _interface(some) for code, some in said.items()},
        field={code: _field(connection, code, some) for code, some in said.items()},
        checked={code: _in(some, {State.READ, State.VALIDATED}) for code, some in said.items()},
        drafts={code: _in([one for one in some if one.edited], {State.DRAFT}) for code, some in said.items()},
    )


def _interface(some: Sequence[Wording]) -> dict[str, Forms]:
    return {one.sentence.key: one.forms for one in some if one.edited and one.sentence.kind is Kind.INTERFACE}


def _field(connection: Connection, language: str, some: Sequence[Wording]) -> dict[str, str]:
    """What nobody reads just now is among it: a help line that is hidden today is shown again tomorrow."""
    locked = {one.sentence.key for one in some if one.sentence.locked}
    found: dict[str, str] = {}
    for row in connection.execute(
        select(_TABLE).where(_TABLE.c.language == language, _TABLE.c.kind == Kind.FIELD).order_by(_TABLE.c.number)
    ):
        found.pop(row.key, None)
        if row.forms and row.key not in locked:
            found[row.key] = row.forms[0]
    return found


def _in(some: Sequence[Wording], states: set[State]) -> frozenset[Which]:
    return frozenset((str(one.sentence.kind), one.sentence.key) for one in some if one.state in states)
