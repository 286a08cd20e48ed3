"""Numbers, amounts and parts of a whole, as the language that is spoken writes them."""

from fractions import Fraction
from functools import lru_cache

from babel.numbers import format_decimal, format_percent

from domain.evaluation.statistics import in_percent
from texts import NUMBERS, locale, say

Number = int | float | Fraction


def number(value: Number, decimals: int = 2) -> str:
    """A count, or an exact fraction to so many decimals, none of them written if it is 0."""
    return _number(float(value), decimals, locale())


def euros(amount: Number) -> str:
    """A sum of money, to the cent where there are cents."""
    return say("vote.euros", amount=number(amount))


def percent(part: float, of: int) -> str:
    """A part of ``of`` people, answers, structures or ties, in whole percents; of fewer than ten, how many."""
    return _percent(part, locale()) if in_percent(of) else say("vote.share", part=round(part * of), whole=of)


def rate(part: float) -> str:
    """In whole percents, however few say it: a part of something else, such as money (docs/decisions/0085)."""
    return _percent(part, locale())


def share(part: int, whole: int) -> str:
    """«7 sur 12», and a percentage from ten on."""
    if not in_percent(whole):
        return say("vote.share", part=part, whole=whole)
    return say("vote.share_percent", part=part, whole=whole, percent=round(100 * Fraction(part, whole)))


def in_groups(code: str, of: int = 3) -> str:
    """A code as people read it aloud: «K7M 2QP»."""
    return " ".join(code[start : start + of] for start in range(0, len(code), of))


@lru_cache(NUMBERS)
def _number(value: float, decimals: int, locale: str) -> str:
    return format_decimal(value, format=f"#,##0.{'#' * decimals}", locale=locale)


@lru_cache(NUMBERS)
def _percent(part: float, locale: str) -> str:
    return format_percent(part, locale=locale)
