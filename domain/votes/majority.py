"""Majority judgment: each option receives a mention from everyone; the best majority mention wins.

The order is that of the majority values; the gauge (shares above and below the mention) is what people are shown.
An option left without a mention on a ballot receives the worst one, and the screen says so.

Source: M. Balinski and R. Laraki, «A theory of measuring, electing, and ranking», PNAS 104 (2007),
doi:10.1073/pnas.0702634104. The mention of an even number of ballots is the lower of the two in the middle.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from domain.participation.errors import NumberOutOfRange
from domain.votes.ballot import Ballot, Option, Rules, expressed, ids, marked
from domain.votes.result import Explanation, Outcome, Result, places, preface, seconds, settle, titles

ID = "majority"
SHUFFLED = True  # the options; never the mentions, which are a scale

# Keys of the mentions' words, from the worst to the best.
SCALES: Mapping[str, tuple[str, ...]] = {
    "five": (
        "vote.mention.rejected",
        "vote.mention.insufficient",
        "vote.mention.passable",
        "vote.mention.good",
        "vote.mention.very_good",
    ),
    "seven": (
        "vote.mention.rejected",
        "vote.mention.insufficient",
        "vote.mention.passable",
        "vote.mention.fairly_good",
        "vote.mention.good",
        "vote.mention.very_good",
        "vote.mention.excellent",
    ),
    "faces": (
        "vote.mention.never",
        "vote.mention.dislike",
        "vote.mention.so_so",
        "vote.mention.like",
        "vote.mention.love",
    ),
}

Tally = Sequence[int]  # ballots for each mention, the worst mention first


@dataclass(frozen=True)
class Gauge:
    """``above``, ``below``: exact shares of ballots strictly better and strictly worse than the majority mention."""

    above: Fraction
    mention: int
    below: Fraction

    @property
    def sign(self) -> str:
        """``+`` if more ballots are above the mention than below it."""
        return "+" if self.above > self.below else "-"


@dataclass(frozen=True)
class Duel:
    """Where two options with the same mention part: after ``removed`` middle ballots of each are set aside."""

    removed: int
    mention: int
    other: int


@dataclass(frozen=True)
class MajorityResult(Result):
    """``profiles``: the tally of each option."""

    profiles: Mapping[str, Tally]


def middle(tally: Tally) -> int:
    """The majority mention: the lower middlemost of at least one ballot."""
    wanted = (sum(tally) + 1) // 2
    return next(mention for mention, seen in enumerate(accumulate(tally)) if seen >= wanted)


def value(tally: Tally) -> tuple[int, ...]:
    """The majority value: the mention, then the mention without that ballot, and so on. Compared in this order."""
    left, sequence = list(tally), []
    for _ in range(sum(tally)):
        mention = middle(left)
        sequence.append(mention)
        left[mention] -= 1
    return tuple(sequence)


def gauge(tally: Tally) -> Gauge:
    """The majority gauge of at least one ballot, for display."""
    n, mention = sum(tally), middle(tally)
    return Gauge(Fraction(sum(tally[mention + 1 :]), n), mention, Fraction(sum(tally[:mention]), n))


def duel(tally: Tally, other: Tally) -> Duel | None:
    """Where the majority values of two tallies of as many ballots part; None if they never do: a true tie."""
    pairs = zip(value(tally), value(other), strict=True)
    return next((Duel(step, one, two) for step, (one, two) in enumerate(pairs) if one != two), None)


def without(tally: Tally, removed: int) -> Tally:
    """What is left once that many ballots have been set aside, each time the one in the middle."""
    left = list(tally)
    for _ in range(min(removed, sum(tally))):
        left[middle(left)] -= 1
    return tuple(left)


def defaults(options: int) -> Rules:  # noqa: ARG001  every method is asked in the same way
    """Five mentions."""
    return Rules(scale="five")


def check(ballot: Ballot, options: Sequence[Option], rules: Rules) -> None:
    """Refuse a ballot that the rules do not allow.

    Raises
    ------
    domain.errors.Invalid
    """
    best = len(SCALES[rules.scale]) - 1
    if any(mark > best for mark in marked(ballot, options).values()):
        raise NumberOutOfRange(low=0, high=best)


def count(ballots: Iterable[Ballot], options: Sequence[Option], rules: Rules, seed: str | None = None) -> Result:
    """Options by majority value. Scores: ``mention``, ``above`` and ``below`` (ballots), by gauge."""
    papers, blanks = expressed(ballots)
    profiles = {option: [0] * len(SCALES[rules.scale]) for option in ids(options)}
    for paper in papers:
        marks = dict(paper.marks)
        for option, tally in profiles.items():
            tally[marks.get(option, 0)] += 1
    values = {option: value(tally) for option, tally in profiles.items()}
    order, lot = settle(places(ids(options), values.__getitem__) if papers else (), rules, seed)
    scores = {option: _scores(tally) for option, tally in profiles.items()} if papers else {}
    kept = {option: tuple(tally) for option, tally in profiles.items()}
    return MajorityResult(ID, rules, order, lot, scores, len(papers), blanks, kept)


def _scores(tally: Tally) -> dict[str, int]:
    mention = middle(tally)
    return {"mention": mention, "above": sum(tally[mention + 1 :]), "below": sum(tally[:mention])}


def explain(outcome: Outcome, options: Sequence[Option]) -> tuple[Explanation, ...]:
    """The winner's mention; against a second with the same mention, the duel that parted them."""
    outcome = outcome.public()
    said = preface(outcome, options)
    if said or not isinstance(outcome, MajorityResult):
        return said
    names, first, second = titles(options), outcome.winners[0], outcome.places[1].options[0]
    scale = SCALES[outcome.rules.scale]
    won, lost = outcome.profiles[first], outcome.profiles[second]
    values: dict[str, str | int | tuple[str, ...]] = {
        "winner": names[first],
        "second": seconds(outcome, names),
        "ballots": outcome.n,
    }
    parted = duel(won, lost)
    words = {"mention": scale[middle(won)]}
    if parted is None or parted.removed == 0:
        at_least = sum(won[middle(won) :])
        words["second_mention"] = scale[middle(lost)]
        return (Explanation("vote.majority.mention", {**values, "at_least": at_least}, words),)
    words |= {"kept": scale[parted.mention], "fallen": scale[parted.other]}
    return (Explanation("vote.majority.duel", {**values, "n": parted.removed}, words),)
