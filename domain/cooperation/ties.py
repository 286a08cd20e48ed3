"""Ties between organisations: two declarations, one from each side; what is shown follows from both.

A tie is as strong as the weaker of the two. «On se connaît», ``c``, is a tie that does not cooperate yet. What an
organisation says is its own until it hands it over, and is named elsewhere only where both ends agreed to it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from domain.cooperation.territories import ActorRole
from domain.errors import Invalid, Refused

LEVELS = ("0", "c", "1", "2", "3")  # the choices of the roster question, from the weakest
KINDS = ("information", "means", "project", "trade")
ACTS = ("met", "visited", "acted")  # what two have done together so far (S002: «mise en réseau»)
AT_ONCE = 20  # rows of a roster that stand on a screen together


class TieMoved(Refused):
    """Somebody else of the same organisation changed this row in the meantime."""


class UnknownTie(Invalid):
    """No such actor in this territory, or no such level, kind or act."""


class TiesMissing(Invalid):
    """Nothing was said of anybody yet: there is nothing to hand over."""


class Stand(StrEnum):
    """How a tie stands."""

    BOTH = "both"  # both sides say it
    ONE = "one_side"  # one says it; the other says that there is none
    WAITING = "waiting"  # one says it; the other has said nothing of it


@dataclass(frozen=True)
class Declaration:
    """What one organisation says of another. ``version``: 0 for what it said in the questionnaire, or nowhere."""

    level: str | None = None
    kinds: tuple[str, ...] = ()
    version: int = 0
    acts: tuple[str, ...] = ()

    def checked(self) -> "Declaration":
        """The same, its kinds and acts in order; of no tie there are none.

        Raises
        ------
        UnknownTie
        """
        if self.level not in LEVELS or not set(self.kinds) <= set(KINDS) or not set(self.acts) <= set(ACTS):
            raise UnknownTie
        if self.level == LEVELS[0]:
            return Declaration(self.level, version=self.version)
        kinds, acts = (tuple(one for one in all_ if one in said) for all_, said in self._lists())
        return Declaration(self.level, kinds, self.version, acts)

    def _lists(self) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        return (KINDS, self.kinds), (ACTS, self.acts)


@dataclass(frozen=True)
class Member:
    """An actor of the territory. ``role``: its closest one there, the group in which a matrix shows it."""

    id: str
    name: str
    role: ActorRole


@dataclass(frozen=True)
class Tie:
    """A tie that may be shown. ``level``: the lower of the two where both say it, else that of whoever says it."""

    ends: tuple[str, str]
    stand: Stand
    level: str


@dataclass(frozen=True)
class Network:
    """What may be shown of a wave: nothing in it is of an organisation that did not agree.

    ``invited``: how many actors the territory has; ``answered``: how many of them handed over. ``members``: those that
    agreed to be named. ``said``: what those of them that handed over say of one another.
    """

    invited: int
    answered: int
    members: tuple[Member, ...]
    said: Mapping[str, Mapping[str, Declaration]]

    @property
    def ties(self) -> tuple[Tie, ...]:
        """In the order of the members."""
        found = (tie(one.id, other.id, self.said) for one, other in combinations(self.members, 2))
        return tuple(one for one in found if one is not None)

    @property
    def confirmed(self) -> "Network":
        """The same with ties that both sides say, and with those that have one: for readers who know nobody here."""
        ties = [one.ends for one in self.ties if one.stand is Stand.BOTH]
        ends = {end for one in ties for end in one}
        pairs = {pair for one in ties for pair in (one, one[::-1])}
        said = {
            one: {other: what for other, what in rows.items() if (one, other) in pairs}
            for one, rows in self.said.items()
            if one in ends
        }
        return replace(self, members=tuple(one for one in self.members if one.id in ends), said=said)

    @property
    def isolated(self) -> tuple[Member, ...]:
        """Those that handed over, and have no tie on either side."""
        linked = {end for one in self.ties for end in one.ends}
        return tuple(one for one in self.members if one.id in self.said and one.id not in linked)


def tie(one: str, other: str, said: Mapping[str, Mapping[str, Declaration]]) -> Tie | None:
    """How the tie between two stands; None if nobody says that there is one. ``said``: of those that handed over."""
    mine, theirs = _strength(said, one, other), _strength(said, other, one)
    if mine and theirs:
        return Tie((one, other), Stand.BOTH, LEVELS[min(mine, theirs)])
    if not mine and not theirs:
        return None
    speaks, silent = (one, other) if mine else (other, one)
    denied = said.get(silent, {}).get(speaks, Declaration()).level is not None
    return Tie((one, other), Stand.ONE if denied else Stand.WAITING, LEVELS[max(mine, theirs)])


def _strength(said: Mapping[str, Mapping[str, Declaration]], one: str, other: str) -> int:
    level = said.get(one, {}).get(other, Declaration()).level
    return LEVELS.index(level) if level in LEVELS else 0


@dataclass(frozen=True)
class TieChanges:
    """What became of confirmed ties between two waves: pairs of names in order. ``moved``: with another level."""

    appeared: tuple[Tie, ...]
    ended: tuple[Tie, ...]
    moved: tuple[tuple[Tie, Tie], ...]


def changes(before: Network, after: Network) -> TieChanges:
    """What appeared, ended or moved between those that are named in both, and answered in both.

    Whoever did not answer in one of the two has not ended anything.
    """
    both = {one for one in before.said if one in after.said}
    old, new = _confirmed(before, both), _confirmed(after, both)
    return TieChanges(
        tuple(new[ends] for ends in new if ends not in old),
        tuple(old[ends] for ends in old if ends not in new),
        tuple((old[ends], new[ends]) for ends in new if ends in old and old[ends].level != new[ends].level),
    )


def _confirmed(network: Network, among: Collection[str]) -> dict[frozenset[str], Tie]:
    return {frozenset(one.ends): one for one in network.ties if one.stand is Stand.BOTH and set(one.ends) <= set(among)}


def roster(members: Collection[Member], wanted: str) -> tuple[Member, ...]:
    """Those whose name holds what is looked for, whatever its capitals."""
    return tuple(one for one in members if wanted.strip().casefold() in one.name.casefold())
