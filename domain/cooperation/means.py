"""Means that organisations pool: each says what it offers and needs, both ends say what is really shared (S000).

What is offered and what is needed meet by their type, inside a territory. That they meet is not that they share: this
each end says on its own, as for a tie, and it counts once both do.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from domain.cooperation.ties import Stand
from domain.errors import Invalid, Refused
from domain.participation.masks import masked
from domain.participation.typed import required

LONGEST = 160  # characters
MOST = 12  # offers, or needs, of one organisation that stand at the same time


class UnknownMeans(Invalid):
    """No such type, or nothing of the kind that this organisation may read."""


class MeansFull(Refused):
    """The organisation has said as many as a list can hold. Values: ``most``."""


class MeansTypeMissing(Invalid):
    """No type was chosen."""


class UntilPast(Invalid):
    """What is offered or needed until a day is so today at least."""


class ShareMoved(Refused):
    """Somebody else of the same organisation said something else of this in the meantime."""


class Side(StrEnum):
    """Which end of a share an organisation is."""

    OFFER = "offer"
    NEED = "need"

    @property
    def other(self) -> "Side":
        """The end that it meets."""
        return Side.NEED if self is Side.OFFER else Side.OFFER


@dataclass(frozen=True)
class MeansWords:
    """What an organisation offers or needs. ``type``: of the project's list; ``until``: the last day, None for open.

    ``tags``: ids of the stakes and agricultural subjects that it touches.
    """

    side: Side
    type: str
    words: str
    until: date | None = None
    tags: tuple[str, ...] = ()

    def checked(self, types: Collection[str], tags: Collection[str], today: date) -> "MeansWords":
        """As they may be kept: telephone numbers, addresses and links are masked.

        Raises
        ------
        MeansTypeMissing, UnknownMeans, UntilPast
        domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
        """
        if not self.type:
            raise MeansTypeMissing
        if self.type not in types or not set(self.tags) <= set(tags):
            raise UnknownMeans
        if self.until is not None and self.until < today:
            raise UntilPast
        return replace(self, words=masked(" ".join(required(self.words, LONGEST).split())))


@dataclass(frozen=True)
class Means:
    """One offer or need of ``actor``. ``wave``: that of the link by which it was said."""

    id: str
    actor: str
    said: MeansWords
    wave: str

    def stands(self, today: date) -> bool:
        """Whether its last day has not passed."""
        return self.said.until is None or self.said.until >= today

    def meets(self, other: "Means") -> bool:
        """Whether one offers what the other needs, and they are two."""
        apart = self.actor != other.actor and self.said.side is other.said.side.other
        return apart and self.said.type == other.said.type


@dataclass(frozen=True)
class Share:
    """What one end says. ``shared``: None for nothing yet; ``version``: 0 where it said nothing in this wave."""

    shared: bool | None = None
    version: int = 0
    wave: str = ""


Pair = tuple[str, str]  # the ids of a need and of an offer
Says = Mapping[Pair, Mapping[Side, Share]]


@dataclass(frozen=True)
class Match:
    """A need and an offer that meet. ``stand``: how both ends see it; None while nobody says that it is shared."""

    need: Means
    offer: Means
    stand: Stand | None

    def end(self, side: Side) -> Means:
        """One of the two."""
        return self.need if side is Side.NEED else self.offer

    def stands(self, today: date) -> bool:
        """Whether the last day of neither has passed."""
        return self.need.stands(today) and self.offer.stands(today)


@dataclass(frozen=True)
class Pool:
    """What may be shown of means: nothing in it is of an organisation that did not agree.

    ``names``: of those that may be named; ``means``: in the order in which they were said.
    """

    names: Mapping[str, str]
    means: tuple[Means, ...]
    says: Says

    def of(self, side: Side) -> tuple[Means, ...]:
        """All offers, or all needs."""
        return tuple(one for one in self.means if one.said.side is side)

    @property
    def matches(self) -> tuple[Match, ...]:
        """Each need with each offer that it meets, in the order of the needs."""
        return tuple(
            Match(need, offer, stand(self.says.get((need.id, offer.id), {})))
            for need in self.of(Side.NEED)
            for offer in self.of(Side.OFFER)
            if need.meets(offer)
        )

    @property
    def shared(self) -> tuple[Match, ...]:
        """What both ends say is shared."""
        return tuple(one for one in self.matches if one.stand is Stand.BOTH)

    def shared_with(self, actors: Collection[str]) -> tuple[Match, ...]:
        """What is shared where one of these is an end."""
        return tuple(one for one in self.shared if {one.need.actor, one.offer.actor} & set(actors))

    def alone(self, side: Side, today: date) -> tuple[Means, ...]:
        """Needs that no offer meets, or offers that nobody asked for, as long as they stand."""
        others = [one for one in self.of(side.other) if one.stands(today)]
        return tuple(
            one for one in self.of(side) if one.stands(today) and not any(one.meets(other) for other in others)
        )

    def possible(self, today: date) -> tuple[Match, ...]:
        """What meets and stands, and is not shared yet."""
        return tuple(one for one in self.matches if one.stand is not Stand.BOTH and one.stands(today))

    def around(self, actor: str, today: date) -> tuple[tuple[Match, Side], ...]:
        """What meets the means of one organisation, with the end that it is: as long as it stands, or is spoken of."""
        found = [one for one in self.matches if one.stand is not None or one.stands(today)]
        ends = ((one, side) for one in found for side in Side)
        return tuple((one, side) for one, side in ends if one.end(side).actor == actor)

    @property
    def cells(self) -> Mapping[str, Mapping[str, str]]:
        """What measures read of each organisation that needs something: how much of it is covered."""
        covered = {one.need.id for one in self.shared}
        needs = Counter(one.actor for one in self.of(Side.NEED))
        met = Counter(one.actor for one in self.of(Side.NEED) if one.id in covered)
        return {one: {"system:needs": str(n), "system:needs_matched": str(met[one])} for one, n in needs.items()}


def stand(says: Mapping[Side, Share]) -> Stand | None:
    """How both ends see one match; None while nobody says that it is shared."""
    said = {side: says.get(side, Share()).shared for side in Side}
    if all(said.values()):
        return Stand.BOTH
    if not any(said.values()):
        return None
    return Stand.WAITING if None in said.values() else Stand.ONE
