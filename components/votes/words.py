"""What a count says, in French sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from babel.numbers import format_decimal

from domain.evaluation.statistics import in_percent
from domain.votes import method
from domain.votes.ballot import Option
from domain.votes.result import Explanation, Number, Outcome
from texts import say
from texts.typography import typeset


def number(value: Number) -> str:
    """A count, or an exact fraction to two decimals, as French writes it."""
    return format_decimal(float(value), format="#,##0.##", locale="fr")


def euros(amount: Number) -> str:
    """A sum of money, to the cent where there are cents."""
    return say("vote.euros", amount=number(amount))


def sentence(said: Explanation) -> str:
    """One sentence, filled."""
    values = {name: _told(value) for name, value in said.values.items()}
    words = {name: say(key) for name, key in said.words.items()}
    return say(said.key, **values, **words, **{name: euros(amount) for name, amount in said.amounts.items()})


def _told(value: str | Number | tuple[str, ...]) -> Any:  # noqa: ANN401  an int counts, the rest is printed
    """Several names stand where one could, each in its own quotation marks."""
    if isinstance(value, tuple):
        return say("vote.and").join(value)
    return value if isinstance(value, str | int) else number(value)


def sentences(explanations: Iterable[Explanation]) -> list[str]:
    """Each of them, in order."""
    return [sentence(said) for said in explanations]


def in_type(options: Sequence[Option]) -> tuple[Option, ...]:
    """The options with their titles in French typography: people type with plain keys."""
    return tuple(replace(option, title=typeset(option.title)) for option in options)


def reasons(outcome: Outcome, options: Sequence[Option]) -> list[str]:
    """Why the winner won and by how much; nothing of fewer than five ballots."""
    return sentences(method(outcome.method).explain(outcome.public(), in_type(options)))


def share(part: int, whole: int) -> str:
    """«7 sur 12», and a percentage from ten on."""
    if not in_percent(whole):
        return say("vote.share", part=part, whole=whole)
    return say("vote.share_percent", part=part, whole=whole, percent=round(100 * Fraction(part, whole)))
