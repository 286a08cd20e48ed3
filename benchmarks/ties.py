"""What the map of eighty actors and three hundred ties costs: laid out once, kept at a rerun, beside a plain chart."""

import statistics
import time
from collections.abc import Callable
from functools import partial

import altair as alt
import pandas as pd

from benchmarks.machine import report
from charts.look import DESK
from charts.network import Sign, Stroke, network
from charts.places import places
from tests.unit.test_network_map import MANY, TIES, drawn_at_random

SEEDS = range(5)
MOST_AGAIN = 15 / 200  # milliseconds that a rerun and a first drawing may cost


def _cpu(draw: Callable[[], object]) -> float:
    begun = time.process_time()
    draw()
    return 1000 * (time.process_time() - begun)


def _plain() -> object:
    """As many points and lines by Altair, without any place worked out."""
    points = pd.DataFrame({"x": range(MANY), "y": range(MANY)})
    lines = pd.DataFrame({"x": range(TIES), "y": range(TIES)})
    return (
        alt.Chart(points).mark_point().encode(x="x", y="y") + alt.Chart(lines).mark_rule().encode(x="x", y="y")
    ).to_dict()


def ties() -> None:
    """CPU of the map once and again, of a plain chart, and the share of names that have room."""
    once, again, named = [], [], []
    _plain()
    plain = [_cpu(_plain) for _ in SEEDS]
    for seed in SEEDS:
        names, links = drawn_at_random(MANY, TIES, seed)
        signs = [Sign(name, number % 5, heard=True) for number, name in enumerate(names)]
        strokes = [Stroke(one, other, "both" if pull > 1 else "waiting", "2") for one, other, pull in links]
        once.append(_cpu(partial(network, signs, strokes)))
        again.append(_cpu(partial(network, list(signs), list(strokes))))
        named.append(len(places(names, links, DESK).named) / MANY)
    report(
        f"cpu of a map of {MANY} actors and {TIES} ties, again / once",
        "none",
        ratio=statistics.median(two / one for one, two in zip(once, again, strict=True)),
        aim=MOST_AGAIN,
        once_ms=statistics.median(once),
        again_ms=statistics.median(again),
        once_to_plain_altair=statistics.median(once) / statistics.median(plain),
        names_placed_at_least=min(named),
    )


if __name__ == "__main__":
    ties()
