"""What staff fill in for a way of voting: each method has a ``Form`` (see ``components.votes.methods``), and its parts.

``listed``: the options' letters and titles, by their ids. ``key``: how the keys of controls begin.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence

import streamlit as st

from components.prose import prose
from components.typed import kept_number, typed_number
from domain.votes.ballot import Option, Rules
from domain.votes.result import Outcome
from domain.votes.vote import LETTERS, Plan
from texts import say

SILENT = -1  # marked on a paper, and no mark of the ballot


class Form(ABC):
    """What every method asks for."""

    def rules(self, rules: Rules, key: str) -> Rules:  # noqa: ARG002  others ask
        """Ask for the rules that may be chosen; ``rules`` are those known before."""
        return rules

    @abstractmethod
    def paper(self, plan: Plan, listed: Mapping[str, str], key: str) -> dict[str, int]:
        """Ask for the marks of a paper ballot; what the form says for now."""

    def beside(self, outcome: Outcome, options: Sequence[Option]) -> None:  # noqa: B027  most draw nothing else
        """Draw what else a desk is shown of a result."""


def one_of(what: str, names: Sequence[str], before: str, key: str, *, explained: str | None = None) -> str:
    """A choice of one of these names."""
    chosen = st.segmented_control(
        say(f"ask.{what}"),
        [str(name) for name in names],
        default=str(before) if before in names else str(names[0]),
        format_func=lambda name: say(f"ask.{what}.{name}"),
        help=explained,
        required=True,
        key=f"{key}_{what}",
    )
    return str(chosen)


def most(rules: Rules, key: str) -> int | None:
    """How many options a ballot may mark, None for all."""
    number = kept_number(
        say("ask.most"), 0, len(LETTERS), rules.most or 0, help=say("ask.most_help"), key=f"{key}_most"
    )
    return number or None


def chosen(listed: Mapping[str, str], key: str) -> dict[str, int]:
    """The options that are marked."""
    titles = {option: prose(title) for option, title in listed.items()}
    found = st.pills(
        say("paper.approval"),
        list(titles),
        selection_mode="multi",
        format_func=titles.__getitem__,
        key=f"{key}_chosen",
    )
    return dict.fromkeys(found, 1)


def ranked(listed: Mapping[str, str], key: str) -> dict[str, int]:
    """The options in the order of their ranks."""
    order = st.multiselect(
        say("paper.ranking"),
        list(listed),
        format_func=listed.__getitem__,
        placeholder=say("paper.ranking_hint"),
        select_all=False,
        key=f"{key}_order",
    )
    return {option: rank for rank, option in enumerate(order, start=1)}


def number_each(listed: Mapping[str, str], each: int, key: str) -> dict[str, int]:
    """A number for each option, ``each`` at most."""
    numbers = {
        option: typed_number(prose(title), 0, each, 0, key=f"{key}_{option}") for option, title in listed.items()
    }
    return {option: number for option, number in numbers.items() if number}


def judged(listed: Mapping[str, str], words: Mapping[int, str], key: str) -> dict[str, int]:
    """One mark of a scale for each option, or none."""
    found = {
        option: st.segmented_control(prose(title), list(words), format_func=words.__getitem__, key=f"{key}_{option}")
        for option, title in listed.items()
    }
    return {option: mark for option, mark in found.items() if mark not in {None, SILENT}}
