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
    """Those that are published to a committee, in order: all those of the room."""
    return tuple(rule for rule in known if rule.room)


def apart(rule: Indicator, known: Sequence[Indicator]) -> Apart | None:
    """Why it is not published to a committee; None if it is, or will be."""
    if rule.room:
        return None
    items = rule.calculation.items if rule.calculation else ()
    if any(ELSEWHERE in item for item in items):
        return Apart.GATHERED
    if rule.sensitive:
        return Apart.SENSITIVE
    if measures.told(rule.calculation) is None:
        return Apart.NO_WAY
    others = (other for other in known if other.id != rule.id and other.room and other.calculation)
    if any(set(items) & set(other.calculation.items) for other in others if other.calculation):
        return Apart.SHARED
    return None
