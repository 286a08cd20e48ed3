"""Raised hands: counts that the whole room saw, with their own number of voters. They are never turned into ballots.

Whoever votes by hand is one voice; for which options one person raised a hand is not known, and nothing pretends it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.votes.ballot import Option, Rules, ids
from domain.votes.errors import MoreHandsThanVoices, UnknownOption


@dataclass(frozen=True)
class Hands:
    """``voters``: people who voted by hand. ``raised``: hands for each option, in the order of their ids."""

    voters: int = 0
    raised: tuple[tuple[str, int], ...] = ()

    @classmethod
    def of(cls, raised: Mapping[str, int], voters: int) -> "Hands":
        """The hands with these counts, whatever their order."""
        return cls(voters, tuple(sorted(raised.items())))

    def check(self, options: Sequence[Option], rules: Rules) -> None:
        """Refuse counts that so many people cannot have given.

        Raises
        ------
        domain.votes.errors.UnknownOption, domain.votes.errors.MoreHandsThanVoices
        """
        if not {option for option, _ in self.raised} <= set(ids(options)):
            raise UnknownOption
        if self.voters < 0 or any(not 0 <= n <= self.voters for _, n in self.raised):
            raise MoreHandsThanVoices(most=self.voters)
        if rules.most is not None and sum(n for _, n in self.raised) > rules.most * self.voters:
            raise MoreHandsThanVoices(most=self.voters)


NO_HANDS = Hands()
