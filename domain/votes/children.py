"""The vote of the children: stickers on a poster, counted aloud, told apart and never added to any ballot or hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.errors import Invalid, Refused
from domain.evaluation.ranges import Span
from domain.evaluation.spreads import step
from domain.votes.ballot import Option, ids
from domain.votes.errors import UnknownOption

MOST = 200  # stickers on one proposal


class TooManyStickers(Invalid):
    """More stickers than a poster holds. Values: ``most``, on one proposal."""


class StickersMoved(Refused):
    """Somebody else counted the stickers of this vote in the meantime."""


@dataclass(frozen=True)
class Stickers:
    """``counts``: on each proposal, by its id, in order; empty before anybody counted and where there are none."""

    counts: tuple[tuple[str, int], ...] = ()

    @property
    def told(self) -> Mapping[str, Span]:
        """What is told of each proposal, in steps of k; nothing where none has k. Their total is never told."""
        total = sum(n for _, n in self.counts)
        spans = {option: step(n, total) for option, n in self.counts}
        return spans if any(span.low for span in spans.values()) else {}


NONE = Stickers()


def stuck(counts: Mapping[str, int], options: Sequence[Option]) -> Stickers:
    """What was counted.

    Raises
    ------
    TooManyStickers, domain.votes.errors.UnknownOption
    """
    if set(counts) - set(ids(options)):
        raise UnknownOption
    if any(not 0 <= n <= MOST for n in counts.values()):
        raise TooManyStickers(most=MOST)
    return Stickers(tuple(sorted(counts.items()))) if any(counts.values()) else NONE
