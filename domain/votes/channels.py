"""Ballots by channel, without telling how one person voted: no group of fewer than five ballots is ever shown.

A ballot keeps no channel of its own: at closing it gets the name of its group, «paper», or «phone slip» for two
channels that were too small to stand alone.
"""

from collections.abc import Mapping

from domain.evaluation.disclosure import K
from domain.votes.vote import Channel

Group = frozenset[Channel]


def groups(expressed: Mapping[Channel, int]) -> tuple[Group, ...]:
    """Channels that may be told apart, largest group first; one group of all of them if too few people voted.

    The small channels go together, then the smallest others join them until they are five: whoever subtracts what is
    shown from the total finds five people at least.

    Parameters
    ----------
    expressed : for each channel with a ballot, the ballots that say something; blank ones protect nobody.
    """
    counts = sorted((n, channel) for channel, n in expressed.items())
    together = [(n, channel) for n, channel in counts if n < K]
    alone = [(n, channel) for n, channel in counts if n >= K]
    while together and alone and sum(n for n, _ in together) < K:
        together.append(alone.pop(0))
    found = [[pair] for pair in alone] + ([together] if together else [])
    found.sort(key=lambda pairs: (-sum(n for n, _ in pairs), pairs))
    return tuple(frozenset(channel for _, channel in pairs) for pairs in found)


def name(group: Group) -> str:
    """What a ballot of this group is marked with."""
    return " ".join(sorted(group))


def of(text: str) -> Group:
    """The group of that name."""
    return frozenset(Channel(word) for word in text.split())
