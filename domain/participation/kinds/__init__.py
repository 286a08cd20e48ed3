"""How questions are answered: each module of this folder is a kind, and ends with ``KIND = Kind(…)``.

Nobody outside of the folder asks of which kind a question is: it asks ``KINDS`` for a fact. What is drawn and said of
a kind is in ``tablet/questions/kinds``, under the same name; one more is a file in each (docs/howto/question-type.md).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.participation.questionnaire import Choice, Question
from domain.variants import Variants

Counted = Sequence[tuple[str, Sequence[str]]]  # (row, or "" for the whole question; what is ticked there)
Invented = Sequence[tuple[Choice, ...]]  # each: the choices of one answer, in the order of the list


def all_of_it(value: str) -> Counted:
    """Each of the ids that are separated by one space."""
    return [("", value.split(" "))]


def nothing(said: Sequence[Choice]) -> Invented:  # noqa: ARG001  every kind is asked in the same way
    """What cannot be chosen from a list is not invented."""
    return ()


def one_each(said: Sequence[Choice]) -> Invented:
    """Each choice by itself."""
    return [(choice,) for choice in said]


class Ticks(StrEnum):
    """How many choices of its list an answer may hold, for a paper that judges nothing."""

    ONE = "one"
    SEVERAL = "several"
    ORDERED = "ordered"  # several, of which the first is the most important


@dataclass(frozen=True, kw_only=True)
class Kind:
    """The facts of a kind; its name is that of its module.

    Parameters
    ----------
    judge : the canonical form of a value that is not empty; None where nothing is left of it. Raises a
        ``domain.errors.Invalid`` that says what is wrong. The value has no forbidden character.
    counted : what a canonical value counts for: row by row, the choices. A choice may be the start of a group of values
        (an hour of the day), never more than a few dozen of them.
    invented : the answers that a demonstration may draw, from the choices that say something.
    listed : whether it needs a list of choices.
    ticks : how many of them an answer may hold.
    row : of what is one answer a row, of rows that it needs: the kind of question that a row is by itself.
    numeric : whether an answer is a whole number, from a list or within bounds that it needs.
    ruled : whether the rule of an indicator can tell people by their answer: it is one or several ids.
    drawn : whether a wall may draw how people's answers spread over its list.
    degrees : whether its list goes step by step from one end to the other.
    words : whether people write it in their own words, which are kept no longer than it takes to read them.
    """

    judge: Callable[[Question, str], str | None]
    counted: Callable[[str], Counted] = all_of_it
    invented: Callable[[Sequence[Choice]], Invented] = nothing
    listed: bool = False
    ticks: Ticks = Ticks.ONE
    row: str = ""
    numeric: bool = False
    ruled: bool = False
    drawn: bool = False
    degrees: bool = False
    words: bool = False

    @property
    def in_rows(self) -> bool:
        """Whether it is one answer a row."""
        return bool(self.row)


KINDS = Variants(Kind, "domain.participation.kinds", "KIND")


def of(question: Question) -> Kind:
    """The facts of its kind."""
    return KINDS[question.kind]
