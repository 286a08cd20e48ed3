"""What is done so that everybody can come, and what may not be asked because of who holds the workshop.

Whoever gives food must not be the one who asks about want of it: answers lean towards the help that is hoped for, and
nobody should have to say that they are hungry in order to be fed (docs/decisions/0124). EPICES is a partner's own
instrument: it is asked where one already works with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from domain.errors import Refused
from domain.participation.questionnaire import JOINED
from domain.participation.typed import free_text

LONGEST = 80  # characters of a partner's name
FIES, EPICES = "mod_fies", "mod_epices"


class Offer(StrEnum):
    """What people are offered who come."""

    CHILDCARE = "childcare"
    TRAVEL = "travel"
    MEAL = "meal"


class FoodIsGiven(Refused):
    """The module on want of food is not asked where those who give food hold the workshop."""


class EpicesUnused(Refused):
    """The score of precarity is asked with a partner who already uses it, named beforehand."""


@dataclass(frozen=True)
class Welcome:
    """``languages``: those in which somebody interprets, by code, sorted. ``epices``: the partner who uses EPICES."""

    languages: tuple[str, ...] = ()
    offers: frozenset[Offer] = field(default_factory=frozenset)
    gives_food: bool = False
    epices: str = ""

    @classmethod
    def of(cls, languages: Iterable[str], offers: Iterable[str], *, gives_food: bool, epices: str) -> "Welcome":
        """As it may be kept.

        Raises
        ------
        domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
        """
        offered = frozenset(Offer(each) for each in offers)
        return cls(tuple(sorted(set(languages))), offered, gives_food, free_text(epices, LONGEST))

    def judge(self, questionnaire_version: str) -> None:
        """Refuse what may not be asked here.

        Raises
        ------
        FoodIsGiven, EpicesUnused, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
        """
        partner = free_text(self.epices, LONGEST)
        asked = questionnaire_version.partition("@")[0].split(JOINED)
        if self.gives_food and FIES in asked:
            raise FoodIsGiven
        if EPICES in asked and not partner:
            raise EpicesUnused


NOBODY_SAID = Welcome()
