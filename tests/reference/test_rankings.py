"""Debian project leader votes and an approval experiment (PrefLib: N. Mattei and T. Walsh 2013; debian.org)."""

import re

import pytest

from domain.votes.ballot import Ballot, Option, Rules
from domain.votes.methods import approval, ranking
from tests.reference.published import expected, text


def preflib(name: str) -> tuple[dict[str, str], list[tuple[int, list[list[str]]]]]:
    """Names by number, and each order with its number of ballots: groups of level options, best first."""
    lines = text("preflib", name).splitlines()
    names = dict(re.findall(r"# ALTERNATIVE NAME (\d+): (.*)", "\n".join(lines)))
    orders = []
    for line in lines:
        if line and not line.startswith("#"):
            many, _, order = line.partition(":")
            groups = [re.findall(r"\d+", group) for group in re.findall(r"\{[^}]*\}|\d+", order)]
            orders.append((int(many), groups))
    return names, orders


def test_debian_2012() -> None:
    known = expected("preflib", "expected.json")["00002-00000007.toc"]
    names, orders = preflib("00002-00000007.toc")
    ballots = [
        Ballot.of({option: rank for rank, group in enumerate(groups, start=1) for option in group})
        for many, groups in orders
        for _ in range(many)
    ]
    options = [Option(number, name) for number, name in names.items()]
    result = ranking.count(ballots, options, Rules(counting="schulze"))
    assert isinstance(result, ranking.RankingResult)
    assert result.n == known["voters"]
    assert [[names[o] for o in place.options] for place in result.places] == [[n] for n in known["schulze_order"]]
    assert result.champion is not None
    assert names[result.champion] == known["winner"]


@pytest.mark.parametrize("year", ["2002", "2003"])
def test_debian_from_the_published_duels(year: str) -> None:
    known = expected("preflib", "debian_published_beat_matrices.json")[year]
    options, tally = known["options"], known["tally"]
    fought = {(one, two): tally[i][j] for i, one in enumerate(options) for j, two in enumerate(options) if i != j}
    order = ranking.schulze(fought, options)
    assert order[0].options == (known["winner"],)
    if "order" in known:
        assert [place.options for place in order] == [(name,) for name in known["order"]]


def test_approvals_of_2002() -> None:
    known = expected("preflib", "expected.json")["00026-00000001.cat"]
    names, orders = preflib("00026-00000001.cat")
    approved = [(many, groups[0] if groups else []) for many, groups in _categories()]
    ballots = [Ballot.of(dict.fromkeys(group, 1)) for many, group in approved for _ in range(many)]
    result = approval.count(ballots, [Option(number, name) for number, name in names.items()], Rules())
    assert (result.n, result.blanks) == (known["voters"] - known["empty_ballots"], known["empty_ballots"])
    assert {names[o]: score["votes"] for o, score in result.scores.items()} == known["approvals"]
    assert len(orders) == 216


def _categories() -> list[tuple[int, list[list[str]]]]:
    """Lines such as ``3: {1,2},{3,4}`` where the first category is what one approves; a single option has no braces."""
    found = []
    for line in text("preflib", "00026-00000001.cat").splitlines():
        if line and not line.startswith("#"):
            many, _, groups = line.partition(":")
            found.append((int(many), [re.findall(r"\d+", g) for g in re.findall(r"\{[^}]*\}|\d+", groups)]))
    return found
