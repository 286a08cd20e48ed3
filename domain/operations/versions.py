"""What was read or made of something that never changes: once for all who ask, as long as it is asked for."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from threading import Lock
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Versions(Generic[Made]):
    """Values by version. ``most``: how many are kept; whatever was asked for longest ago goes first.

    A version is all that its value depends on, so that no value is ever out of date: whoever changes anything has
    another version. Values are shared by all threads: do not change them.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Made] = OrderedDict()
        self._one_at_a_time = Lock()  # of many who ask at once for a new version, one makes it and the others wait

    def of(self, version: Hashable, make: Callable[[], Made]) -> Made:
        """The value of a version, made if it is not there. ``make`` asks nothing here."""
        [made] = self.each([version], lambda _: {version: make()})
        return made

    def each(
        self, versions: Iterable[Hashable], make: Callable[[tuple[Hashable, ...]], Mapping[Hashable, Made]]
    ) -> tuple[Made, ...]:
        """The values of these, in their order. ``make``: those that are not there, all at once, by version."""
        wanted = tuple(versions)
        with self._one_at_a_time:
            missing = tuple(dict.fromkeys(one for one in wanted if one not in self._kept))
            made = dict(make(missing)) if missing else {}
            found = tuple(made[one] if one in made else self._kept[one] for one in wanted)
            for one, value in zip(wanted, found, strict=True):
                self._kept[one] = value
                self._kept.move_to_end(one)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return found


@dataclass(frozen=True)
class Reading(Generic[Made]):
    """What was read, and its number in this process: another one only where it says something else than before."""

    number: int
    said: Made


class Readings(Generic[Made]):
    """The last reading of each thing, good as long as nobody has written anything. ``most``: how many are kept.

    Somebody writes, somewhere: each thing is read once more, and keeps its number where it says the same, so that what
    was made of it stays good.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, tuple[Hashable, Reading[Made]]] = OrderedDict()
        self._numbers = count(1)
        self._one_at_a_time = Lock()

    def of(self, thing: Hashable, moment: Hashable, read: Callable[[], Made]) -> Reading[Made]:
        """What ``thing`` says at this moment: read, unless it was at the same one. ``read`` asks nothing here."""
        with self._one_at_a_time:
            before, known = self._kept.get(thing, (None, None))
            if known is None or before != moment:
                said = read()
                if known is None or known.said != said:
                    known = Reading(next(self._numbers), said)
                self._kept[thing] = moment, known
            self._kept.move_to_end(thing)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return known
