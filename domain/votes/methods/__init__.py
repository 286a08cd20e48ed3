"""What a way of voting is: each module of this folder ends with its own, ``METHOD = Method(…)``.

Nobody outside of the folder asks which method a vote has: it asks ``domain.votes.method`` for a fact. What is said and
drawn of a method is beside, under the same name: ``sentences.votes.methods``, ``components.votes.methods``,
``tablet/ballots/methods``.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from domain.votes.ballot import Ballot, Option, Rules
from domain.votes.equality import TOLD, announced
from domain.votes.objections import Settled
from domain.votes.raised_hands import Hands
from domain.votes.result import Explanation, Outcome, VoteResult
from domain.votes.worth import Worth


class VoteType(StrEnum):
    """What the numbers on a ballot are, in the words of Pabulib's ``.pb`` files."""

    APPROVAL = "approval"  # 1 for each marked option
    CUMULATIVE = "cumulative"  # points, of which everybody has as many
    SCORING = "scoring"  # each option has its mark
    ORDINAL = "ordinal"  # ranks


class Count(Protocol):
    """The result of ballots already checked, in any order. ``seed``: of the lot, once it has been drawn."""

    def __call__(
        self, ballots: Iterable[Ballot], options: Sequence[Option], rules: Rules, seed: str | None = None
    ) -> VoteResult:
        """Count them."""
        ...


class CountByHand(Protocol):
    """The same with raised hands: whoever votes by hand is one voice of ``VoteResult.n``, and never blank."""

    def __call__(
        self, ballots: Iterable[Ballot], options: Sequence[Option], rules: Rules, seed: str | None, hands: Hands
    ) -> VoteResult:
        """Count both."""
        ...


def nothing(rules: Rules) -> tuple[()]:  # noqa: ARG001  every method is asked in the same way
    """Where there is nothing to say."""
    return ()


def always(key: str) -> Callable[[Rules], tuple[Explanation, ...]]:
    """One sentence, whatever the rules are."""
    return lambda _: (Explanation(key),)


def at_most(rules: Rules) -> tuple[Explanation, ...]:
    """How many may be marked, where not all may."""
    return () if rules.most is None else (Explanation("vote.rule.most", {"n": rules.most}),)


def winners(result: VoteResult, options: Sequence[Option], settled: Mapping[str, Settled]) -> dict[str, bool | None]:  # noqa: ARG001  as every method
    """Retained is what comes first."""
    return {option.id: option.id in result.winners for option in options}


@dataclass(frozen=True, kw_only=True)
class Method:
    """The facts of a method; its name is that of its module.

    Parameters
    ----------
    turn : where it stands in the form: the simplest come first.
    defaults : the rules proposed for so many options.
    check : refuses a ballot that the rules do not allow: raises a ``domain.errors.Invalid``.
    explain : why the winner won and by how much; of fewer than five ballots, why nothing is told.
    counting : how it is counted, said before anybody votes, on the tablet as on the wall.
    numbers : what else the rules hold, for whoever plans the vote.
    equal : key of what is announced of equal options that no lot parts; ``NEVER`` where nothing can be equal.
    vote_type : what the numbers on a ballot are.
    scale : keys of the words of its marks, from mark 0 on; none where marks are no words.
    by_hand : counts raised hands too, where the method allows them.
    shuffled : whether options come in another order on each ballot.
    alone : whether it makes sense with one option.
    money : whether options cost something, and a sum is shared out.
    decides : whether anything follows from its result.
    worth : what a vote by it mostly is; whoever plans one says what that one is.
    debates : whether a closed vote by it may stand beside an indicator that is debated.
    objection : the mark that objects: words may go with it, and it is dealt with one by one; None if none does.
    ended : whether each option is retained; None while that does not stand for good.
    """

    turn: int
    defaults: Callable[[int], Rules]
    check: Callable[[Ballot, Sequence[Option], Rules], None]
    count: Count
    explain: Callable[[Outcome, Sequence[Option]], tuple[Explanation, ...]]
    counting: Callable[[Rules], tuple[Explanation, ...]]
    vote_type: Callable[[Rules], VoteType]
    numbers: Callable[[Rules], tuple[Explanation, ...]] = nothing
    equal: str = TOLD
    scale: Callable[[Rules], tuple[str, ...]] = nothing
    by_hand: CountByHand | None = None
    shuffled: bool = True
    alone: bool = False
    money: bool = False
    decides: bool = True
    worth: Worth = Worth.PRIORITY
    debates: bool = False
    objection: int | None = None
    ended: Callable[[VoteResult, Sequence[Option], Mapping[str, Settled]], dict[str, bool | None]] = winners

    @property
    def least(self) -> int:
        """How many options it needs."""
        return 1 if self.alone else 2

    def equality(self, rules: Rules) -> str:
        """Key of what is announced of equal options; empty where nothing can be equal."""
        return announced(self.equal, rules)
