"""Objections to a proposal: those of the ballots and those said aloud, what became of each, and what follows.

A maintained objection stands: it was heard and could not be met, so the proposal is not adopted in this form.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.votes.ballot import Option
from domain.votes.errors import MoreSettledThanObjections
from domain.votes.result import Explanation, VoteResult


class Status(StrEnum):
    """What became of an objection."""

    OPEN = "open"
    LIFTED = "lifted"  # its author no longer holds it
    INTEGRATED = "integrated"  # the proposal was changed to meet it
    MAINTAINED = "maintained"


SETTLED = frozenset({Status.LIFTED, Status.INTEGRATED})
Settled = tuple[Status, ...]  # what became of each objection to one proposal


@dataclass(frozen=True)
class ConsentStanding:
    """Where the proposal stands. ``standing``: objections neither lifted nor integrated. ``met``: how many of each.

    ``objections``: those of the ballots and those said aloud; ``spoken``: the latter alone.
    """

    adopted: bool
    consents: int
    questions: int
    objections: int
    standing: int
    met: Mapping[Status, int]
    spoken: int = 0


def decide(result: VoteResult, proposal: str, settled: Iterable[Status] = (), *, spoken: int = 0) -> ConsentStanding:
    """The decision after a round and what became of its objections.

    Parameters
    ----------
    settled : the status of each objection that was spoken or written; an anonymous one that nobody took up is open.
    spoken : objections said aloud by people whose ballots hold none.

    Raises
    ------
    domain.votes.errors.MoreSettledThanObjections
        More objections were dealt with than ballots hold: one of them is from elsewhere.
    """
    said = {name: int(number) for name, number in result.scores[proposal].items()}
    statuses, objections = Counter(settled), said["objections"] + spoken
    if statuses.total() > objections:
        raise MoreSettledThanObjections(most=objections)
    standing = objections - sum(statuses[status] for status in SETTLED)
    adopted = result.n > 0 and standing == 0
    statuses[Status.OPEN] = objections - statuses.total() + statuses[Status.OPEN]
    met = {status: statuses[status] for status in Status}
    return ConsentStanding(adopted, said["consents"], said["questions"], objections, standing, met, spoken)


def stands(result: VoteResult, proposal: str, settled: Collection[Status]) -> ConsentStanding:
    """What is told of a proposal, and what follows from it: one answer for every screen and every history.

    ``settled``: what became of each objection known by itself. Those beyond the ballots' were said aloud.
    """
    spoken = max(0, len(settled) - int(result.scores[proposal]["objections"]))
    return decide(result, proposal, settled, spoken=spoken)


def conclude(rounds: Sequence[ConsentStanding]) -> bool:
    """Whether the proposal is adopted: what counts is the last round."""
    return bool(rounds) and rounds[-1].adopted


def explained(decision: ConsentStanding, proposal: Option) -> tuple[Explanation, ...]:
    """Where the proposal stands; objections counted in the ballots, said aloud, then heard: three different things."""
    said = [_stands(decision, proposal)]
    if counted := decision.objections - decision.spoken:
        said.append(Explanation("vote.consent.counted", {"n": counted}))
    if decision.spoken:
        said.append(Explanation("vote.consent.spoken", {"n": decision.spoken}))
    if heard := sum(number for status, number in decision.met.items() if status is not Status.OPEN):
        met = {str(status): number for status, number in decision.met.items()}
        said.append(Explanation("vote.consent.met", {"n": heard, **met}))
    return tuple(said)


def _stands(decision: ConsentStanding, proposal: Option) -> Explanation:
    values: Mapping[str, str | int] = {"proposal": proposal.title, "n": decision.standing}
    if decision.adopted:
        return Explanation("vote.consent.adopted", {"proposal": proposal.title})
    return Explanation("vote.consent.postponed", values)
