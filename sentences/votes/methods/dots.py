"""Dots: how many, and of how many people."""

from domain.votes.ballot import Option
from domain.votes.result import VoteResult
from sentences.votes.telling import Barred
from texts import say


class Dots(Barred):
    """Bars."""

    def bar(self, result: VoteResult, option: Option, options: int) -> tuple[float, str]:  # noqa: ARG002  as every method
        """Of all the dots that could be on it."""
        scores = result.scores[option.id]
        dots, people = int(scores["dots"]), int(scores["people"])
        whole = result.n * min(result.rules.per_option, result.rules.dots)
        return dots / whole, say("vote.bar.dots", n=dots, people=say("vote.bar.people", n=people))


METHOD = Dots()
