"""Who did it, and when, has one type: ``domain.staff.by.By``; nothing that writes takes the two apart."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import functions, house

QUERIES = ("db", "queries")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def arguments(function: Function) -> dict[str, str]:
    every = (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)
    return {one.arg: ast.unparse(one.annotation) if one.annotation else "" for one in every}


def strays(function: Function) -> Iterator[str]:
    """What a public function takes of an actor beside, or in the place of, the one type."""
    if function.name.startswith("_"):
        return
    taken = arguments(function)
    if taken.get("by", "By") != "By":
        yield f"{function.name}: by is a By"
    if "By" in taken.values():
        yield from (f"{function.name}: {name} is in the By" for name in ("now", "staff", "staff_id") if name in taken)
    elif "staff" in taken:
        yield f"{function.name}: staff is in a By"


def test_queries_take_an_actor_and_its_moment_as_one() -> None:
    found = [
        f"{path}: {stray}"
        for path in house()
        if path.parts[:2] == QUERIES
        for function in functions(path)
        for stray in strays(function)
    ]
    assert found == []


def test_whoever_writes_takes_it() -> None:
    """Otherwise the test above would look at nothing."""
    taking = [f"{path}" for path in house() for function in functions(path) if "By" in arguments(function).values()]
    assert len([where for where in taking if Path(where).parts[:2] == QUERIES]) > 150
    assert {"db/queries/votes/votes.py", "db/queries/staff/audit.py"} <= set(taking)


@pytest.mark.parametrize(
    "written",
    [
        "def close(connection, vote: str, *, by: str | None, now: datetime): ...",
        "def close(connection, vote: str, by: By, now: datetime): ...",
        "def close(connection, vote: str, by: By, staff_id: str): ...",
        "def close(connection, vote: str, *, staff: str | None, now: datetime): ...",
        "def close(connection, vote: str, by): ...",
    ],
)
def test_one_that_is_planted_is_seen(written: str) -> None:
    [function] = ast.parse(written).body
    assert isinstance(function, ast.FunctionDef)
    assert list(strays(function))


def test_what_may_be_is_left_alone() -> None:
    """A private function, a moment alone, an account that something is done to, an organisation."""
    for written in (
        "def _close(connection, by: str, now: datetime): ...",
        "def due(connection, now: datetime): ...",
        "def reset(connection, staff_id: str, now: datetime): ...",
        "def invite(connection, wave: str, actor: str, by: By): ...",
    ):
        [function] = ast.parse(written).body
        assert isinstance(function, ast.FunctionDef)
        assert not list(strays(function))
