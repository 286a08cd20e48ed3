"""The grid of a solution on one page, filled in with what is known or blank: to write on it together."""

from collections.abc import Sequence

from domain.cooperation.solutions import Lists, Solution
from domain.workshops.existing import Thing
from reports.engine import pdf
from sentences.cooperation.solutions import already, brick_in_short, effect_in_short, functions
from sentences.workshops.existing import named
from texts import say
from texts.typography import typeset

# The order in which it is read: what is wanted and what is there first. How many of twelve columns, and how high (mm).
CELLS = (
    ("aim", 6, 40), ("already", 6, 40),
    ("bricks", 6, 66), ("actors", 6, 66),
    ("effects", 4, 58), ("commitments", 4, 58), ("resources", 4, 58),
)  # fmt: skip


def blank(place: str) -> bytes:
    """An empty one, for this territory."""
    return _drawn(say("grid.title"), place, {})


def grid(
    solution: Solution,
    things: Sequence[Thing],
    lists: Lists,
    place: str,
    promised: Sequence[str] = (),
    shared: Sequence[str] = (),
) -> bytes:
    """That of a solution.

    ``promised``, ``shared``: what holds, and what is really shared, around those that lead its bricks, in words; of
    organisations that agreed only.
    """
    words = solution.words
    said = {
        "aim": [words.aim, functions(solution, lists)],
        "already": [already([named(one) for one in things])],
        "bricks": [brick_in_short(one) for one in solution.bricks],
        "actors": list(solution.leads),
        "effects": [effect_in_short(each) for one in solution.bricks for each in one.effects],
        "commitments": list(promised),
        "resources": [*shared]
        + [
            say("solution.said", head=say(f"solution.{name}"), words=said)
            for name, said in (("savings", words.savings), ("balance", words.balance))
            if said
        ],
    }
    return _drawn(say("grid.titled", title=words.title), place, said)


def _drawn(title: str, place: str, said: dict[str, list[str]]) -> bytes:
    cells = [
        {
            "head": say(f"grid.{name}"),
            "ask": say(f"grid.ask_{name}"),
            "lines": [typeset(line) for line in said.get(name, []) if line],
            "wide": wide,
            "high": high,
        }
        for name, wide, high in CELLS
    ]
    data = {"title": typeset(title), "place": typeset(place), "cells": cells}
    return pdf("grid", data | {"foot": say("grid.foot"), "cut": say("grid.cut")})
