"""Translations in words: how far each is read, what stands over what was shipped."""

from collections.abc import Mapping

from domain.participation.translations import Shown, TranslationVersion, Wording
from sentences.operations.contents import dated
from texts import Language, field, say

LONGEST = 90  # signs of a sentence in a list


def state(one: Wording) -> str:
    """«Brouillon», «Relue», «Validée», «Manque», «Verrouillée»."""
    if one.sentence.locked:
        return say("translations.state.locked")
    return say(f"translations.state.{one.state or Shown.MISSING}")


def languages() -> Mapping[str, str]:
    """Those that are translated, by their code, in their own names."""
    return {code: Language.of(code).name for code in field.OTHERS}


def named(one: Wording) -> str:
    """A sentence of a list: its French, as far as it has room."""
    french = " ".join(one.sentence.french[-1].split())
    return french if len(french) <= LONGEST else f"{french[:LONGEST]}…"


def version(one: TranslationVersion) -> str:
    """«Version 2, le 12/11/2026 (Coordination), relue»."""
    how = say(f"translations.version.{one.state}") if one.state else say("translations.version.shipped")
    return say("translations.told", version=dated(one.number, one.at, one.role), how=how)


def shown(how_many: Mapping[Shown, int]) -> Mapping[str, str]:
    """The lists that one can ask for, each with its number."""
    return {str(one): say(f"translations.shown.{one}", count=how_many[one]) for one in Shown}
