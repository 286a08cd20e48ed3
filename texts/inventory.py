"""What there is to translate, as it was shipped: the interface by key, the content by its French sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.catalog import Message

from texts import CATALOGUES, SOURCE, UNREAD, form
from texts.field import OTHERS, TRANSLATIONS
from texts.over import Forms
from texts.reading import key, read
from texts.typography import typeset

SAMPLES = 3  # numbers that stand for a form, and then «…»
FAR = 200  # every rule has shown all of its forms before that


@dataclass(frozen=True)
class Shipped:
    """A translation of the catalogues. ``unread``: no speaker has checked it."""

    forms: Forms
    unread: bool


@cache
def french() -> Mapping[str, Forms]:
    """The French forms of everything that residents meet of the interface: what any other language says."""
    met = {known for language in OTHERS for known in interface(language)}
    return {known: forms for known, forms, _ in _messages(CATALOGUES / SOURCE, SOURCE) if known in met}


@cache
def interface(language: str) -> Mapping[str, Shipped]:
    """What a language says of the interface, by key."""
    return {known: Shipped(forms, unread) for known, forms, unread in _messages(CATALOGUES / language, language)}


@cache
def content(language: str) -> Mapping[str, Shipped]:
    """What a language says of the content that we translate, by the French sentence as typeset."""
    found = _messages(TRANSLATIONS / language, language)
    return {typeset(known): Shipped(forms, unread) for known, forms, unread in found}


@cache
def translatable() -> tuple[str, ...]:
    """The French sentences of the content that some language has translated, as typeset."""
    return tuple(dict.fromkeys(known for language in OTHERS for known in content(language)))


@cache
def official(language: str) -> Mapping[str, str]:
    """What the authors of locked wordings published, by the French sentence as typeset."""
    return {typeset(known): forms[0] for known, forms, _ in _messages(TRANSLATIONS / "official" / language, language)}


@cache
def numbers(language: str) -> tuple[str, ...]:
    """Of each form of a sentence that counts, the numbers that it says: «0», «1», «3, 4, 5…»."""
    said: dict[int, list[int]] = {}
    for n in range(FAR):
        said.setdefault(form(language, n), []).append(n)
    more = {at: "…" if len(some) > SAMPLES else "" for at, some in said.items()}
    return tuple(", ".join(map(str, said[at][:SAMPLES])) + more[at] for at in sorted(said))


def _messages(folder: Path, language: str) -> Iterator[tuple[str, Forms, bool]]:
    for message in read(folder, language):
        if message.id and any(_forms(message)):
            yield key(message), _forms(message), UNREAD in message.user_comments


def _forms(message: Message) -> Forms:
    said = message.string
    return (said,) if isinstance(said, str) else tuple(said or ())
