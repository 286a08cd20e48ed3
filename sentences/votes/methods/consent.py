"""Consent: the three words of each proposal, and where it stands once objections were dealt with."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from charts import votes as charts
from domain.votes.ballot import Option
from domain.votes.methods.consent import ConsentWord
from domain.votes.objections import explained, stands
from domain.votes.result import Number, Outcome, VoteResult
from domain.votes.story import Story
from domain.votes.vote import Plan
from sentences.numbers import share
from sentences.votes.printed import Printed
from sentences.votes.telling import Bar, Barred, Drawing
from sentences.votes.words import in_type, sentences
from texts import say

TOLD = 2  # proposals of which a wall holds all that is told
_NAMES = {ConsentWord.CONSENT: "consents", ConsentWord.QUESTION: "questions", ConsentWord.OBJECTION: "objections"}


def _numbers(scores: Mapping[str, Number]) -> str:
    """«13 consentent, 7 questions, 4 objections»."""
    return ", ".join(say(f"vote.wall.{word}", n=int(scores[word])) for word in _NAMES.values())


def _lettered(option: Option) -> str:
    """Its letter too, by which a wall says what became of it."""
    return option.title if option.title == option.id else f"{option.id} · {option.title}"


class Consent(Barred):
    """Three bars a proposal."""

    def lines(self, story: Story, outcome: Outcome, options: Sequence[Option]) -> list[str]:
        """What follows from the ballots and from what became of objections."""
        if not isinstance(outcome, VoteResult) or not outcome.n:
            return super().lines(story, outcome, options)
        return sentences(
            said
            for option in options
            for said in explained(stands(outcome, option.id, story.settled.get(option.id, ())), option)
        )

    def on_wall(
        self, outcome: Outcome, options: Sequence[Option], said: Sequence[str]
    ) -> tuple[Sequence[str], Sequence[str]]:
        """Above the bars stand the versions of the proposal; below, of many proposals, which ones are adopted."""
        if len(options) <= TOLD or not isinstance(outcome, VoteResult) or not outcome.n:
            return (), said
        kept = [one.id for one in in_type(options) if say("vote.consent.adopted", proposal=one.title) in said]
        later = [one.id for one in options if one.id not in kept]
        told = [("adopted", kept)] * bool(kept) + [("postponed", later)] * bool(later)
        lines = [say(f"vote.wall.{key}", n=len(ids), letters=", ".join(ids)) for key, ids in told]
        return (), [" ".join(lines)]

    def bar(self, result: VoteResult, option: Option, options: int) -> tuple[float, str]:  # noqa: ARG002  as every method
        """Of those who consent."""
        n = int(result.scores[option.id]["consents"])
        return n / result.n, share(n, result.n)

    def bars(self, result: VoteResult, options: Sequence[Option]) -> list[Bar]:
        """The three words of each proposal."""
        rows = []
        for option in in_type(options):
            scores = result.scores[option.id]
            for word in _NAMES.values():
                said = say(f"vote.word.{word}")
                name = said if len(options) == 1 else say("vote.word.of", word=said, option=option.title)
                n = int(scores[word])
                rows.append((name, n / result.n, word == "consents", share(n, result.n)))
        return rows

    def drawn_on_wall(self, rounds: Mapping[str, Outcome], options: Sequence[Option]) -> list[Drawing]:
        """Of several proposals one bar each, with its three numbers: three bars each would be too small to read."""
        result = [*rounds.values()][-1].public()
        if len(options) == 1 or not isinstance(result, VoteResult) or not result.n:
            return super().drawn_on_wall(rounds, options)
        rows = [
            (_lettered(option), int(scores["consents"]) / result.n, True, _numbers(scores))
            for option, scores in ((option, result.scores[option.id]) for option in in_type(options))
        ]
        return [Drawing("bars", charts.bars, pd.DataFrame(rows, columns=charts.BARS))]

    def received(self, result: VoteResult, option: Option, options: Sequence[Option]) -> str:  # noqa: ARG002  as every method
        """The three numbers."""
        scores = result.scores[option.id]
        return ", ".join(f"{say(f'vote.word.{word}')}\u00a0: {scores[word]}" for word in _NAMES.values())

    def scale(self, plan: Plan) -> dict[int, str]:  # noqa: ARG002  as every method
        """The three words."""
        return {int(word): say(f"vote.word.{name}") for word, name in _NAMES.items()}

    def paper(self, plan: Plan) -> Printed:
        """An objection is welcome."""
        told = super().paper(plan)
        return replace(told, hint=f"{told.hint} {say('tablet.vote.hint.consent')}")


METHOD = Consent()
