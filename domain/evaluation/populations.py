"""Of which structures the figures of a wave speak, so that two waves never differ by one or two of them.

A figure of organisations counts **groups**: structures that no two populations told so far tell apart. Those that
answer for the first time wait until there are three. Where one or two of a group are missing, others of it rest for
this wave, chosen by nothing that they said, until three of it are left out; where fewer than three would remain, all
of it rests (docs/decisions/0132). So any two populations differ by three structures at least on either side, or not.
"""

from collections.abc import Sequence
from hashlib import sha256

from domain.evaluation.structures import FEWEST

Group = frozenset[str]


def groups(told: Sequence[Group]) -> tuple[Group, ...]:
    """The structures of these populations, those together that are in the same of them."""
    found: dict[tuple[bool, ...], set[str]] = {}
    for one in sorted(frozenset().union(*told)):
        found.setdefault(tuple(one in population for population in told), set()).add(one)
    return tuple(frozenset(group) for group in found.values())


def chosen(answered: Group, told: Sequence[Group], wave: str) -> Group:
    """Those of whoever answered whom the figures of this wave count. ``told``: the populations before it."""
    new = answered.difference(*told)
    kept = new if len(new) >= FEWEST else frozenset[str]()
    return kept.union(*(_kept(group, answered, wave) for group in groups(told)))


def _kept(group: Group, answered: Group, wave: str) -> Group:
    here = group & answered
    if here == group:
        return group
    resting = max(0, FEWEST - len(group - here))
    here = frozenset(sorted(here, key=lambda one: sha256(f"{wave}:{one}".encode()).hexdigest())[resting:])
    return here if len(here) >= FEWEST else frozenset()
