"""Ranking: everyone puts options in order. Counted by Borda points or by duels (Condorcet, Schulze).

Options left out, and options put level, share the mean of the points of the places they occupy. Sources:
J.-C. de Borda (1781); M. Schulze, «A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
single-winner election method», Soc. Choice Welf. 36 (2011), doi:10.1007/s00355-010-0475-4.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations

from domain.participation.errors import TooManyChoices
from domain.votes.ballot import Ballot, Option, Rules, expressed, ids, marked
from domain.votes.equality import draw_lot, places, ranked
from domain.votes.errors import RanksBroken
from domain.votes.methods import Method, VoteType, at_most
from domain.votes.result import Explanation, Outcome, Place, VoteResult, preface, seconds, titles

ID = "ranking"

Duels = Mapping[tuple[str, str], int]  # ballots that put the first option before the second


@dataclass(frozen=True)
class RankingResult(VoteResult):
    """Both counts. ``champion``: the option that wins all its duels (Condorcet), if there is one."""

    duels: Duels
    borda: tuple[Place, ...]
    schulze: tuple[Place, ...]
    champion: str | None


def defaults(options: int) -> Rules:  # noqa: ARG001  every method is asked in the same way
    """Borda points, as many ranks as there are options."""
    return Rules(counting="borda")


def check(ballot: Ballot, options: Sequence[Option], rules: Rules) -> None:
    """Refuse a ballot whose ranks are not 1, 2, 3… each given once.

    Raises
    ------
    domain.errors.Invalid
    """
    ranks = sorted(marked(ballot, options).values())
    if ranks != list(range(1, len(ranks) + 1)):
        raise RanksBroken
    if rules.most is not None and len(ranks) > rules.most:
        raise TooManyChoices(most=rules.most)


def points(ballot: Ballot, options: Sequence[str]) -> dict[str, Fraction]:
    """Borda points of one ballot: m - 1 for the first of m options, 0 for the last."""
    marks = dict(ballot.marks)
    levels: dict[int, list[str]] = {}
    for option in options:
        levels.setdefault(marks.get(option, len(options) + 1), []).append(option)
    given: dict[str, Fraction] = {}
    best = len(options) - 1
    for rank in sorted(levels):
        level = levels[rank]
        given |= dict.fromkeys(level, Fraction(2 * best - len(level) + 1, 2))
        best -= len(level)
    return given


def duels(ballots: Iterable[Ballot], options: Sequence[str]) -> Duels:
    """For each pair of options, the ballots that put the first before the second; ranked comes before left out."""
    found = dict.fromkeys(permutations(options, 2), 0)
    for ballot in ballots:
        marks = dict(ballot.marks)
        last = max(marks.values(), default=0) + 1
        for one, two in found:
            found[one, two] += marks.get(one, last) < marks.get(two, last)
    return found


def champion(fought: Duels, options: Sequence[str]) -> str | None:
    """The option that wins all its duels, if there is one among several."""
    unbeaten = (one for one in options if all(fought[one, two] > fought[two, one] for two in options if two != one))
    return next(unbeaten, None) if len(options) > 1 else None


def schulze(fought: Duels, options: Sequence[str]) -> tuple[Place, ...]:
    """Places by the widths of paths of won duels; options that neither path parts are told as equal.

    A path is as wide as its narrowest duel, counted in ballots for the winner. py-vote-core is not used here: when a
    single option is unbeaten it is declared the winner, even where Schulze's definition makes it level with others.
    """
    width = {pair: ballots if ballots > fought[pair[::-1]] else 0 for pair, ballots in fought.items()}
    for middle, one, two in permutations(options, 3):
        width[one, two] = max(width[one, two], min(width[one, middle], width[middle, two]))
    left, groups = list(options), []
    while left:
        first = [one for one in left if all(width[one, two] >= width[two, one] for two in left if two != one)]
        groups.append(first)
        left = [option for option in left if option not in first]
    return ranked(groups)


def count(ballots: Iterable[Ballot], options: Sequence[Option], rules: Rules, seed: str | None = None) -> VoteResult:
    """Both orders; ``rules.counting`` says which one decides. Scores: ``points``, ``duels_won``.

    Equal Borda points are parted by the duels among them, then told as equal.
    """
    papers, blanks = expressed(ballots)
    everyone = ids(options)
    fought = duels(papers, everyone)
    total = dict.fromkeys(everyone, Fraction(0))
    for paper in papers:
        for option, given in points(paper, everyone).items():
            total[option] += given
    borda, by_duels = ((), ()) if not papers else (_borda(total, fought), schulze(fought, everyone))
    order, lot = draw_lot(by_duels if rules.counting == "schulze" else borda, rules, seed)
    won = {one: sum(fought[one, two] > fought[two, one] for two in everyone if two != one) for one in everyone}
    scores: dict[str, dict[str, int | Fraction]] = {
        option: {"points": total[option], "duels_won": won[option]} for option in everyone
    }
    best = champion(fought, everyone) if papers else None
    return RankingResult(ID, rules, order, lot, scores, len(papers), blanks, fought, borda, by_duels, best)


def _borda(total: Mapping[str, Fraction], fought: Duels) -> tuple[Place, ...]:
    level = places(total, total.__getitem__)
    return ranked([inner.options for place in level for inner in schulze(fought, place.options)])


def explain(outcome: Outcome, options: Sequence[Option]) -> tuple[Explanation, ...]:
    """Why the winner won against the second, then what the duels say."""
    outcome = outcome.public()
    said = preface(outcome, options)
    if said or not isinstance(outcome, RankingResult):
        return said
    names, first, second = titles(options), outcome.winners[0], outcome.places[1].options[0]
    won, lost = outcome.scores[first]["points"], outcome.scores[second]["points"]
    pair = {"winner": names[first], "second": names[second]}
    for_winner = {"for_winner": outcome.duels[first, second], "for_second": outcome.duels[second, first]}
    if outcome.rules.counting == "schulze" or won == lost:
        key = "vote.ranking.points_equal" if outcome.rules.counting == "borda" else "vote.ranking.duels"
        reason = Explanation(key, {**pair, **for_winner})
    else:
        reason = Explanation(
            "vote.ranking.points", {**pair, "second": seconds(outcome, names), "points": won, "missing": won - lost}
        )
    return (reason, _about_duels(outcome, names))


def _about_duels(result: RankingResult, names: Mapping[str, str]) -> Explanation:
    if result.champion is None:
        return Explanation("vote.ranking.no_champion")
    return Explanation("vote.ranking.champion", {"champion": names[result.champion]})


def counting(rules: Rules) -> tuple[Explanation, ...]:
    """By points or by duels."""
    duelled = rules.counting == "schulze"
    return (Explanation("tablet.vote.counting.duels" if duelled else "tablet.vote.counting.points"),)


METHOD = Method(
    turn=40,
    defaults=defaults,
    check=check,
    count=count,
    explain=explain,
    counting=counting,
    numbers=at_most,
    vote_type=lambda _: VoteType.ORDINAL,
)
