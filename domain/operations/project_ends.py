"""When the project of a territory is over: the files may say it, and a page may, version after version.

It shortens what is promised and never lengthens it (``domain.operations.retention``). A day that is too early erases
what people said: one that would do so at once is refused.
"""

from dataclasses import dataclass
from datetime import date

from domain.errors import Invalid, WordsMissing
from domain.operations.contents import ContentVersion
from domain.operations.retention import AFTER_PROJECT, Stock


class ProjectEndTooEarly(Invalid):
    """What was answered would be over already."""


@dataclass(frozen=True)
class ProjectEnd:
    """``said``: what counts; ``shipped``: what the files say; both None where nobody said it.

    ``before``: what was written on the page, the first first; None: as the files say, from then on.
    """

    said: date | None
    shipped: date | None
    before: tuple[tuple[ContentVersion, date | None], ...] = ()

    @property
    def version(self) -> int:
        """The number of the last version."""
        return self.before[-1][0].number if self.before else 0


def answers_over(ends: date) -> date:
    """The day from which no answer is left, whatever is promised."""
    return AFTER_PROJECT[Stock.ANSWERS].until(ends)


def checked(ends: date | None, today: date) -> date:
    """As it may be kept.

    Raises
    ------
    domain.errors.WordsMissing, ProjectEndTooEarly
    """
    if ends is None:
        raise WordsMissing
    if answers_over(ends) <= today:
        raise ProjectEndTooEarly
    return ends
