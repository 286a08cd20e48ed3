"""Contents that are changed on a page: who wrote which version, and in which languages it is not said yet."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from domain.operations.contents import NOBODY, ContentVersion, CurrentHelpLine, TerritoryPromise
from domain.operations.project_ends import answers_over
from domain.workshops.hours import here
from sentences.operations.public import line
from texts import Language, day_of, field, say
from texts.typography import typeset

CONTROLLER = "{controller}"  # where sentences name who keeps the answers
_WORDS = re.compile(r"\b(?:[^\W\d_]{5,}|[A-Z]{3,})\b")  # that may name somebody
_ANY = re.compile(r"[^\W\d_]{3,}")


def version(one: ContentVersion) -> str:
    """«Version 2, le 12/11/2026 (Coordination)»; that of the files has neither day nor author."""
    if one.at is None:
        return say("contents.shipped")
    return dated(one.number, one.at, one.role)


def dated(number: int, at: datetime, role: str) -> str:
    """The version of that number, when it was written, and by which role."""
    return say("contents.version", number=number, day=day_of(here(at)), role=say(f"role.{role}"))


def said_line(one: ContentVersion, said: TerritoryPromise) -> str:
    """A version, and what it said."""
    return say("contents.told", version=version(one), said=promise(said))


def promise(said: TerritoryPromise) -> str:
    """What was promised, in one line."""
    if said == TerritoryPromise():
        return say("contents.promise_restored")
    return say("contents.promise", controller=typeset(said.controller), contact=typeset(said.contact))


def both(controller: str, templates: Iterable[str]) -> str:
    """Where who keeps the answers has a word of what is said around them, that the two are to be read together.

    The same sentence says who never sees the answers. Empty where they share no word that is long, or in capitals.
    """
    around = {one.casefold() for template in templates if CONTROLLER in template for one in _WORDS.findall(template)}
    shared = dict[str, str]()
    for one in _ANY.findall(controller):
        if one.casefold() in around:
            shared.setdefault(one.casefold(), one)
    return say("contents.read_both", words=", ".join(shared.values())) if shared else ""


def project_end(ends: date) -> str:
    """The day on which a project is over, and what follows from it."""
    return say("places.end_follows", day=day_of(ends), until=day_of(answers_over(ends)))


def end_line(one: ContentVersion, ends: date | None) -> str:
    """A version, and the day that it said."""
    return say("contents.told", version=version(one), said=day_of(ends) if ends else _as_shipped(one))


def _as_shipped(one: ContentVersion) -> str:
    return say("places.end_unknown" if one == NOBODY else "contents.promise_restored")


def helped(one: CurrentHelpLine) -> str:
    """A help line as it is read, and whether it still is."""
    return _standing(one, line(one.said.words, one.said.number, one.said.hours))


def short(one: CurrentHelpLine) -> str:
    """The same for a list: without its hours."""
    return _standing(one, line(one.said.words, one.said.number))


def _standing(one: CurrentHelpLine, said: str) -> str:
    return say("contents.line_hidden", line=said) if one.hidden else said


def untranslated(said: Sequence[str]) -> str:
    """In which languages these sentences are said in French; empty if in none."""
    lacking = {code for words in said if words for code in field.lacking(typeset(words))}
    names = ", ".join(Language.of(code).name for code in field.OTHERS if code in lacking)
    return say("contents.untranslated", languages=names) if names else ""
