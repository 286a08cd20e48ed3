"""Whatever an organisation writes by its link holds its territory first: nobody merges meanwhile what it names."""

import ast
from collections.abc import Iterator

from tests.architecture.sources import dotted, functions, house

DOORS = ("frame/", "server/", "pages/")
READS = {"partners.seat", "partners.seat_of"}  # what writes calls ``working``


def called(function: ast.AST) -> set[str]:
    return {dotted(node.func) for node in ast.walk(function) if isinstance(node, ast.Call)}


def test_what_writes_by_a_link_begins_with_working() -> None:
    known = dict(writers())
    assert len(known) >= 4, known
    assert {where: calls & READS for where, calls in known.items() if calls & READS} == {}


def writers() -> Iterator[tuple[str, set[str]]]:
    """Functions of the doors that open a transaction and ask whose link it is, with all that they call."""
    for path in house():
        name = path.as_posix()
        for function in functions(path) if name.startswith(DOORS) else ():
            calls = called(function)
            if any(one.endswith(".transaction") for one in calls) and calls & {*READS, "partners.working"}:
                yield f"{name}:{function.name}", calls
