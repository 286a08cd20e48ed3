"""Every word that the interface says, looked up by key.

``texts/catalogues/<language>/*.po`` holds them, a file for each family of screens; French is the source and is
complete, the others hold what a resident meets. Code says ``say("join.title")``; a sentence that counts says
``say("room.answered", n=12)``. Nobody hands a language from function to function: the frame says once whom a page is
drawn for (``speak``), the HTTP API whom a request comes from, and every sentence is in it. What workshops are about
(territories, questions, indicators) is content, not texts: ``texts.field`` knows its translations.
"""

import gettext
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.numbers import format_decimal

from texts.over import over
from texts.reading import key, read
from texts.typography import nested

CATALOGUES = Path(__file__).parent / "catalogues"
SOURCE = "fr"
LANGUAGES = ("fr", "ar", "en", "es", "pt", "tr")  # in which a resident may answer
HEARD = {"swb": "Shikomori", "rom": "Romani"}  # which a resident may hear and reads in French: their own names
RECORDED = (*LANGUAGES, *HEARD)  # in which sentences are recorded
NUMBERS = 4_096  # a page that moves by itself writes the same ones at each glance, and Babel takes 0.3 ms for each
UNREAD = "à relire"  # the comment of a translation that no speaker has checked
_spoken: ContextVar[str] = ContextVar("language", default=SOURCE)  # of this run of a page, or of this request
_further: list[Path] = []  # see ``add``
_SPOKEN_IN = {"pt": "pt-PT"}  # «0 respostas» in Lisbon, «0 resposta» in São Paulo


@dataclass(frozen=True)
class Language:
    """``name``: its own; ``tag``: whose plural rules count; ``direction``: ltr or rtl."""

    code: str
    name: str
    tag: str
    direction: str

    @classmethod
    @cache
    def of(cls, code: str) -> "Language":
        """By its code, one of ``RECORDED``; whoever only hears a language reads French."""
        if code in HEARD:
            return cls(code, HEARD[code], SOURCE, "ltr")
        locale = Locale.parse(code)
        name = str(locale.get_language_name(code))
        return cls(code, name[0].upper() + name[1:], _SPOKEN_IN.get(code, code), locale.text_direction)


@cache
def _messages(language: str) -> Catalog:
    found = read(CATALOGUES / language, language)
    for folder in _further:
        for message in read(folder / language, language):
            if message.id:
                found[key(message)] = message
    return found


def add(folder: Path) -> None:
    """Read the catalogues of another folder too, as if they lay in ``CATALOGUES``."""
    _further.append(folder)
    _forget()


def drop(folder: Path) -> None:
    """Forget what ``add`` brought."""
    _further.remove(folder)
    _forget()


def _forget() -> None:
    for kept in (_messages, catalogue, complete, _plurals, _rule, _keys_under):
        kept.cache_clear()


@cache
def catalogue(language: str = SOURCE) -> gettext.GNUTranslations:
    """The compiled catalogue of a language; falls back to French, sentence by sentence."""
    compiled = io.BytesIO()
    write_mo(compiled, _messages(language))
    compiled.seek(0)
    translations = gettext.GNUTranslations(compiled)
    if language != SOURCE:
        translations.add_fallback(catalogue(SOURCE))
    return translations


@cache
def complete() -> frozenset[str]:
    """The languages that say everything, staff's screens too: whoever adds one adds its catalogue and nothing else."""
    wanted = {message.id for message in _messages(SOURCE) if message.id}
    folders = [folder.name for folder in CATALOGUES.iterdir() if folder.is_dir()]
    return frozenset(
        language
        for language in folders
        if wanted <= {message.id for message in _messages(language) if message.id and all(_said(message.string))}
    )


def _said(string: object) -> tuple[object, ...]:
    return string if isinstance(string, tuple) else (string,)


def spoken() -> str:
    """Code of the language that is spoken here and now; French where nobody has said otherwise."""
    return _spoken.get()


