"""The map of ties: everybody has a place, names lie on top of nothing, and it is drawn once."""

import random
import time
from itertools import combinations
from typing import Any

import pyarrow as pa
import pytest

from charts import drawn
from charts.look import DESK
from charts.network import COLOURS, DASHES, Sign, Stroke, network
from charts.places import RADIUS, WIDTH, Line, Places, places
from tests.structures import NAMES

MANY, TIES = 80, 300
ROOM = 0.54 * DESK  # px, of a letter


def drawn_at_random(n: int, ties: int, seed: int) -> tuple[list[str], list[tuple[int, int, float]]]:
    """Names as long as the real ones, tied at random."""
    draw = random.Random(seed)  # noqa: S311  a test draws
    names = [f"{NAMES[number % len(NAMES)]} {number}" for number in range(n)]
    draw.shuffle(names)
    pairs = draw.sample(list(combinations(range(n), 2)), ties)
    return names, [(one, other, draw.choice((1.0, 3.0))) for one, other in pairs]


def box(line: Line) -> tuple[float, float, float, float]:
    wide = len(line.text) * ROOM
    left = line.x - {"left": 0, "center": wide / 2, "right": wide}[line.align]
    return left, line.y - DESK / 2, left + wide, line.y + DESK / 2


def apart(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] >= other[2] or one[2] <= other[0] or one[1] >= other[3] or one[3] <= other[1]


