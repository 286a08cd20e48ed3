"""What is wrong with the content, for the people who edit it: file, entry and reason, all problems at once."""

from collections.abc import Sequence
from dataclasses import dataclass


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
