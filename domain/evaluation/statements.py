"""What changed for whom (docs/decisions/0157): effects that a territory states of one wave and one theme.

Direct or not, expected or not, and of the unexpected ones those that are bad news too. Each says what shows it: an
indicator as it was told on that day, words that people wrote and somebody has read, or words of whoever states it.
Nothing here says that the project is the cause.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from domain.errors import Invalid, NotFound
from domain.participation.masks import masked
from domain.participation.typed import free_text, required

LONGEST = 280


class UnknownStatement(NotFound):
    """There is no such effect in this wave."""


class NothingShows(Invalid):
    """An effect that nobody expected any more, or that is there, says what shows it: here nothing does."""


class UnknownProof(Invalid):
    """What is to show an effect is not told in this wave, or not any more."""


class Whom(StrEnum):
    """For whom something changes, in the order of screens and reports."""

    RESIDENTS = "habitants"
    CHILDREN = "enfants"
    VOLUNTEERS = "benevoles"
    INSERTION = "salaries_insertion"
    FARMERS = "agriculteurs"
    PARTNERS = "partenaires"
    AUTHORITY = "collectivite"
    FUNDERS = "financeurs"
    EVERYBODY = "territoire"


class Polarity(StrEnum):
    """Whether it was expected and, if it was not, which way it went."""

    EXPECTED = "expected"
    BETTER = "better"
    WORSE = "worse"


EVERY = frozenset(Polarity)


@dataclass(frozen=True)
class Statement:
    """``evidence``: what shows it, in words. ``indicator``: one that is told, ``snapshot``: its sentence on that day.

    ``quote``: the id of words that were published; they are looked up, so that whoever takes them back takes them from
    here too.
    """

    theme: str
    text: str
    whom: Whom
    direct: bool
    polarity: Polarity
    evidence: str = ""
    indicator: str = ""
    snapshot: str = ""
    quote: str = ""

    def checked(self) -> "Statement":
        """As it may be kept: on one line, without telephone numbers and addresses.

        Raises
        ------
        NothingShows
        domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
        """
        text, evidence = _line(required(self.text, LONGEST)), _line(free_text(self.evidence, LONGEST))
        if self.polarity is not Polarity.EXPECTED and not (evidence or self.indicator or self.quote):
            raise NothingShows
        return replace(self, text=text, evidence=evidence, snapshot=self.snapshot if self.indicator else "")


@dataclass(frozen=True)
class Stated:
    """A statement that stands. ``id``: of its request; ``role``: of whoever made it."""

    id: str
    said: Statement
    day: date
    role: str


def of(known: Sequence[Stated], *, whom: Whom | None = None, among: Collection[Polarity] = EVERY) -> tuple[Stated, ...]:
    """Those for somebody, of these polarities, direct ones first."""
    mine = [one for one in known if (whom is None or one.said.whom is whom) and one.said.polarity in among]
    return tuple(sorted(mine, key=lambda one: not one.said.direct))


def _line(words: str) -> str:
    return masked(" ".join(words.split()))
