"""A single choice: the share of those who choose each option."""

from domain.votes.ballot import Option
from domain.votes.result import VoteResult
from sentences.numbers import share
from sentences.votes.telling import Barred


class Single(Barred):
    """Bars."""

    def bar(self, result: VoteResult, option: Option, options: int) -> tuple[float, str]:  # noqa: ARG002  as every method
        """«5 sur 9»."""
        voices = int(result.scores[option.id]["voices"])
        return voices / result.n, share(voices, result.n)


METHOD = Single()
