"""Approval: everyone marks whatever suits them; the option with the most marks wins. The residents' default."""

from collections import Counter
from collections.abc import Iterable, Sequence

from domain.errors import NumberOutOfRange, TooManyChoices
from domain.votes.ballot import Ballot, Option, Rules, expressed, ids, marked
from domain.votes.result import Explanation, Outcome, Result, places, preface, seconds, settle, titles

ID = "approval"
SHUFFLED = True  # options come in another order on each ballot
HANDS = True  # raised hands may be added as counts
LIMITED_ABOVE = 8  # with more options, people approve three of them at most


def defaults(options: int) -> Rules:
    """As many as one likes; three among more than eight."""
    return Rules(most=3 if options > LIMITED_ABOVE else None)


def check(ballot: Ballot, options: Sequence[Option], rules: Rules) -> None:
    """Refuse a ballot that the rules do not allow.

    Raises
    ------
    domain.errors.Invalid
    """
    marks = marked(ballot, options)
    if any(mark != 1 for mark in marks.values()):
        raise NumberOutOfRange(low=1, high=1)
    if rules.most is not None and len(marks) > rules.most:
        raise TooManyChoices(most=rules.most)


def count(ballots: Iterable[Ballot], options: Sequence[Option], rules: Rules, seed: str | None = None) -> Result:
    """Marks for each option; equal numbers are tied. Score: ``votes``."""
    papers, blanks = expressed(ballots)
    votes = Counter(option for paper in papers for option, _ in paper.marks)
    order, lot = settle(places(ids(options), votes.__getitem__) if papers else (), rules, seed)
    scores = {option: {"votes": votes[option]} for option in ids(options)}
    return Result(ID, rules, order, lot, scores, len(papers), blanks)


def explain(outcome: Outcome, options: Sequence[Option]) -> tuple[Explanation, ...]:
    """Why the winner won, and the votes that the second lacked to draw level."""
    outcome = outcome.public()
    said = preface(outcome, options)
    if said or not isinstance(outcome, Result):
        return said
    names, first, second = titles(options), outcome.winners[0], outcome.places[1].options[0]
    votes = outcome.scores[first]["votes"]
    values = {
        "winner": names[first],
        "votes": votes,
        "ballots": outcome.n,
        "second": seconds(outcome, names),
        "n": votes - outcome.scores[second]["votes"],
    }
    return (Explanation("vote.approval.won", values),)
