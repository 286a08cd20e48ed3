"""Votes to begin with: a question, a way of voting and proposals, so that a vote is planned in three taps."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from domain.votes import method
from domain.votes.vote import Plan, VoteOption
from domain.votes.worth import Worth


@dataclass(frozen=True)
class ReadyVote:
    """One of the project's list. ``priorities``: the examples it offers, by id; ``budget``: euros, 0 for none."""

    id: str
    name: str
    method: str
    question: str
    worth: Worth
    decider: str
    answer_when: str
    priorities: tuple[str, ...]
    budget: int = 0


def begun(ready: ReadyVote, library: Mapping[str, VoteOption], examples: Collection[str]) -> Plan:
    """The plan that a form begins with.

    Parameters
    ----------
    library : what may be voted on, by id. The territory's own proposals take the place of the examples where there are
        as many; otherwise the examples of this vote are offered, those that are still free.
    examples : which of them are examples.
    """
    own = [choice for id_, choice in library.items() if id_ not in examples]
    wanted = len(ready.priorities)
    chosen = own[:wanted] if len(own) >= wanted else [library[id_] for id_ in ready.priorities if id_ in library]
    rules = replace(method(ready.method).defaults(len(chosen)), budget=Fraction(ready.budget))
    return Plan(ready.question, ready.method, rules, tuple(chosen), ready.decider, ready.worth, ready.answer_when)
