"""The rule that published before this one (commit b581194): the attacker has seen what it showed, and knows it."""

from collections.abc import Mapping

from domain.evaluation.indicators import MISSING
from domain.evaluation.statistics import mean_interval

K = 5


def told(cells: Mapping[str, int], before: Mapping[str, int], *, mean: bool) -> tuple[object, int | None]:
    """What a figure told, None if it was hidden; and how many were outside the denominator, if that was public."""
    added = {cell: n - before.get(cell, 0) for cell, n in cells.items()}
    people = sum(added.values())
    if sum(cells.values()) < K or people <= 0 or max(added.values()) > people - 2:
        return None, None
    return _mean(cells) if mean else _share(cells)


def _share(cells: Mapping[str, int]) -> tuple[object, int | None]:
    group, yes, missing = merged(cells), cells["yes"], cells.get(MISSING, 0)
    if "yes" in group or (group and not yes):
        return None, None
    silent = None if MISSING in group else missing
    grouped = sum(cells[cell] for cell in group)
    if "no" in group:
        return ("at least", yes, grouped, silent), None
    n = yes + cells["no"]
    return (None, None) if n < K else ((n, yes, grouped, silent), missing)


def _mean(cells: Mapping[str, int]) -> tuple[object, int | None]:
    values = {int(cell): n for cell, n in cells.items() if cell != MISSING}
    n, missing = sum(values.values()), cells.get(MISSING, 0)
    if n < 2 * K:
        return None, None
    mean = sum(value * people for value, people in values.items()) / n
    exact = missing == 0 or missing >= K
    figure = (n if exact else None, *(round(value * 2) / 2 for value in (mean, *mean_interval(values))))
    return figure, missing if exact else None


def merged(cells: Mapping[str, int]) -> frozenset[str]:
    """The cells that were told as one group."""
    occupied = sorted((n, cell) for cell, n in cells.items() if n > 0)
    group = [(n, cell) for n, cell in occupied if n < K]
    others = [(n, cell) for n, cell in occupied if n >= K]
    while group and others and (sum(n for n, _ in group) < K or len(group) == 1):
        group.append(others.pop(0))
    return frozenset(cell for _, cell in group)
