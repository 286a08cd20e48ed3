"""Links between organisations, as both sides say them: a link is as strong as the weaker answer.

Who answers is said under the item ``actor``. «On ne se connaît pas» is 0; «On se connaît», ``c``, is half a level: a
link that is drawn, and none that cooperates.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations

from domain.evaluation.indicators import MISSING, Calculation
from domain.evaluation.said import Answers, rows

SELF = "actor"  # the item that says who answers
TO, SAYS = ">", "="
KNOWN = {"c": 0.5}  # choices that are no number

Cells = Mapping[str, int]


def cells(rule: Calculation, answers: Answers) -> tuple[str, ...]:
    """``me`` and, for each other one spoken of, ``me>other=level``: each organisation's are its own."""
    me = answers.get(SELF)
    if not me:
        return (MISSING,)
    said = rows(answers, rule.items[0])
    if not said:
        return (MISSING,)
    return (me, *(f"{me}{TO}{other}{SAYS}{level}" for other, level in said.items() if other != me))


def members(counted: Cells) -> frozenset[str]:
    """The organisations that answered."""
    return frozenset(cell for cell, n in counted.items() if n > 0 and TO not in cell and cell != MISSING)


def possible(n: int) -> int:
    """How many links there could be between ``n`` organisations."""
    return n * (n - 1) // 2


def confirmed(counted: Cells) -> dict[frozenset[str], float]:
    """The level of each pair of which both sides spoke: the lower of the two."""
    said = dict(_said(counted))
    pairs = combinations(sorted(members(counted)), 2)
    return {
        frozenset({one, other}): min(said[one, other], said[other, one])
        for one, other in pairs
        if (one, other) in said and (other, one) in said
    }


def unconfirmed(counted: Cells) -> frozenset[frozenset[str]]:
    """The pairs of which one side only says that there is a link, whether the other says no or nothing."""
    said = dict(_said(counted))
    return frozenset(frozenset(pair) for pair, level in said.items() if level > 0 and not said.get(pair[::-1]))


def _said(counted: Cells) -> Iterator[tuple[tuple[str, str], float]]:
    for cell, n in counted.items():
        if n > 0 and TO in cell:
            pair, _, level = cell.rpartition(SAYS)
            one, _, other = pair.partition(TO)
            yield (one, other), KNOWN[level] if level in KNOWN else float(level)
