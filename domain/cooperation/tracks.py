"""Two ways to engage further organisations (S002): from a project that exists, or by a working group on a stake.

What is said of one makes a workshop to come, of the programme that carries the same name.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from domain.errors import Invalid
from domain.participation.masks import masked
from domain.participation.typed import free_text, required

LONGEST_SUBJECT = 60  # characters: it is part of a workshop's title
LONGEST_WORDS = 280


class TrackUnsaid(Invalid):
    """A question of this track has no answer."""


class Track(StrEnum):
    """Which way: the ids of their programmes."""

    PROJECT = "piste_1"
    GROUP = "piste_2"


class Degree(StrEnum):
    """An answer to one of the two conditions of a project."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Who(StrEnum):
    """Who takes part in a working group, by what they are."""

    ASSOCIATIONS = "associations"
    FIRMS = "firms"
    ELECTED = "elected"
    OFFICIALS = "officials"


class Authority(StrEnum):
    """What the local authority does in it."""

    NOTHING = "nothing"
    EASES = "eases"
    BEARS = "bears"


@dataclass(frozen=True)
class Approach:
    """``subject``: the project, or the stake.

    ``potential`` and ``openness``: of a project, whether it touches stakes of the territory, and whether its bearer
    wants to think, to cooperate, or at least not to do everything alone. ``who`` and ``authority``: of a working group.
    """

    track: Track
    subject: str
    potential: Degree | None = None
    openness: Degree | None = None
    who: tuple[Who, ...] = ()
    authority: Authority | None = None
    comment: str = ""

    def checked(self) -> "Approach":
        """As it may be kept, without what is the other track's, telephone numbers and addresses.

        Raises
        ------
        TrackUnsaid
        domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
        """
        kept = replace(
            self,
            subject=masked(" ".join(required(self.subject, LONGEST_SUBJECT).split())),
            comment=masked(" ".join(free_text(self.comment, LONGEST_WORDS).split())),
        )
        if self.track is Track.PROJECT:
            kept = replace(kept, who=(), authority=None)
            missing = kept.potential is None or kept.openness is None
        else:
            kept = replace(kept, potential=None, openness=None, who=tuple(one for one in Who if one in self.who))
            missing = not kept.who or kept.authority is None
        if missing:
            raise TrackUnsaid
        return kept

    @property
    def rather_the_other(self) -> bool:
        """Whether a working group would be the better way: a project without one of its two conditions."""
        return self.track is Track.PROJECT and Degree.NO in (self.potential, self.openness)
