"""What the content says, as plain values by the names of columns, and what can be wrong with it.

Whatever format it is written in becomes this; the database takes nothing else.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Problem:
    """One problem. ``entry`` is the id of what is wrong, as precisely as it can be named."""

    file: str
    entry: str
    reason: str

    def __str__(self) -> str:
        """One line of the report."""
        return f"{self.file}: {self.entry}: {self.reason}"


class ContentError(Exception):
    """The content cannot be loaded; nothing was written. For administrators, in English."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True)
class WrittenQuestion:
    """One question as a questionnaire asks it, without the versions of either.

    ``wording``: a digest of what makes two askings of an item the same question. ``choices``: with the rows of a
    matrix.
    """

    values: Values
    choices: Sequence[Values]
    wording: str


@dataclass(frozen=True)
class WrittenQuestionnaire:
    """``file``: where it is written. ``version``: the number it asks for. ``header``: what its version says."""

    file: str
    id: str
    position: int
    version: int
    header: Values
    questions: Sequence[WrittenQuestion]


@dataclass(frozen=True)
class Content:
    """All of it, checked. ``indicators``: without their version; ``families``: what each of them belongs to."""

    networks: Sequence[Values]
    actors: Sequence[Values]  # those that point at another one last
    territories: Sequence[Values]
    memberships: Sequence[Values]  # of actors in networks
    holdings: Sequence[Values]  # of roles by actors in territories
    references: Mapping[str, Sequence[Values]]  # by list
    themes: Sequence[Values]
    priorities: Sequence[Values]  # examples
    families: Sequence[Values]
    indicators: Sequence[Values]
    questionnaires: Sequence[WrittenQuestionnaire]


def digest(document: object) -> str:
    """The same text for the same document, on every machine."""
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
