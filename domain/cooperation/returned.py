"""What a wave gives back to those who spoke in it: what changed around them, of those that agreed to be named.

Only what was said in this wave is new: an agreement that comes later makes nothing look as if it had just happened.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.cooperation.commitments import HELD, Commitment, EntryKind, Standing
from domain.cooperation.means import Match, Means, Pool, Side
from domain.cooperation.ties import TieChanges


@dataclass(frozen=True)
class Returned:
    """``ties``: None in a first wave, which nothing came before. ``ended``: commitments that are over by now."""

    ties: TieChanges | None
    needs: tuple[Means, ...]
    offers: tuple[Means, ...]
    shared: tuple[Match, ...]
    accepted: tuple[Commitment, ...]
    ended: tuple[Commitment, ...]

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to tell."""
        parts = (self.needs, self.offers, self.shared, self.accepted, self.ended)
        moved = self.ties is not None and any((self.ties.appeared, self.ties.ended, self.ties.moved))
        return not moved and not any(parts)


def returned(wave: str, ties: TieChanges | None, pool: Pool, known: Sequence[Commitment]) -> Returned:
    """What is new in this wave. ``pool``, ``known``: as they may be shown in it."""
    new = [one for one in pool.means if one.wave == wave]
    held = [one for one in known if one.standing in HELD]
    return Returned(
        ties,
        tuple(one for one in new if one.said.side is Side.NEED),
        tuple(one for one in new if one.said.side is Side.OFFER),
        tuple(one for one in pool.shared if _said_in(wave, one, pool)),
        tuple(one for one in held if one.standing is Standing.VALID and _told_in(wave, one, EntryKind.ACCEPTED)),
        tuple(one for one in held if _told_in(wave, one, EntryKind.ENDED)),
    )


def _said_in(wave: str, match: Match, pool: Pool) -> bool:
    return any(said.wave == wave for said in pool.says[match.need.id, match.offer.id].values())


def _told_in(wave: str, one: Commitment, what: EntryKind) -> bool:
    return any(entry.what is what and entry.wave == wave for entry in one.entries)
