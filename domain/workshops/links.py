"""What a decision belongs to: a priority, a theme, an objective, a stake, a level of cooperation. Never needed.

Kept by their ids; whoever reads the decision reads them in words.
"""

from dataclasses import dataclass
from enum import StrEnum

from domain.errors import NotFound


class UnknownLink(NotFound):
    """The territory has no such priority, the project's lists no such theme, objective, stake or level."""


class Link(StrEnum):
    """The kinds, in the order in which they are told."""

    PRIORITY = "priority"
    THEME = "theme"
    OBJECTIVE = "objective"
    STAKE = "stake"
    LEVEL = "level"


@dataclass(frozen=True)
class Links:
    """The ids; None for what is not said."""

    priority: str | None = None
    theme: str | None = None
    objective: str | None = None
    stake: str | None = None
    level: str | None = None


NONE = Links()
