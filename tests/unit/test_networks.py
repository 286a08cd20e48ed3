"""Ties and their figures on random graphs, as networkx 3 counts them (tests/vectors/networks.json)."""

import json
from pathlib import Path
from typing import Any

import pytest

from domain.cooperation.figures import of_ties, weight
from domain.cooperation.territories import ActorRole
from domain.cooperation.ties import Declaration, Member, Network, Stand
from domain.evaluation.indicators import Calculation
from domain.evaluation.structures import DOMINANT, FEWEST

GRAPHS = json.loads((Path(__file__).parents[1] / "vectors" / "networks.json").read_text(encoding="utf-8"))
DENSITY = Calculation("density", ("ties",), numbers={"least": (2,)})
Graph = dict[str, Any]


def network(graph: Graph) -> Network:
    members = tuple(Member(one, one, ActorRole.LEAD) for one in graph["members"])
    said = {one: {other: Declaration(level) for other, level in rows.items()} for one, rows in graph["said"].items()}
    return Network(len(members), len(said), members, said)


@pytest.mark.parametrize("graph", GRAPHS, ids=range(len(GRAPHS)))
def test_ties_are_those_that_another_library_finds(graph: Graph) -> None:
    here = network(graph)
    both = [one for one in here.ties if one.stand is Stand.BOTH]
    assert sorted([*sorted(one.ends), one.level] for one in both) == graph["confirmed"]
    assert len(here.ties) - len(both) == graph["one_sided"]
    assert sorted(one.id for one in here.isolated) == graph["isolated"]
    assert weight(here) == pytest.approx(graph["weight"])


@pytest.mark.parametrize("graph", GRAPHS, ids=range(len(GRAPHS)))
def test_density_is_told_of_three_and_where_nobody_weighs_too_much(graph: Graph) -> None:
    told = of_ties(DENSITY, network(graph)).result
    heard = [one for one, rows in graph["said"].items() if rows]
    if len(heard) < FEWEST or (graph["weight"] or 0) >= DOMINANT:
        assert told is None
    elif len(heard) == len(graph["said"]):
        assert told is not None
        assert told.value == pytest.approx(graph["density"])


def test_some_of_them_are_told_and_some_are_not() -> None:
    told = [of_ties(DENSITY, network(graph)).result is not None for graph in GRAPHS]
    assert {True, False} == set(told)
