"""Which indicators a committee is told, and why the others are not, each in its own words.

Which of them are published is chosen here; what is told of each is ``domain.evaluation.disclosure``'s alone.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from domain.evaluation import measures
from domain.evaluation.indicators import Indicator

KEPT = 16  # lists of indicators whose choice is kept: each look at the themes asks for it
ELSEWHERE = ":"  # in an item that no questionnaire asks of people: ``partner:farms``, ``system:ballots``


class Apart(StrEnum):
    """Why an indicator is not told, whatever people answered; each has its sentence under ``apart.<value>``."""

    GATHERED = "gathered"  # of organisations, or of the software: nothing gathers it yet
    SENSITIVE = "sensitive"  # and without two sides: no way of drawing people for it was shown to be safe
    COMMITTEE = "committee"  # sensitive: told to committees only
    NO_WAY = "no_way"  # its measure has no way of being told that was shown to be safe
    SHARED = "shared"  # it reads a question of which another one is told: their difference might be one person


def published(known: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Those that are published to a committee, in order: the room's, and whatever may be told beside them.

    None of these reads a question that another one reads: the difference of two shares of the same people may be one
    person.
    """
    return _published(tuple(known))


@lru_cache(KEPT)
def _published(known: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
    told = [rule for rule in known if rule.room]
    for rule in known:
        if not rule.room and _alone(rule) is None and not _items(told) & _items([rule]):
            told.append(rule)
    return tuple(rule for rule in known if rule in told)


def drawn(known: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """The sensitive ones that are told to a committee by lots (``domain.evaluation.lots``), in order: two sides only.

    Of two that read one question, the flagship, else the first: each would be safe, and more says no more.
    """
    return _drawn(tuple(known))


@lru_cache(KEPT)
def _drawn(known: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
    told: list[Indicator] = []
    for rule in sorted(known, key=lambda rule: not rule.flagship):
        if _by_lots(rule) and not _items([*_published(known), *told]) & _items([rule]):
            told.append(rule)
    return tuple(rule for rule in known if rule in told)


def apart(rule: Indicator, known: Sequence[Indicator], *, sensitive: bool) -> Apart | None:
    """Why whoever looks is not told it; None if they are. ``sensitive``: they are told sensitive ones."""
    return reasons(known, sensitive=sensitive)[rule.id]


def reasons(known: Sequence[Indicator], *, sensitive: bool) -> Mapping[str, Apart | None]:
    """Of each of them, by id, why whoever looks is not told it."""
    return _reasons(tuple(known), sensitive)


@lru_cache(KEPT)
def _reasons(known: tuple[Indicator, ...], sensitive: bool) -> Mapping[str, Apart | None]:  # noqa: FBT001  a key
    told, lots = ({rule.id for rule in some} for some in (_published(known), _drawn(known)))

    def why(rule: Indicator) -> Apart | None:
        if rule.room or rule.id in told:
            return None
        if _by_lots(rule) and rule.id in lots:
            return None if sensitive else Apart.COMMITTEE
        return Apart.SHARED if _by_lots(rule) else _alone(rule) or Apart.SHARED

    return MappingProxyType({rule.id: why(rule) for rule in known})


def _by_lots(rule: Indicator) -> bool:
    return rule.sensitive and _alone(rule) is Apart.SENSITIVE and measures.by_lots(rule.calculation)


def _alone(rule: Indicator) -> Apart | None:
    """Why it would not be published even if it were the only one."""
    if any(ELSEWHERE in item for item in _items([rule])):
        return Apart.GATHERED
    if rule.sensitive:
        return Apart.SENSITIVE
    return None if measures.telling(rule.calculation) else Apart.NO_WAY


def _items(rules: Sequence[Indicator]) -> set[str]:
    return {item for rule in rules if rule.calculation for item in rule.calculation.items}
