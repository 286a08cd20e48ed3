"""What a count says, in French sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from domain.votes import method
from domain.votes.ballot import Option
from domain.votes.result import Explanation, Number, Outcome
from sentences.numbers import euros, number
from texts import say
from texts.typography import typeset


def sentence(said: Explanation) -> str:
    """One sentence, filled."""
    values = {name: _value(value) for name, value in said.values.items()}
    words = {name: say(key) for name, key in said.words.items()}
    return say(said.key, **values, **words, **{name: euros(amount) for name, amount in said.amounts.items()})


def _value(value: str | Number | tuple[str, ...]) -> Any:  # noqa: ANN401  an int counts, the rest is printed
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
