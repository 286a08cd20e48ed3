"""The tree that an expression becomes.

::

    "oui"  100  true                     values, as in JSON
    ["answer", "f0"]                     the answer to a question; ["row", "w13", "moral"]: to one row of a matrix
    ["=", ["answer", "f0"], "oui"]       an operation and its arguments; "-" with one argument is the unary minus
    ["regex", ["answer", "cp"], ["times", ["in", 48, 57], 5, 5]]      a pattern: domain.participation.logic.patterns
"""

from collections.abc import Iterator
from typing import TypeAlias

Tree: TypeAlias = str | float | bool | tuple["Tree", ...]

DEEPEST = 60  # levels: evaluating recurses, here and in the browser
REFERENCES = frozenset({"answer", "row"})


class Unsupported(Exception):
    """The expression is not one that both sides can judge. ``reason``: for who wrote it, in English."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def references(tree: Tree) -> Iterator[tuple[Tree, ...]]:
    """The answers and rows that a tree reads, as they occur."""
    if isinstance(tree, tuple):
        if tree[0] in REFERENCES:
            yield tree
        else:
            for part in tree[1:]:
                yield from references(part)


def compared(tree: Tree) -> Iterator[tuple[str, str]]:
    """Each question whose whole answer, or one of its choices or rows, is compared with a text: its id and the text."""
    if not isinstance(tree, tuple) or not tree or tree[0] in REFERENCES:
        return
    if tree[0] in {"=", "!=", "selected"}:
        for side, other in (tree[1:], tree[:0:-1]):
            if isinstance(side, tuple) and side[0] in REFERENCES and isinstance(other, str) and other:
                yield str(side[1]), other
    for part in tree[1:]:
        yield from compared(part)


def depth(tree: Tree) -> int:
    """How many operations are nested."""
    return 1 + max(map(depth, tree[1:]), default=0) if isinstance(tree, tuple) else 0
