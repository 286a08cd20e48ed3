"""What is said and drawn of a way of voting: each method has a ``Telling`` (see ``sentences.votes.methods``)."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from charts import votes as charts
from domain.votes.ballot import Ballot, Option
from domain.votes.result import Number, Outcome, Place, VoteResult
from domain.votes.story import Story
from domain.votes.vote import Plan, Vote
from sentences.votes.printed import Printed, printed
from sentences.votes.words import in_type, reasons
from texts import say

Bar = tuple[str, float, bool, str]  # a row of ``charts.votes.BARS``


@dataclass(frozen=True)
class Drawing:
    """One chart of a vote. ``name``: apart from its others; ``note``: what stands below, if anything."""

    name: str
    draw: Callable[..., alt.LayerChart]
    rows: pd.DataFrame
    note: str = ""


@dataclass(frozen=True)
class Step:
    """One sentence of how a result came about and, where it helps, a drawing of it."""

    sentence: str
    drawing: Drawing | None = None


def ranks(places: Sequence[Place]) -> Mapping[str, int]:
    """The rank of each option; equal options have the same one."""
    return {option: place.rank for place in places for option in place.options}


def ranked(ballot: Ballot, titles: Mapping[str, str]) -> str:
    """The options of a ballot by their ranks."""
    in_order = sorted(ballot.marks, key=lambda mark: mark[1])
    return ", ".join(say("paper.rank", rank=rank, option=titles[option]) for option, rank in in_order)


class Telling(ABC):
    """What every method says. Outcomes are those that may be shown; options have their titles in French typography.

    ``together``: whether its drawings hold the round before as well.
    """

    together = False

    @abstractmethod
    def drawings(self, rounds: Mapping[str, Outcome], options: Sequence[Option]) -> list[Drawing]:
        """The charts of the last of these rounds, which are named; none where nothing may be shown."""

    def drawn_on_wall(self, rounds: Mapping[str, Outcome], options: Sequence[Option]) -> list[Drawing]:
        """The same for a wall, which holds fewer rows."""
        return self.drawings(rounds, options)

    @abstractmethod
    def received(self, result: VoteResult, option: Option, options: Sequence[Option]) -> str:
        """What an option received, for a table."""

    def lines(self, story: Story, outcome: Outcome, options: Sequence[Option]) -> list[str]:  # noqa: ARG002  others tell of the story
        """The sentences, of which the first says who came first and by how much."""
        return reasons(outcome, options)

    def on_wall(
        self,
        outcome: Outcome,  # noqa: ARG002  others say less, or more
        options: Sequence[Option],  # noqa: ARG002  as above
        said: Sequence[str],
    ) -> tuple[Sequence[str], Sequence[str]]:
        """Of what is told, what stands above the charts of a wall, the first large, and what stands below."""
        return said, ()

    def further(self, outcome: Outcome, options: Sequence[Option]) -> list[str]:  # noqa: ARG002  others have some
        """Lines below the table."""
        return []

    def steps(self, outcome: Outcome, options: Sequence[Option]) -> list[Step]:  # noqa: ARG002  others have some
        """How the result came about, step by step."""
        return []

    def round_name(self, one: Vote) -> str:
        """What a round is called among those of one vote."""
        return say("vote.round", n=one.round)

    def weight(self, outcome: Outcome, option: Option) -> Number:  # noqa: ARG002  others have some
        """Within a place, the heavier option is shown first."""
        return 0

    def in_order(self, outcome: Outcome, options: Sequence[Option]) -> list[Option]:
        """The options by place; those without a place come last, in their own order."""
        found = ranks(outcome.places)
        last = len(options) + 1
        return sorted(in_type(options), key=lambda one: (found.get(one.id, last), -self.weight(outcome, one)))

    def scale(self, plan: Plan) -> dict[int, str]:  # noqa: ARG002  others have one
        """The marks of a method whose marks are words, in the paper's order, from the worst; empty for the others."""
        return {}

    def paper(self, plan: Plan) -> Printed:
        """How its paper ballot is filled in."""
        return printed(plan, self.scale(plan))

    def read_back(self, ballot: Ballot, plan: Plan, titles: Mapping[str, str]) -> str:
        """A ballot that says something, in words. ``titles``: of the options, by their ids."""
        words = self.scale(plan)
        if not words and all(mark == 1 for _, mark in ballot.marks):
            return ", ".join(titles[option] for option, _ in ballot.marks)
        told = [(titles[option], words.get(mark, mark)) for option, mark in ballot.marks]
        return ", ".join(say("paper.mark", option=option, mark=mark) for option, mark in told)


class Barred(Telling):
    """A method whose result is a bar an option."""

    @abstractmethod
    def bar(self, result: VoteResult, option: Option, options: int) -> tuple[float, str]:
        """How long the bar is, of the longest that could be, and what stands beside it."""

    def bars(self, result: VoteResult, options: Sequence[Option]) -> list[Bar]:
        """Title, length, whether it is one of those that count, label."""
        made = [(option, *self.bar(result, option, len(options))) for option in self.in_order(result, options)]
        return [(option.title, part, option.id in result.leading, label) for option, part, label in made]

    def drawings(self, rounds: Mapping[str, Outcome], options: Sequence[Option]) -> list[Drawing]:
        """One chart."""
        result = [*rounds.values()][-1].public()
        if not isinstance(result, VoteResult) or not result.n:
            return []
        return [Drawing("bars", charts.bars, pd.DataFrame(self.bars(result, options), columns=charts.BARS))]

    def received(self, result: VoteResult, option: Option, options: Sequence[Option]) -> str:
        """What stands beside the bar."""
        return self.bar(result, option, len(options))[1]
