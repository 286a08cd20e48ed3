"""Seven ways of voting, each a small module of this folder with the functions of ``Method``; an eighth is a file more.

The libraries that count rankings and budgets are imported when something is counted, not when the app starts.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from domain.votes import approval, budget, consent, dots, majority, ranking, thermometer
from domain.votes.ballot import Ballot, Option, Rules
from domain.votes.errors import HandsNotAllowed, UnknownMethod
from domain.votes.raised_hands import NO_HANDS, Hands
from domain.votes.result import Explanation, Outcome, Result


class Method(Protocol):
    """What every method offers. ``SHUFFLED``: options come in another order on each ballot."""

    ID: str
    SHUFFLED: bool

    def defaults(self, options: int) -> Rules:
        """The rules proposed for that many options."""
        ...

    def check(self, ballot: Ballot, options: Sequence[Option], rules: Rules) -> None:
        """Refuse a ballot that the rules do not allow: raises a ``domain.errors.Invalid``."""
        ...

    def count(
        self, ballots: Iterable[Ballot], options: Sequence[Option], rules: Rules, seed: str | None = None
    ) -> Result:
        """The result of ballots already checked, in any order. ``seed``: of the lot, once it has been drawn."""
        ...

    def explain(self, outcome: Outcome, options: Sequence[Option]) -> tuple[Explanation, ...]:
        """The sentences that say why the winner won and by how much; only the order for fewer than five ballots."""
        ...


class ByHand(Method, Protocol):
    """A method to which raised hands may be added, as counts for each option."""

    def count(
        self,
        ballots: Iterable[Ballot],
        options: Sequence[Option],
        rules: Rules,
        seed: str | None = None,
        hands: Hands = NO_HANDS,
    ) -> Result:
        """The same with raised hands: whoever votes by hand is one voice of ``Result.n``, and never blank."""
        ...


METHODS: Mapping[str, Method] = {
    method.ID: method for method in (dots, approval, majority, ranking, budget, consent, thermometer)
}
BY_HAND: Mapping[str, ByHand] = {approval.ID: approval}


def method(name: str) -> Method:
    """The method of that name.

    Raises
    ------
    domain.votes.errors.UnknownMethod
    """
    if name not in METHODS:
        raise UnknownMethod(method=name)
    return METHODS[name]


def count(
    name: str,
    ballots: Iterable[Ballot],
    options: Sequence[Option],
    rules: Rules,
    seed: str | None = None,
    hands: Hands = NO_HANDS,
) -> Result:
    """The result of ballots already checked and of raised hands, which are checked here.

    Raises
    ------
    domain.votes.errors.UnknownMethod, domain.votes.errors.HandsNotAllowed
    domain.votes.errors.UnknownOption, domain.votes.errors.MoreHandsThanVoices
    """
    if hands == NO_HANDS:
        return method(name).count(ballots, options, rules, seed)
    if name not in BY_HAND:
        raise HandsNotAllowed
    hands.check(options, rules)
    return BY_HAND[name].count(ballots, options, rules, seed, hands)
