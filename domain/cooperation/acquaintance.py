"""Who has met whom in a territory, been to see whom, done something with whom (S002: networking beyond funding).

A pair counts as its ties do: by both where each end says it, by one where the other does not. Of that, only how many
pairs there are is told, under the rule of organisations: three at least, and none an end of 85 % of the pairs.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from domain.cooperation.ties import ACTS, Declaration, Network
from domain.evaluation.measures import Result
from domain.evaluation.structures import Untold, untold


@dataclass(frozen=True)
class Pairs:
    """How many pairs did one thing: as both say, and as one of the two does. ``why``: it stays untold."""

    both: int = 0
    one: int = 0
    why: Untold | None = None


def acquainted(network: Network) -> Mapping[str, Pairs]:
    """For each act, how many pairs of those that handed over and agreed to be named."""
    return {act: _pairs(network, act) for act in ACTS}


def _pairs(network: Network, act: str) -> Pairs:
    known = [one.id for one in network.members]
    said = {
        pair: sum(_says(network.said, *ends, act) for ends in (pair, pair[::-1])) for pair in combinations(known, 2)
    }
    found = [pair for pair, n in said.items() if n]
    ends = Counter(end for pair in found for end in pair)
    largest = max(ends.values()) / len(found) if found else None
    if why := untold(Result(len(network.said), largest=largest)):
        return Pairs(why=why)
    both = sum(n > 1 for n in said.values())
    return Pairs(both, len(found) - both)


def _says(said: Mapping[str, Mapping[str, Declaration]], one: str, other: str, act: str) -> bool:
    return act in said.get(one, {}).get(other, Declaration()).acts
