"""Consent: a proposal is adopted when nobody has an objection left. Rounds, until there is none or it is postponed.

A maintained objection stands: it was heard and could not be met, so the proposal is not adopted in this form.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from domain.participation.errors import NumberOutOfRange
from domain.votes.ballot import Ballot, Option, Rules, expressed, ids, marked
from domain.votes.errors import MoreSettledThanObjections
from domain.votes.result import Explanation, Outcome, Result, ranked

ID = "consent"
SHUFFLED = False


class Word(IntEnum):
    """The three buttons."""

    CONSENT = 0
    QUESTION = 1
    OBJECTION = 2


class Status(StrEnum):
    """What became of an objection."""

    OPEN = "open"
    LIFTED = "lifted"  # its author no longer holds it
    INTEGRATED = "integrated"  # the proposal was changed to meet it
    MAINTAINED = "maintained"


SETTLED = frozenset({Status.LIFTED, Status.INTEGRATED})


@dataclass(frozen=True)
class Decision:
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


def defaults(options: int) -> Rules:  # noqa: ARG001  every method is asked in the same way
    """Nothing to choose: one objection left is enough."""
    return Rules()


def check(ballot: Ballot, options: Sequence[Option], rules: Rules) -> None:  # noqa: ARG001  as every method
    """Refuse anything but the three words.

    Raises
    ------
    domain.errors.Invalid
    """
    if any(mark > Word.OBJECTION for mark in marked(ballot, options).values()):
        raise NumberOutOfRange(low=int(Word.CONSENT), high=int(Word.OBJECTION))


def count(ballots: Iterable[Ballot], options: Sequence[Option], rules: Rules, seed: str | None = None) -> Result:  # noqa: ARG001  a decision by consent is never drawn
    """One round's words, by proposal. The one place holds the proposals without objection; no place, none.

    Scores: ``consents``, ``questions``, ``objections``.
    """
    papers, blanks = expressed(ballots)
    words: dict[str, Counter[int]] = {option: Counter() for option in ids(options)}
    for paper in papers:
        for option, mark in paper.marks:
            words[option][mark] += 1
    scores = {
        option: {
            "consents": said[Word.CONSENT],
            "questions": said[Word.QUESTION],
            "objections": said[Word.OBJECTION],
        }
        for option, said in words.items()
    }
    adopted = [option for option in ids(options) if papers and not scores[option]["objections"]]
    order = ranked([adopted] if adopted else [])
    return Result(ID, rules, order, None, scores, len(papers), blanks)


def decide(result: Result, proposal: str, settled: Iterable[Status] = (), *, spoken: int = 0) -> Decision:
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
    return Decision(adopted, said["consents"], said["questions"], objections, standing, met, spoken)


def stands(result: Result, proposal: str, settled: Collection[Status]) -> Decision:
    """What is told of a proposal, and what follows from it: one answer for every screen and every history.

    ``settled``: what became of each objection known by itself. Those beyond the ballots' were said aloud.
    """
    spoken = max(0, len(settled) - int(result.scores[proposal]["objections"]))
    return decide(result, proposal, settled, spoken=spoken)


def conclude(rounds: Sequence[Decision]) -> bool:
    """Whether the proposal is adopted: what counts is the last round."""
    return bool(rounds) and rounds[-1].adopted


def explain(outcome: Outcome, options: Sequence[Option]) -> tuple[Explanation, ...]:
    """Adopted or not, by proposal, from the ballots alone; ``tell`` says it once objections have been dealt with."""
    outcome = outcome.public()
    if not isinstance(outcome, Result):
        return (Explanation("vote.few"),)
    return tuple(said for option in options for said in tell(decide(outcome, option.id), option))


def tell(decision: Decision, proposal: Option) -> tuple[Explanation, ...]:
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


def _stands(decision: Decision, proposal: Option) -> Explanation:
    values: Mapping[str, str | int] = {"proposal": proposal.title, "n": decision.standing}
    if decision.adopted:
        return Explanation("vote.consent.adopted", {"proposal": proposal.title})
    return Explanation("vote.consent.postponed", values)
