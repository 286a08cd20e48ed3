"""No day to come is written in figures where the real clock is asked: once it is past, the test is wrong."""

import ast
from collections.abc import Iterator
from datetime import UTC, date, datetime

from tests.architecture.sources import calls, dotted, files

ASKING = {"api", "e2e", "pages"}  # their screens and routes ask what time it is; queries and rules are told


def written(call: ast.Call) -> date | None:
    """The day that a call writes in figures."""
    figures = [part.value for part in call.args[:3] if isinstance(part, ast.Constant) and isinstance(part.value, int)]
    named = dotted(call.func).rpartition(".")[2] in {"date", "datetime"}
    return date(*figures) if named and len(figures) == len(("year", "month", "day")) else None


def to_come(found: Iterator[tuple[str, ast.Call]], today: date) -> list[str]:
    """Those after today."""
    return [str(day) for _, call in found if (day := written(call)) and day > today]


def test_no_day_to_come_is_written_where_the_clock_is_asked() -> None:
    asking = [path for path in files() if path.suffix == ".py" and path.parts[0] == "tests" and path.parts[1] in ASKING]
    today = datetime.now(UTC).date()
    assert {str(path): late for path in asking if (late := to_come(calls(path), today))} == {}


def test_one_is_seen() -> None:
    tree = ast.parse("a = datetime(2031, 2, 28, 14), dt.date(2030, 2, 3), date(2029, 2, 1), date(year, 2, 3)")
    found = [(dotted(node.func), node) for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert sorted(to_come(iter(found), date(2030, 2, 2))) == ["2030-02-03", "2031-02-28"]
    assert to_come(iter(found), date(2031, 2, 28)) == []
