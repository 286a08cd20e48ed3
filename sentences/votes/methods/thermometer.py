"""Thermometer: a strip a round, and how far its middle went."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from charts import votes as charts
from charts.votes import STRIPS
from domain.votes.ballot import Option
from domain.votes.methods.thermometer import HOTTEST, ThermometerResult, moved
from domain.votes.result import Outcome, VoteResult
from domain.votes.story import Story
from domain.votes.vote import Plan, Vote
from sentences.numbers import number
from sentences.votes.printed import Printed
from sentences.votes.telling import Drawing, Telling
from sentences.votes.words import in_type, sentences
from texts import say

STRIPED = 2  # options whose strips a wall holds, each twice


def strips(rounds: Mapping[str, Outcome], option: str) -> pd.DataFrame:
    """Rows of ``charts.votes.strips`` for one option: one strip a round that may be shown, in order.

    Parameters
    ----------
    rounds : what each round is called, and its outcome.
    """
    rows = []
    for name, outcome in rounds.items():
        result = outcome.public()
        if not isinstance(result, ThermometerResult) or option not in result.spreads:
            continue
        spread, people = result.spreads[option], result.strip(option)
        middle = (float(spread.low), float(spread.median), float(spread.high))
        rows += [(name, degree, people.get(degree, 0), *middle) for degree in range(HOTTEST + 1)]
    return pd.DataFrame(rows, columns=STRIPS)


class Thermometer(Telling):
    """A chart an option, with the round before."""

    together = True

    def drawings(self, rounds: Mapping[str, Outcome], options: Sequence[Option]) -> list[Drawing]:
        """One strip a round."""
        if not isinstance([*rounds.values()][-1].public(), ThermometerResult):
            return []
        return [Drawing(option.id, charts.strips, strips(rounds, option.id)) for option in options]

    def drawn_on_wall(self, rounds: Mapping[str, Outcome], options: Sequence[Option]) -> list[Drawing]:
        """A wall holds the strips of two options; of more, the middle of each, and what it was in the round before."""
        told = [one for one in (outcome.public() for outcome in rounds.values()) if isinstance(one, ThermometerResult)]
        result = [*rounds.values()][-1].public()
        if len(options) <= STRIPED or not isinstance(result, ThermometerResult):
            return super().drawn_on_wall(rounds, options)
        rows = [
            (one.title, float(result.spreads[one.id].median) / HOTTEST, True, self._middle(told, one))
            for one in self.in_order(result, in_type(options))
            if one.id in result.spreads
        ]
        return [Drawing("middles", charts.bars, pd.DataFrame(rows, columns=charts.BARS))]

    def _middle(self, told: Sequence[ThermometerResult], option: Option) -> str:
        result = told[-1]
        low, high = result.around(option.id)
        said = say("vote.wall.middle", median=number(result.spreads[option.id].median), low=low, high=high)
        if len(told) == 1 or option.id not in told[0].spreads:
            return said
        return say("vote.wall.since", now=said, before=number(told[0].spreads[option.id].median))

    def on_wall(
        self, outcome: Outcome, options: Sequence[Option], said: Sequence[str]
    ) -> tuple[Sequence[str], Sequence[str]]:
        """Of many options the drawing says all that would be said."""
        if len(options) <= STRIPED or not isinstance(outcome, ThermometerResult):
            return super().on_wall(outcome, options, said)
        return (), ()

    def received(self, result: VoteResult, option: Option, options: Sequence[Option]) -> str:  # noqa: ARG002  as every method
        """The middle of the room and what is around it."""
        assert isinstance(result, ThermometerResult)
        low, high = result.around(option.id)
        return say("vote.bar.spread", median=number(result.spreads[option.id].median), low=low, high=high)

    def lines(self, story: Story, outcome: Outcome, options: Sequence[Option]) -> list[str]:
        """The middle now, and since the round before."""
        said = super().lines(story, outcome, options)
        if story.before is None or story.before.counted is None:
            return said
        return said + sentences(moved(story.before.counted.outcome, outcome, options))

    def round_name(self, one: Vote) -> str:
        """It is read before and after."""
        return say("vote.round.before" if one.round == 1 else "vote.round.after")

    def scale(self, plan: Plan) -> dict[int, str]:  # noqa: ARG002  as every method
        """Degrees."""
        return {degree: str(degree) for degree in range(HOTTEST + 1)}

    def paper(self, plan: Plan) -> Printed:
        """What the two ends mean."""
        told = super().paper(plan)
        return replace(told, hint=f"{told.hint} {say('tablet.vote.hint.thermometer')}")


METHOD = Thermometer()
