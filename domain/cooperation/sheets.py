"""The sheet of an organisation in its own words, and who may see it named."""

from dataclasses import dataclass, replace
from enum import StrEnum

from domain.errors import Invalid, Refused
from domain.participation.masks import masked
from domain.participation.typed import free_text

LONGEST = 280  # characters of each answer


class SheetMoved(Refused):
    """Somebody else of the same organisation changed this sheet in the meantime."""


class AgreementMoved(Refused):
    """Somebody else of the same organisation changed this agreement in the meantime."""


class UnknownStructureKind(Invalid):
    """No such kind of organisation."""


class Audience(StrEnum):
    """How far an organisation lets a family of its answers go under its name: each circle holds those before it."""

    NOBODY = "nobody"
    PARTNERS = "partners"  # the other organisations of the territory
    COMMITTEE = "committee"  # its committee and those who run its workshops, too
    PUBLIC = "public"  # whoever opens the page, without account

    def reaches(self, reader: "Audience") -> bool:
        """Whether what goes that far may be read by ``reader``, which is somebody."""
        circles = list(Audience)
        return circles.index(self) >= circles.index(reader) > 0


class Family(StrEnum):
    """What an organisation agrees to show under its name, family by family: how far is its ``Audience``."""

    SHEET = "sheet"
    TIES = "ties"
    MEANS = "means"
    COMMITMENTS = "commitments"
    CHARTER = "charter"


@dataclass(frozen=True)
class OrganisationSheet:
    """What an organisation says of itself. ``version``: 0 where it has said nothing yet.

    ``finality``: which need its action answers; ``governance``: who decides, and the place of residents; ``model``:
    what it draws from the market, from redistribution and from reciprocity.
    """

    kind: str | None = None
    finality: str = ""
    governance: str = ""
    model: str = ""
    version: int = 0

    def checked(self, kinds: frozenset[str]) -> "OrganisationSheet":
        """As it may be kept: telephone numbers, addresses and links are masked.

        Raises
        ------
        UnknownStructureKind, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
        """
        if self.kind is not None and self.kind not in kinds:
            raise UnknownStructureKind
        finality, governance, model = (
            masked(free_text(words, LONGEST)) for words in (self.finality, self.governance, self.model)
        )
        return replace(self, finality=finality, governance=governance, model=model)


@dataclass(frozen=True)
class Agreement:
    """How far a family of answers may be shown under the organisation's name. Nothing said is nobody."""

    audience: Audience = Audience.NOBODY
    version: int = 0
