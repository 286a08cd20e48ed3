"""The ways of voting, each a small module of ``methods`` that carries its own facts; one more is a file more there.

All of them are counted here, exactly, but equal shares of a budget: their library (pabutools) is imported when one is
counted, not when the app starts.
"""

from collections.abc import Iterable, Sequence

from domain.variants import Variants
from domain.votes.ballot import Ballot, Option, Rules
from domain.votes.errors import HandsNotAllowed, UnknownMethod
from domain.votes.methods import Method
from domain.votes.raised_hands import NO_HANDS, Hands
from domain.votes.result import VoteResult

METHODS = Variants(Method, "domain.votes.methods", "METHOD", turn=lambda one: one.turn)


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
) -> VoteResult:
    """The result of ballots already checked and of raised hands, which are checked here.

    Raises
    ------
    domain.votes.errors.UnknownMethod, domain.votes.errors.HandsNotAllowed
    domain.votes.errors.UnknownOption, domain.votes.errors.MoreHandsThanVoices
    """
    counting = method(name)
    if hands == NO_HANDS:
        return counting.count(ballots, options, rules, seed)
    if counting.by_hand is None:
        raise HandsNotAllowed
    hands.check(options, rules)
    return counting.by_hand(ballots, options, rules, seed, hands)
