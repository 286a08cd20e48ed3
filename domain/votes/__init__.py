"""Seven ways of voting, each a small module of this folder with the functions of ``Method``; an eighth is a file more.

The libraries that count rankings and budgets are imported when something is counted, not when the app starts.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from domain.errors import UnknownMethod
from domain.votes import approval, budget, consent, dots, majority, ranking, thermometer
from domain.votes.ballot import Ballot, Option, Rules
from domain.votes.result import Explanation, Outcome, Result


class Method(Protocol):
    """What every method offers.

    ``SHUFFLED``: options come in another order on each ballot. ``HANDS``: raised hands may be added, as counts per
    option (``ballot.from_hands``).
    """

    ID: str
    SHUFFLED: bool
    HANDS: bool

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


METHODS: Mapping[str, Method] = {
    method.ID: method for method in (dots, approval, majority, ranking, budget, consent, thermometer)
}


def method(name: str) -> Method:
    """The method of that name.

    Raises
    ------
    domain.errors.UnknownMethod
    """
    if name not in METHODS:
        raise UnknownMethod(method=name)
    return METHODS[name]