def speak(language: str) -> None:
    """From here on in this run of a page."""
    _spoken.set(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Inside, whatever was spoken before."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


class MissingText(KeyError):
    """A key without a sentence: a bug, found by tests."""


def say(key: str, /, *, language: str | None = None, **values: Any) -> str:  # noqa: ANN401  whatever a sentence prints
    """The sentence of ``key``, filled with ``values``, in ``language`` (in the one that is spoken, if None).

    A key that counts has a plural form in the catalogue (msgid_plural ``<key>.many``), chosen by the value ``n``.
    """
    language = language or spoken()
    written = None if language == SOURCE else over().interface.get(language, {}).get(key)  # French is the source
    if f"{key}.many" in _plurals():
        n = int(str(values["n"]))
        sentence = written[form(language, n)] if written else catalogue(language).ngettext(key, f"{key}.many", n)
    else:
        sentence = written[0] if written else catalogue(language).gettext(key)
    if sentence == key:
        raise MissingText(key)
    said = sentence.format(**{name: _thousands(value, language) for name, value in values.items()})
    return nested(said) if said.count("«") > 1 else said


def locale(language: str | None = None) -> str:
    """What Babel calls a language (the one that is spoken, if None): whose numbers and plurals it writes."""
    return Language.of(language or spoken()).tag.replace("-", "_")


def day_of(moment: date) -> str:
    """The day of a date or a moment in digits, in the order and with the signs of the language."""
    return say("day", day=moment)


def hour_of(moment: datetime | time) -> str:
    """The hour and the minute of a moment, by the clock that it is already told by, as the language writes them."""
    return say("hour", hour=moment)


def whole(n: int, language: str | None = None) -> str:
    """A whole number as the language writes it: «1 173» with its thin space."""
    return _whole(n, locale(language))


@lru_cache(NUMBERS)
def _whole(n: int, locale: str) -> str:
    return format_decimal(n, locale=locale)


def _thousands(value: object, language: str) -> object:
    long = isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 1000  # noqa: PLR2004  four digits
    return whole(value, language) if long and isinstance(value, int) else value


@cache
def _plurals() -> frozenset[str]:
    return frozenset(message.id[1] for message in _messages(SOURCE) if isinstance(message.id, tuple))


@cache
def _rule(language: str) -> Callable[[int], int]:
    return gettext.c2py(str(_messages(language).plural_expr))


def form(language: str, n: int) -> int:
    """Which of the forms of a sentence that counts says this number."""
    return int(_rule(language)(n))


@cache
def _samples(language: str) -> dict[str, int]:
    """A number for each plural category that the browser knows («one», «few»…)."""
    rule = Locale.parse(Language.of(language).tag, sep="-").plural_form
    return {rule(n): n for n in reversed(range(200))}


def keys_under(prefix: str, language: str = SOURCE) -> dict[str, str]:
    """All sentences whose key starts with ``prefix.``, raw, by the rest of their key: what the tablet carries along.

    A sentence that counts becomes one for each plural category of the language: ``waiting.one``, ``waiting.few``…
    Only what the language itself says: a missing sentence is missing.
    """
    found = _keys_under(prefix, language)
    written = None if language == SOURCE else over().interface.get(language)
    return found | _written_under(prefix, language, written) if written else found


def _written_under(prefix: str, language: str, written: Mapping[str, Sequence[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for whole_key, forms in written.items():
        rest = whole_key.removeprefix(f"{prefix}.")
        if rest != whole_key and f"{whole_key}.many" in _plurals():
            found |= {f"{rest}.{category}": forms[form(language, n)] for category, n in _samples(language).items()}
        elif rest != whole_key:
            found[rest] = forms[0]
    return found


@cache
def _keys_under(prefix: str, language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for message in _messages(language):
        rest = key(message).removeprefix(f"{prefix}.")
        if rest == key(message):
            continue
        if isinstance(message.id, tuple):
            speaks = catalogue(language)
            for category, n in _samples(language).items():
                found[f"{rest}.{category}"] = speaks.ngettext(message.id[0], message.id[1], n)
        elif message.string:
            found[rest] = str(message.string)
    return found