def holds(at: Places) -> None:
    """Nothing lies on top of a name or of a sign, and all of it is inside."""
    signs = [(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y in at.points.tolist()]
    letters = [(line.actor, box(line)) for line in at.lines]
    everything = [*signs, *(here for _, here in letters)]
    assert all(b[0] >= 0 and b[1] >= 0 and b[2] <= WIDTH and b[3] <= at.height for b in everything)
    assert all(apart(one, other) for one, other in combinations(everything, 2))


@pytest.mark.parametrize("seed", range(4))
def test_nine_names_of_ten_have_room_among_eighty(seed: int) -> None:
    at = places(*drawn_at_random(MANY, TIES, seed), DESK)
    holds(at)
    assert len(at.named) >= 0.9 * MANY


@pytest.mark.parametrize(("n", "ties"), [(1, 0), (2, 1), (3, 0), (9, 3), (12, 17), (30, 60), (20, 190)])
def test_few_actors_all_have_their_name(n: int, ties: int) -> None:
    at = places(*drawn_at_random(n, ties, 5), DESK)
    holds(at)
    assert len(at.named) == n


def test_whoever_has_no_tie_stands_below_the_others() -> None:
    at = places(["Seul", "Un", "Deux", "Seule"], [(1, 2, 1.0)], DESK)
    tied, alone = at.points[[1, 2], 1], at.points[[0, 3], 1]
    assert tied.max() < alone.min()


def test_nobody_at_all_is_an_empty_map() -> None:
    at = places([], [], DESK)
    assert (at.height, at.lines, len(at.points)) == (0, (), 0)


def test_those_tied_more_closely_stand_nearer() -> None:
    groups = [(one, other, 3.0) for start in (0, 6) for one, other in combinations(range(start, start + 6), 2)]
    at = places([f"Acteur {n}" for n in range(12)], [*groups, (0, 6, 1.0)], DESK)
    middles = at.points[:6].mean(axis=0), at.points[6:].mean(axis=0)
    for n, point in enumerate(at.points):
        own, other = middles if n < 6 else middles[::-1]
        assert ((point - own) ** 2).sum() < ((point - other) ** 2).sum()


def rows(spec: drawn.Spec, name: str) -> list[dict[str, Any]]:
    return list(pa.ipc.open_stream(spec["datasets"][name]).read_all().to_pylist())


SIGNS = [Sign("Vrac", 0, heard=True), Sign("GRAP", 1, heard=True), Sign("La ville", 2, heard=False)]
BOTH, WAITING = Stroke(1, 0, "both", "3"), Stroke(0, 2, "waiting", "1")


def test_other_ties_come_into_the_same_places() -> None:
    few, all_ = network(SIGNS, [BOTH], [WAITING]), network(SIGNS, [WAITING, BOTH])
    assert rows(few, "actors") == rows(all_, "actors")
    assert rows(few, "names") == rows(all_, "names")
    assert [one["state"] for one in rows(few, "ties")] == ["both"]
    assert [(one["state"], one["width"]) for one in rows(all_, "ties")] == [("waiting", 2.5), ("both", 7.0)]


def test_a_sign_says_who_answered_and_the_number_of_the_table() -> None:
    shown = rows(network(SIGNS, [BOTH], [WAITING]), "actors")
    assert [one["number"] for one in shown] == ["1", "2", "3"]
    assert len({one["shape"] for one in shown}) == 3
    assert shown[0]["fill"] == shown[1]["fill"] != shown[2]["fill"]


def test_no_two_kinds_of_tie_differ_by_colour_alone() -> None:
    together = [{"both", "one_side", "waiting"}, {"stayed", "appeared", "ended"}]
    spec = network(SIGNS, [Stroke(0, 1, "appeared", "1"), Stroke(1, 2, "ended", "1"), Stroke(0, 2, "stayed", "1")])
    marks = [one["text"] for one in rows(spec, "marks")]
    assert marks == ["+", "×"]
    assert set().union(*together) == set(COLOURS)
    assert len({tuple(DASHES[one]) for one in together[0]}) == 3


def test_the_map_asks_nothing_of_anybody() -> None:
    text = repr({name: part for name, part in network(SIGNS, [BOTH]).items() if name != "$schema"})
    assert "http" not in text
    assert "url" not in text


def test_drawn_again_it_costs_a_tenth_at_most() -> None:
    names, links = drawn_at_random(MANY, TIES, 9)
    signs = [Sign(name, number % 5, heard=True) for number, name in enumerate(names)]
    strokes = [Stroke(one, other, "both" if pull > 1 else "waiting", "2") for one, other, pull in links]
    costs = []
    for _ in range(2):
        begun = time.process_time()
        spec = network(signs, strokes)
        costs.append(time.process_time() - begun)
    assert network(list(signs), list(strokes)) is spec
    assert costs[1] < costs[0] / 10


def through(at: Places, links: list[tuple[int, int, float]]) -> set[int]:
    """The actors through whose name a tie runs: looked for point by point along each tie."""
    found = set()
    for line in at.lines:
        left, top, right, bottom = box(line)
        for one, other, _ in links:
            (x, y), (x2, y2) = at.points[one].tolist(), at.points[other].tolist()
            steps = [(x + (x2 - x) * n / 400, y + (y2 - y) * n / 400) for n in range(401)]
            if any(left < a < right and top < b < bottom for a, b in steps):
                found.add(line.actor)
    return found


@pytest.mark.parametrize(("n", "ties", "most"), [(2, 1, 0), (3, 3, 0), (4, 3, 0), (12, 17, 4), (16, 30, 6)])
def test_a_name_stands_where_the_fewest_ties_run(n: int, ties: int, most: int) -> None:
    """On the first side that is free, ties ran through 5 to 7 names of twelve, and 8 to 14 of sixteen."""
    for seed in range(6):
        names, links = drawn_at_random(n, ties, seed)
        assert len(through(places(names, links, DESK), links)) <= most


def test_where_a_tie_runs_behind_a_name_its_paper_covers_it() -> None:
    """Every letter is on paper, which is drawn above ties and below names; and some ties do run there."""
    names, links = drawn_at_random(MANY, TIES, 3)
    at = places(names, links, DESK)
    assert through(at, links)
    assert len(at.plates) == len(at.named)
    for line in at.lines:
        left, top, right, bottom = box(line)
        spare = (right - left) * 0.2  # letters are narrower than what is kept free for them
        start, end = {"left": (left, right - spare), "center": (left + spare / 2, right - spare / 2),
                      "right": (left + spare, right)}[line.align]  # fmt: skip
        assert any(a <= start and b <= top and c >= end and d >= bottom for a, b, c, d in at.plates)
    spec = network(
        [Sign(name, 0, heard=True) for name in names], [Stroke(one, two, "both", "1") for one, two, _ in links]
    )
    drawn_in_order = [layer["data"]["name"] for layer in spec["layer"]]
    assert drawn_in_order.index("ties") < drawn_in_order.index("plates") < drawn_in_order.index("names")
