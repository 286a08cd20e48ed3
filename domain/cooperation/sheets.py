"""The sheet of an organisation in its own words, and who may see it named (domain.md §1.7)."""

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


class Family(StrEnum):
    """What an organisation may agree to show under its name to the others of its territory, and to the committee."""

    SHEET = "sheet"
    TIES = "ties"


@dataclass(frozen=True)
class Sheet:
    """What an organisation says of itself. ``version``: 0 where it has said nothing yet.

    ``finality``: which need its action answers; ``governance``: who decides, and the place of residents; ``model``:
    what it draws from the market, from redistribution and from reciprocity.
    """

    kind: str | None = None
    finality: str = ""
    governance: str = ""
    model: str = ""
    version: int = 0

    def checked(self, kinds: frozenset[str]) -> "Sheet":
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
    """Whether a family of answers may be shown under the organisation's name. Nothing said is no."""

    agreed: bool = False
    version: int = 0
