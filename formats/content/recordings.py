"""Recorded voices: ``audio:`` on a question, a choice, a row or a consent screen, files of ``content/audio/``."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from domain.operations.content import Problem, Values
from domain.participation.consent import LISTS as CONSENT
from formats.content.files import Entries

LIST = "recordings"  # among the project's own lists, in the table that they share


class Recorded(NamedTuple):
    """A sentence with its recordings, file by language, and where it was found."""

    file: str
    entry: str
    fr: str
    audio: Mapping[str, str]


def recorded(content: Entries) -> Iterator[Recorded]:
    """Every sentence that may have a voice."""
    for name, choices in content.choices.items():
        for choice in choices:
            yield Recorded("choices.yaml", f"{name}[{choice.id}].audio", choice.fr, choice.audio)
    for file, questionnaire in content.questionnaires.items():
        for question in questionnaire.questions:
            entry = f"questions[{question.id}]"
            yield Recorded(file, f"{entry}.audio", question.fr, question.audio)
            for row in () if isinstance(question.rows, str) else question.rows:
                yield Recorded(file, f"{entry}.rows[{row.id}].audio", row.fr, row.audio)
    for name in ("consent", *CONSENT, "consent_ages"):
        for entry_ in content.references[name]:
            yield Recorded("consent.yaml", f"{name}[{entry_.id}].audio", entry_.fr, entry_.audio)


def problems(content: Entries) -> Iterator[Problem]:
    """A recording that is not there, or two for one sentence: the same words have the same voice everywhere."""
    known: dict[tuple[str, str], str] = {}
    for found in recorded(content):
        for language, voice in found.audio.items():
            if voice not in content.voices:
                yield Problem(found.file, found.entry, f"the recording {voice!r} is not in the folder audio")
            elif known.setdefault((found.fr, language), voice) != voice:
                yield Problem(found.file, found.entry, f"the same sentence has another recording in {language!r}")


def rows(content: Entries) -> list[Values]:
    """Rows of ``reference``: who says what, sentence by sentence."""
    voices = {(found.fr, language): voice for found in recorded(content) for language, voice in found.audio.items()}
    return [
        {"list": LIST, "id": str(place), "position": place, "fr": fr}
        | {"details": {"icon": "", "language": language, "file": voice}}
        for place, ((fr, language), voice) in enumerate(sorted(voices.items()), start=1)
    ]
