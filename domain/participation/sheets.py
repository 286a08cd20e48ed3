"""Questionnaires on paper: each sheet has a number, is read twice, and counts once both readings are the same.

What is copied is what stands on the paper: the number of each box that is ticked, or the words. Nothing is asked of
whoever copies that the person was not asked, and a sheet on which nobody agreed is not copied at all.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.errors import Invalid, NotFound, Refused
from domain.participation import kinds
from domain.participation.answers import accept
from domain.participation.consent import ConsentText
from domain.participation.kinds import Ticks
from domain.participation.questionnaire import Choice, Question

MOST_SHEETS = 400  # of one workshop
AGREED, AGE, SENSITIVE = "@agreed", "@age", "@sensitive"  # what is asked before the questions; no question's id
YES, NO = "1", "2"  # the boxes of the two consents
NOTHING = frozenset({"", "-", "0"})  # what a row without a tick is copied as

Reading = Mapping[str, str | None]  # what stands on a sheet: by question id, and AGE and SENSITIVE


class State(StrEnum):
    """Where a sheet stands. ``DRAWN``: its number is on paper; ``READ``: once; ``DIFFERS``: twice, and not alike."""

    DRAWN = "drawn"
    READ = "read"
    DIFFERS = "differs"
    COUNTED = "counted"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True)
class Sheet:
    """A numbered sheet of a workshop. ``first`` and ``second``: what was read, until it is counted.

    ``questionnaire``: what is on it.
    """

    workshop: str
    number: int
    state: State
    first: Reading | None = None
    second: Reading | None = None
    questionnaire: str = ""


class NotAgreed(Refused):
    """Nobody agreed on this sheet: it is put away, and nothing of it is kept."""


class NoSuchBox(Invalid):
    """There is no box of that number. Values: ``most``."""


class RowsMissing(Invalid):
    """As many numbers are expected as there are rows. Values: ``rows``."""


class SameRank(Invalid):
    """A ranking gives each place once."""


class UnknownSheet(NotFound):
    """No sheet of this workshop has this number."""


class SheetDone(Refused):
    """It is counted, or its person took it back: nothing more is copied from it."""


class StillToDecide(Refused):
    """Both readings differ: what stands on the paper is to be decided first."""


class ReadAlike(Refused):
    """Somebody has decided meanwhile, or read it differently: look again."""


class TooManySheets(Refused):
    """Values: ``most``."""


class SheetWaits(NotFound):
    """Its ticket is known, but nobody has copied it yet."""


def value(question: Question, typed: str) -> str | None:
    """The answer that was copied, in its canonical form; None where nothing was ticked.

    ``typed``: «3», «1 4» or «14» for several, «- 2 1» as written in the boxes of a ranking, «3 2 - 4» row by row, a
    number, words.

    Raises
    ------
    domain.errors.Invalid
        One of its kinds: ``NoSuchBox``, ``RowsMissing``, ``SameRank``, or what the question itself says of the answer.
    """
    typed = typed.strip()
    if not typed:
        return None
    facts = kinds.of(question)
    if not question.choices:
        return accept(question, typed)
    if facts.in_rows:
        return accept(question, _rows(question, typed))
    if facts.ticks is Ticks.ORDERED:
        return accept(question, _in_order(question, typed))
    ticked = [_box(question.choices, each).id for each in _parts(typed, question.choices)]
    if facts.ticks is Ticks.SEVERAL:
        order = [choice.id for choice in question.choices]
        ticked = sorted(ticked, key=order.index)
    return accept(question, " ".join(ticked))


def _in_order(question: Question, typed: str) -> str:
    """What was written in the boxes, box by box, as ids in the order of preference."""
    parts = _parts(typed, question.choices)
    if len(parts) != len(question.choices):
        raise RowsMissing(rows=len(question.choices))
    ranks: dict[int, str] = {}
    for choice, part in zip(question.choices, parts, strict=True):
        if part in NOTHING:
            continue
        if not re.fullmatch(r"[0-9]{1,2}", part) or int(part) in ranks:
            raise SameRank
        ranks[int(part)] = choice.id
    return " ".join(ranks[rank] for rank in sorted(ranks))


def _rows(question: Question, typed: str) -> str:
    """A matrix as it travels: the rows that have a tick."""
    parts = _parts(typed, question.choices)
    if len(parts) != len(question.rows):
        raise RowsMissing(rows=len(question.rows))
    pairs = zip(question.rows, parts, strict=True)
    return " ".join(f"{row.id}={_box(question.choices, part).id}" for row, part in pairs if part not in NOTHING)


def _parts(typed: str, choices: Sequence[Choice]) -> list[str]:
    """Numbers with blanks or commas between them; where no box has two digits, they may stand without."""
    parts = [part for part in re.split(r"[\s,;/]+", typed) if part]
    if len(parts) == 1 and len(choices) < 10:  # noqa: PLR2004  digits
        return list(parts[0])
    return parts


def _box(choices: Sequence[Choice], part: str) -> Choice:
    if not re.fullmatch(r"[0-9]{1,2}", part) or not 1 <= int(part) <= len(choices):
        raise NoSuchBox(most=len(choices))
    return choices[int(part) - 1]


def agreed(typed: str) -> None:
    """What the first box says.

    Raises
    ------
    NotAgreed
        Whatever else is ticked, or nothing.
    """
    if typed.strip() != YES:
        raise NotAgreed


def age(consent: ConsentText, typed: str) -> str | None:
    """The band that is ticked; None where none is.

    Raises
    ------
    NoSuchBox
    """
    typed = typed.strip()
    return _box(consent.ages, typed).id if typed else None


def sensitive(typed: str) -> str:
    """``YES`` or ``NO`` to sensitive questions; what is not ticked is no.

    Raises
    ------
    NoSuchBox
    """
    if typed.strip() not in ("", YES, NO):
        raise NoSuchBox(most=2)
    return YES if typed.strip() == YES else NO


def differences(first: Reading, second: Reading) -> tuple[str, ...]:
    """What two readings do not say alike, in the order of the first; passed and left out are the same."""
    keys = dict.fromkeys((*first, *second))
    return tuple(key for key in keys if first.get(key) != second.get(key))


def decided(first: Reading, second: Reading, kept: Mapping[str, int]) -> dict[str, str | None]:
    """The reading that counts: where both differ, the one of ``kept`` (1 or 2) says it.

    Raises
    ------
    StillToDecide
        If some difference is not decided.
    """
    differ = differences(first, second)
    if not all(kept.get(key) in (1, 2) for key in differ):
        raise StillToDecide
    chosen = {key: (first if kept[key] == 1 else second).get(key) for key in differ}
    return {**first, **chosen}
