"""Every word that the interface says, looked up by key.

``texts/catalogues/<language>/*.po`` holds them, a file for each family of screens; French is the source and is
complete. Code says ``say("join.title")``; a sentence that counts says ``say("room.answered", n=12)``. What workshops
are about (territories, questions, indicators) is content, not texts.
"""

import gettext
import io
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

CATALOGUES = Path(__file__).parent / "catalogues"
SOURCE = "fr"


@cache
def _messages(language: str) -> Catalog:
    together = Catalog(locale=language)
    for path in sorted((CATALOGUES / language).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id:
                    together[message.id[0] if isinstance(message.id, tuple) else message.id] = message
    return together


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


class MissingText(KeyError):
    """A key without a sentence: a bug, found by tests."""


def say(key: str, /, *, language: str = SOURCE, **values: Any) -> str:  # noqa: ANN401  whatever a sentence prints
    """The sentence of ``key``, filled with ``values``.

    A key that counts has a plural form in the catalogue (msgid_plural ``<key>.many``), chosen by the value ``n``.
    """
    if f"{key}.many" in _plurals():
        sentence = catalogue(language).ngettext(key, f"{key}.many", int(str(values["n"])))
    else:
        sentence = catalogue(language).gettext(key)
    if sentence == key:
        raise MissingText(key)
    return sentence.format(**values)


@cache
def _plurals() -> frozenset[str]:
    return frozenset(message.id[1] for message in _messages(SOURCE) if isinstance(message.id, tuple))


def keys_under(prefix: str, language: str = SOURCE) -> dict[str, str]:
    """All sentences whose key starts with ``prefix.``, raw, by the rest of their key: what the tablet carries along."""
    found = [message.id for message in _messages(SOURCE) if isinstance(message.id, str)]
    under = [key for key in found if key.startswith(f"{prefix}.")]
    return {key.removeprefix(f"{prefix}."): catalogue(language).gettext(key) for key in under}
