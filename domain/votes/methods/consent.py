"""Consent: a proposal is adopted when nobody has an objection left. Rounds, until there is none or it is postponed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum

from domain.participation.errors import NumberOutOfRange
from domain.votes.ballot import Ballot, Option, Rules, expressed, ids, marked
from domain.votes.equality import NEVER, ranked
from domain.votes.methods import Method, VoteType, always
from domain.votes.objections import Settled, Status, decide, explained, stands
from domain.votes.result import Explanation, Outcome, VoteResult
from domain.votes.worth import Worth

ID = "consent"


class ConsentWord(IntEnum):
    """The three buttons."""

    CONSENT = 0
    QUESTION = 1
    OBJECTION = 2


def defaults(options: int) -> Rules:  # noqa: ARG001  every method is asked in the same way
    """Nothing to choose: one objection left is enough."""
    return Rules()


def check(ballot: Ballot, options: Sequence[Option], rules: Rules) -> None:  # noqa: ARG001  as every method
    """Refuse anything but the three words.

    Raises
    ------
    domain.errors.Invalid
    """
    if any(mark > ConsentWord.OBJECTION for mark in marked(ballot, options).values()):
        raise NumberOutOfRange(low=int(ConsentWord.CONSENT), high=int(ConsentWord.OBJECTION))


def count(ballots: Iterable[Ballot], options: Sequence[Option], rules: Rules, seed: str | None = None) -> VoteResult:  # noqa: ARG001  a decision by consent is never drawn
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
            "consents": said[ConsentWord.CONSENT],
            "questions": said[ConsentWord.QUESTION],
            "objections": said[ConsentWord.OBJECTION],
        }
        for option, said in words.items()
    }
    adopted = [option for option in ids(options) if papers and not scores[option]["objections"]]
    order = ranked([adopted] if adopted else [])
    return VoteResult(ID, rules, order, None, scores, len(papers), blanks)


def explain(outcome: Outcome, options: Sequence[Option]) -> tuple[Explanation, ...]:
    """Adopted or not, by proposal, from the ballots alone; ``explained`` says it once objections are met."""
    outcome = outcome.public()
    if not isinstance(outcome, VoteResult):
        return (Explanation("vote.few"),)
    return tuple(said for option in options for said in explained(decide(outcome, option.id), option))


def ended(result: VoteResult, options: Sequence[Option], settled: Mapping[str, Settled]) -> dict[str, bool | None]:
    """Adopted or not; None while an objection is open, and nothing is said for good."""
    found = {option.id: stands(result, option.id, settled.get(option.id, ())) for option in options}
    return {option: None if said.met[Status.OPEN] else said.adopted for option, said in found.items()}


METHOD = Method(
    turn=60,
    defaults=defaults,
    check=check,
    count=count,
    explain=explain,
    counting=always("tablet.vote.counting.consent"),
    equal=NEVER,
    vote_type=lambda _: VoteType.SCORING,
    shuffled=False,
    alone=True,
    worth=Worth.DECISION,
    objection=ConsentWord.OBJECTION,
    ended=ended,
)
