"""Majority judgment: each option receives a mention from everyone; the best majority mention wins.

The order is that of the majority values; the gauge (shares above and below the mention) is what people are shown.
Whoever does not judge an option is told apart; what that counts as was announced before the vote: the worst mention,
so that all options have as many (``Rules.silence``, the default), or nothing. Then options are compared in proportion,
and one that less than half of the ballots judge has no place.

Source: M. Balinski and R. Laraki, «A theory of measuring, electing, and ranking», PNAS 104 (2007),
doi:10.1073/pnas.0702634104. The mention of an even number of ballots is the lower of the two in the middle.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.participation.errors import NumberOutOfRange
from domain.votes.ballot import Ballot, Option, Rules, expressed, ids, marked
from domain.votes.equality import draw_lot, places
from domain.votes.mentions import Tally, duel, middle, value
from domain.votes.methods import Method, VoteType
from domain.votes.proportions import keys, parting
from domain.votes.result import Explanation, Outcome, Place, VoteResult, preface, seconds, titles

ID = "majority"

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

LEFT_OUT = "left_out"  # of ``Rules.silence``


@dataclass(frozen=True)
class MajorityResult(VoteResult):
    """``profiles``: the tally of each option, as it counts. ``silent``: ballots that do not judge it."""

    profiles: Mapping[str, Tally]
    silent: Mapping[str, int]

    @property
    def more(self) -> dict[str, Any]:
        """Who did not judge what is announced too."""
        return {"silent": dict(sorted(self.silent.items()))}

    def given(self, option: str) -> Tally:
        """The mentions that people gave an option, without what silence counts as."""
        worst, *others = self.profiles[option]
        return (worst if self.rules.silence == LEFT_OUT else worst - self.silent[option], *others)

    @property
    def unheard(self) -> tuple[str, ...]:
        """The options that less than half of the ballots judge, where silence is left out."""
        placed = {option for place in self.places for option in place.options}
        return tuple(option for option in self.profiles if self.n and option not in placed)


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


def count(ballots: Iterable[Ballot], options: Sequence[Option], rules: Rules, seed: str | None = None) -> VoteResult:
    """Options by majority value. Scores: ``mention``, ``above`` and ``below`` (ballots), by gauge; none if unjudged."""
    papers, blanks = expressed(ballots)
    given = {option: [0] * len(SCALES[rules.scale]) for option in ids(options)}
    for paper in papers:
        for option, mention in paper.marks:
            given[option][mention] += 1
    silent = {option: len(papers) - sum(tally) for option, tally in given.items()}
    profiles = {option: _counting(tally, silent[option], rules) for option, tally in given.items()}
    order, lot = draw_lot(_places(profiles, len(papers), rules) if papers else (), rules, seed)
    scores = {option: _scores(tally) if any(tally) else {} for option, tally in profiles.items()} if papers else {}
    return MajorityResult(ID, rules, order, lot, scores, len(papers), blanks, profiles, silent)


def _counting(given: Tally, silent: int, rules: Rules) -> Tally:
    """The mentions given, and what silence counts as."""
    worst, *others = given
    return (worst if rules.silence == LEFT_OUT else worst + silent, *others)


def _places(profiles: Mapping[str, Tally], n: int, rules: Rules) -> tuple[Place, ...]:
    if rules.silence != LEFT_OUT:
        return places(profiles, {option: value(tally) for option, tally in profiles.items()}.__getitem__)
    heard = {option: tally for option, tally in profiles.items() if 2 * sum(tally) >= n}
    return places(heard, keys(heard).__getitem__)


def _scores(tally: Tally) -> dict[str, int]:
    mention = middle(tally)
    return {"mention": mention, "above": sum(tally[mention + 1 :]), "below": sum(tally[:mention])}


def explain(outcome: Outcome, options: Sequence[Option]) -> tuple[Explanation, ...]:
    """The winner's mention; against a second with the same mention, what parted them; who was judged by too few."""
    outcome = outcome.public()
    if not isinstance(outcome, MajorityResult) or not outcome.unheard:
        return preface(outcome, options) or _won(outcome, options)
    if not outcome.places:
        return (Explanation("vote.majority.unheard_all"),)
    names = titles(options)
    unheard = tuple(names[option] for option in outcome.unheard)
    first = _alone(outcome, names) if len(outcome.places) == len(outcome.winners) == 1 else ()
    said = first or preface(outcome, options) or _won(outcome, options)
    return (*said, Explanation("vote.majority.unheard", {"names": unheard, "n": len(unheard)}))


def _alone(outcome: MajorityResult, names: Mapping[str, str]) -> tuple[Explanation, ...]:
    """The only option that enough people judge."""
    winner, scale = outcome.winners[0], SCALES[outcome.rules.scale]
    words = {"mention": scale[middle(outcome.profiles[winner])]}
    return (Explanation("vote.majority.only", {"winner": names[winner]}, words),)


def _won(outcome: Outcome, options: Sequence[Option]) -> tuple[Explanation, ...]:
    if not isinstance(outcome, MajorityResult):
        return ()
    names, first, second = titles(options), outcome.winners[0], outcome.places[1].options[0]
    scale = SCALES[outcome.rules.scale]
    won, lost = outcome.profiles[first], outcome.profiles[second]
    values: dict[str, str | int | tuple[str, ...]] = {"winner": names[first], "second": seconds(outcome, names)}
    words = {"mention": scale[middle(won)]}
    if middle(won) != middle(lost) or won == lost:
        known = "vote.majority.opinion" if outcome.rules.silence == LEFT_OUT else "vote.majority.mention"
        counted = {"ballots": sum(won), "at_least": sum(won[middle(won) :])}
        return (Explanation(known, {**values, **counted}, {**words, "second_mention": scale[middle(lost)]}),)
    return (_parted(won, lost, values, words, scale),)


def _parted(
    won: Tally,
    lost: Tally,
    values: Mapping[str, str | int | tuple[str, ...]],
    words: Mapping[str, str],
    scale: Sequence[str],
) -> Explanation:
    """What parts two tallies of one mention: ballots set aside one by one, or shares if one holds more."""
    if sum(won) != sum(lost):
        share = parting(won, lost)
        assert share is not None
        return Explanation(
            "vote.majority.shares", values, {**words, "kept": scale[share.mention], "fallen": scale[share.other]}
        )
    step = duel(won, lost)
    assert step is not None
    told = {**words, "kept": scale[step.mention], "fallen": scale[step.other]}
    return Explanation("vote.majority.duel", {**values, "n": step.removed}, told)


def counting(rules: Rules) -> tuple[Explanation, ...]:
    """How mentions are counted, and what «Je ne me prononce pas» counts as."""
    silence = Explanation("tablet.vote.silence.worst", words={"worst": SCALES[rules.scale][0]})
    left_out = Explanation("tablet.vote.silence.left_out")
    return (
        Explanation("tablet.vote.counting.majority"),
        left_out if rules.silence == LEFT_OUT else silence,
    )


METHOD = Method(
    turn=30,
    defaults=defaults,
    check=check,
    count=count,
    explain=explain,
    counting=counting,
    vote_type=lambda _: VoteType.SCORING,
    scale=lambda rules: SCALES[rules.scale],
    debates=True,
)
