"""Consent: the three words of each proposal, and where it stands once objections were dealt with."""

from collections.abc import Sequence
from dataclasses import replace

from domain.votes.ballot import Option
from domain.votes.methods.consent import Word
from domain.votes.objections import stands, tell
from domain.votes.result import Outcome, Result
from domain.votes.story import Story
from domain.votes.vote import Plan
from sentences.numbers import share
from sentences.votes.printed import Printed
from sentences.votes.telling import Bar, Barred
from sentences.votes.words import in_type, sentences
from texts import say

_NAMES = {Word.CONSENT: "consents", Word.QUESTION: "questions", Word.OBJECTION: "objections"}


class Consent(Barred):
    """Three bars a proposal."""

    def told(self, story: Story, outcome: Outcome, options: Sequence[Option]) -> list[str]:
        """What follows from the ballots and from what became of objections."""
        if not isinstance(outcome, Result) or not outcome.n:
            return super().told(story, outcome, options)
        return sentences(
            said
            for option in options
            for said in tell(stands(outcome, option.id, story.settled.get(option.id, ())), option)
        )

    def on_wall(
        self,
        outcome: Outcome,  # noqa: ARG002  as every method
        options: Sequence[Option],  # noqa: ARG002  as above
        said: Sequence[str],
    ) -> tuple[Sequence[str], Sequence[str]]:
        """Above the bars stand the versions of the proposal."""
        return (), said

    def bar(self, result: Result, option: Option, options: int) -> tuple[float, str]:  # noqa: ARG002  as every method
        """Of those who consent."""
        n = int(result.scores[option.id]["consents"])
        return n / result.n, share(n, result.n)

    def bars(self, result: Result, options: Sequence[Option]) -> list[Bar]:
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

    def received(self, result: Result, option: Option, options: Sequence[Option]) -> str:  # noqa: ARG002  as every method
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
