"""How long the steps of a workshop lasted, by five minutes: it judges a programme, and tells nothing of anybody."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

BY = 5  # minutes
Span = tuple[datetime, datetime]


def lasted(
    begun: Sequence[tuple[int, datetime]], over: datetime | None, breaks: Sequence[Span] = ()
) -> Mapping[int, int]:
    """The minutes of each step by its position, to the nearest five: 0 for less than half of that.

    Parameters
    ----------
    begun : which step began and when, in order. One that was gone back to lasted both times.
    over : when the workshop was closed; None before, and then the step that is now has not lasted yet.
    breaks : from a closing to the reopening that undid it.
    """
    ends = [since for _, since in begun[1:]] + ([over] if over is not None else [])
    spent: dict[int, timedelta] = defaultdict(timedelta)
    for (position, since), end in zip(begun, ends, strict=False):
        spent[position] += end - since - sum((_common((since, end), each) for each in breaks), timedelta())
    if over is None and begun:
        spent.pop(begun[-1][0], None)
    return {position: int((time / timedelta(minutes=1) + BY / 2) // BY * BY) for position, time in spent.items()}


def _common(one: Span, other: Span) -> timedelta:
    return max(min(one[1], other[1]) - max(one[0], other[0]), timedelta())
