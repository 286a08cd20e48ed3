"""The field's own words (questions, choices, consent, priorities) in other languages, sentence by sentence.

The French sentence is the key, as in gettext: one that was corrected has lost its translation until somebody
translates it again, and is shown in French. ``content/translations/<language>/*.po`` holds ours,
``content/translations/official/<language>/*.po`` what the authors of a locked instrument published, with its source.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from texts import CATALOGUES, LANGUAGES, SOURCE, UNREAD
from texts.over import FIELD, INTERFACE, Over, Which, over
from texts.reading import key, read
from texts.typography import typeset

TRANSLATIONS = Path(__file__).parent.parent / "content" / "translations"
OTHERS = tuple(language for language in LANGUAGES if language != SOURCE)


def sentences(language: str) -> Mapping[str, str]:
    """Every translated sentence by its French one, as typeset; what somebody wrote over the catalogues in its place."""
    return _sentences(language, over())


@lru_cache(maxsize=64)
def _sentences(language: str, known: Over) -> Mapping[str, str]:
    return {**_shipped(language), **known.field.get(language, {})}


@cache
def _shipped(language: str) -> Mapping[str, str]:
    ours = read(TRANSLATIONS / language, language)
    official = read(TRANSLATIONS / "official" / language, language)
    return {
        typeset(str(message.id)): str(message.string)
        for catalogue in (ours, official)
        for message in catalogue
        if message.id and message.string
    }


def translated(said: Iterable[str]) -> dict[str, dict[str, str]]:
    """Language → French sentence → its translation, for those of ``said`` (typeset) that have one."""
    wanted = set(said) - {""}
    return {
        language: {fr: sentences(language)[fr] for fr in wanted & sentences(language).keys()} for language in OTHERS
    }


def lacking(said: str) -> tuple[str, ...]:
    """The languages in which a sentence (typeset) is said in French, for want of a translation."""
    return tuple(language for language in OTHERS if said not in sentences(language))


def filled(template: str, values: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The same for one sentence with blanks; a value that has no translation, such as a name, stays as it is."""
    said = typeset(template.format(**values))
    found: dict[str, dict[str, str]] = {}
    for language in OTHERS:
        known = sentences(language)
        if typeset(template) in known:
            there = {name: known.get(typeset(value), value) for name, value in values.items()}
            found[language] = {said: known[typeset(template)].format(**there)}
    return found


def unread(language: str) -> bool:
    """Whether a speaker still has to check something of what a resident reads in this language."""
    known = over()
    return bool(known.drafts.get(language) or marked(language) - known.checked.get(language, frozenset()))


@cache
def marked(language: str) -> frozenset[Which]:
    """The sentences that no speaker has checked, as they were shipped."""
    folders = ((INTERFACE, CATALOGUES / language, str), (FIELD, TRANSLATIONS / language, typeset))
    return frozenset(
        (kind, name(key(message)))
        for kind, folder, name in folders
        for message in read(folder, language)
        if UNREAD in message.user_comments
    )
