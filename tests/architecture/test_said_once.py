"""A sentence with blanks is filled in one module: what pages, the wall and documents say is the same function."""

import ast
from collections import defaultdict
from pathlib import Path

from tests.architecture.sources import calls, house

# Signs and pieces of one or two words, which many sentences are made of.
PIECES = {
    "asking.quoted", "asking.step", "capacity.structures", "figure.few", "figure.mean", "figure.range", "origin.choice",
    "paper.mark", "solution.said", "step.on", "trajectory.told", "wall.people",
}  # fmt: skip


def filled() -> dict[str, set[Path]]:
    """By key, written out or put together: the modules that give it values."""
    found = defaultdict(set)
    for path in house():
        for name, call in calls(path):
            if name in {"say", "texts.say"} and call.args and call.keywords:
                first = call.args[0]
                if isinstance(first, ast.Constant | ast.JoinedStr):
                    found[ast.unparse(first).strip("'")].add(path)
    return found


def test_a_sentence_is_filled_in_one_module() -> None:
    assert {key for key, paths in filled().items() if len(paths) > 1} == PIECES
