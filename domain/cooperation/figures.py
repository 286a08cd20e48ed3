"""The figures of a network, by the measures of its indicators, told under the rule of organisations only."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace

from domain.cooperation.means import Pool
from domain.cooperation.ties import Network, Stand
from domain.evaluation import measures
from domain.evaluation.indicators import Calculation
from domain.evaluation.measures import Result
from domain.evaluation.network import SELF
from domain.evaluation.said import Answers
from domain.evaluation.structures import Untold, untold


@dataclass(frozen=True)
class ToldFigure:
    """A figure, or why it stays untold. ``result``: None where it does."""

    result: Result | None
    why: Untold | None = None


def of_ties(rule: Calculation, network: Network) -> ToldFigure:
    """A figure of links, of those that handed over and agreed."""
    item = rule.items[0]
    answers = (
        {SELF: one, item: " ".join(f"{other}={said.level}" for other, said in sorted(rows.items()))}
        for one, rows in network.said.items()
    )
    return _told(replace(_result(rule, list(answers)), largest=weight(network)))


def of_kinds(rule: Calculation, kinds: Collection[str]) -> ToldFigure:
    """How many kinds of organisations there are, of those that agreed: one entry an organisation."""
    return _told(_result(rule, [{rule.items[0]: kind} for kind in kinds]))


def of_means(rule: Calculation, pool: Pool) -> ToldFigure:
    """A figure of what is needed and shared, of those that agreed and need something."""
    return _told(_result(rule, list(pool.cells.values())))


def weight(network: Network) -> float | None:
    """Of how many of the confirmed ties one organisation is an end, at most: 0 to 1; None where there is none."""
    ends = Counter(end for one in network.ties if one.stand is Stand.BOTH for end in one.ends)
    return max(ends.values()) / (sum(ends.values()) / 2) if ends else None


def _result(rule: Calculation, answers: Collection[Answers]) -> Result:
    cells = Counter(cell for each in answers for cell in measures.of(rule).cells(rule, each))
    return measures.result(rule, cells)


def _told(result: Result) -> ToldFigure:
    why = untold(result)
    return ToldFigure(None if why else result, why)
