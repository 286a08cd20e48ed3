"""Which indicators a committee is told, and why the others are not, each in its own words.

Which of them are published is chosen here; what is told of each is ``domain.evaluation.disclosure``'s alone.
"""

from collections.abc import Sequence
from enum import StrEnum

from domain.evaluation import measures
from domain.evaluation.indicators import Indicator

ELSEWHERE = ":"  # in an item that no questionnaire asks of people: ``partner:farms``, ``system:ballots``


class Apart(StrEnum):
    """Why an indicator is not told, whatever people answered; each has its sentence under ``apart.<value>``."""

    GATHERED = "gathered"  # of organisations, or of the software: nothing gathers it yet
    SENSITIVE = "sensitive"  # k = 11, and no way of publishing it is built
    NO_WAY = "no_way"  # its measure has no way of being told that was shown to be safe
    SHARED = "shared"  # it reads a question of which another one is told: their difference might be one person


def published(known: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """Those that are published to a committee, in order: the room's, and whatever may be told beside them.

    None of these reads a question that another one reads: the difference of two shares of the same people may be one
    person.
    """
    told = [rule for rule in known if rule.room]
    for rule in known:
        if not rule.room and _alone(rule) is None and not _reads(told) & _reads([rule]):
            told.append(rule)
    return tuple(rule for rule in known if rule in told)


def apart(rule: Indicator, known: Sequence[Indicator]) -> Apart | None:
    """Why it is not published to a committee; None if it is."""
    if rule.room:
        return None
    return _alone(rule) or (None if rule in published(known) else Apart.SHARED)


def _alone(rule: Indicator) -> Apart | None:
    """Why it would not be published even if it were the only one."""
    if any(ELSEWHERE in item for item in _reads([rule])):
        return Apart.GATHERED
    if rule.sensitive:
        return Apart.SENSITIVE
    return None if measures.told(rule.calculation) else Apart.NO_WAY


def _reads(rules: Sequence[Indicator]) -> set[str]:
    return {item for rule in rules if rule.calculation for item in rule.calculation.items}
