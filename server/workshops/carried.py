"""What all devices of a room carry alike, put together once for those that come in together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Any

from db import engine
from db.engine import Connection, Database
from db.queries.operations import content
from db.queries.participation import questionnaires, recordings, translations
from domain.cooperation.project import ListEntry
from domain.participation.consent import ConsentScreen, ConsentText
from domain.participation.questionnaire import Choice, Questionnaire
from domain.participation.recordings import name_of
from domain.workshops.workshop import Workshop
from server.participation.package import Carried, asked, option, translated, typeset
from texts import field
from texts.over import with_

KEPT = 2.0  # seconds: a content that is loaded while a room comes in is carried by whoever comes later
MOST = 60


@dataclass(frozen=True)
class Heard:
    """Recordings, by language: files of the content by sentence; digests of the territory's own by short name."""

    territory: str
    brought: Mapping[str, Mapping[str, str]]
    recorded: Mapping[str, Mapping[str, str]]


_kept: dict[tuple[Database, str, tuple[str, ...]], tuple[float, Carried]] = {}
_building = Lock()  # sixty devices that come in at once wait for the first of them


def carried(workshop: Workshop, versions: tuple[str, ...]) -> Carried:
    """It, two seconds old at most; ``versions``: of the questionnaires of the workshop, in order."""
    key = (engine.current(), workshop.territory, versions)
    with _building:
        known = _kept.get(key)
        if known is not None and known[0] > monotonic():
            return known[1]
        if len(_kept) >= MOST:
            _kept.clear()
        made = _made(workshop, versions)
        _kept[key] = (monotonic() + KEPT, made)
        return made


def _made(workshop: Workshop, versions: Sequence[str]) -> Carried:
    with engine.current().reading() as connection, with_(translations.over(connection)):
        return _put_together(
            [questionnaires.asked_in(connection, workshop.territory, version) for version in versions],
            content.consent(connection, workshop.territory),
            content.subjects(connection),
            content.help_lines(connection, workshop.territory),
            Heard(workshop.territory, content.recordings(connection), _spoken(connection, workshop.territory)),
        )


def _spoken(connection: Connection, territory: str) -> Mapping[str, Mapping[str, str]]:
    """Recordings that say what is written today."""
    stale = recordings.stale(connection, territory)
    return {
        language: {name: digest for name, digest in names.items() if name not in stale.get(language, frozenset())}
        for language, names in recordings.recorded(connection, territory).items()
    }


def _put_together(
    asks: Sequence[Questionnaire],
    consent: ConsentText,
    subjects: tuple[Choice, ...],
    lines: tuple[ListEntry, ...],
    heard: Heard,
) -> Carried:
    """What devices carry of the questionnaires of a workshop and their consent.

    ``subjects``: what an idea can be about; ``lines``: whom one may talk to.
    """
    return Carried(
        questionnaire=asked(asks[0]),
        others=[asked(one) for one in asks[1:]],
        consent={
            "version": consent.version,
            "screens": [_screen(screen) for screen in consent.screens],
            "accept": typeset(consent.accept),
            "refuse": typeset(consent.refuse),
            "sensitive_question": typeset(consent.sensitive_question),
            "sensitive_yes": typeset(consent.sensitive_yes),
            "sensitive_no": typeset(consent.sensitive_no),
            "too_young": typeset(consent.too_young),
        },
        ages=[option(age) for age in consent.ages],
        subjects=[option(subject) for subject in subjects],
        help=[_line(line) for line in lines],
        translations=_translations(
            asks, consent, *(subject.fr for subject in subjects), *(words for line in lines for words in _words(line))
        ),
        recordings=_recordings(asks, consent, heard),
    )


def _line(line: ListEntry) -> dict[str, str]:
    words, hours = map(typeset, _words(line))
    return {"icon": line.icon, "text": words, "hours": hours, "number": str(line.details["number"])}


def _words(line: ListEntry) -> tuple[str, str]:
    """What of it may be said in another language."""
    return line.fr, str(line.details["hours"])


def _screen(screen: ConsentScreen) -> dict[str, Any]:
    return {
        "icon": screen.idea.icon,
        "text": typeset(screen.idea.text),
        "lead": typeset(screen.lead.text) if screen.lead else "",
        "more": [{"icon": each.icon, "text": typeset(each.text)} for each in screen.more],
    }


def _translations(asks: Sequence[Questionnaire], consent: ConsentText, *others: str) -> dict[str, dict[str, str]]:
    """Whatever of it can be said in another language; locked wordings have only what their authors published."""
    found = translated(
        asks,
        *consent.choices,
        *others,
    )
    for said in consent.sentences:
        for language, sentence in field.filled(said.template, said.values).items():
            found[language] |= sentence
    return found


def _recordings(asks: Sequence[Questionnaire], consent: ConsentText, heard: Heard) -> dict[str, dict[str, str]]:
    """Where the recordings of this package are, by sentence as typeset. One with blanks says what is true here.

    What the territory recorded comes before what the content brings.
    """
    plain = [*(words for one in asks for words in one.words), *consent.choices]
    said = {words: words for words in plain} | {each.template: each.text for each in consent.sentences}
    true = {name_of(text): typeset(text) for text in said.values() if text}
    found: dict[str, dict[str, str]] = {}
    for language, files in heard.brought.items():
        found[language] = {typeset(said[fr]): f"/assets/audio/{file}" for fr, file in files.items() if fr in said}
    for language, names in heard.recorded.items():
        here = f"/api/recordings/{heard.territory}/{language}"
        own = {true[name]: f"{here}/{name}?{digest}" for name, digest in names.items() if name in true}
        found[language] = found.get(language, {}) | own
    return found
