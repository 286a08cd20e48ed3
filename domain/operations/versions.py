"""What was read or made of something that never changes: once for all who ask, as long as it is asked for."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
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
