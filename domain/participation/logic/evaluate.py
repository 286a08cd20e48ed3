"""The value of a tree. The rules are in the package's own words; logic.js is this file in JavaScript."""

import math
import operator
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import reduce
from typing import TypeAlias

from domain.participation.logic.matching import matches
from domain.participation.logic.tree import Tree

Value: TypeAlias = str | float | bool
Answers: TypeAlias = Mapping[str, str | None]

_NUMBER = re.compile(r"[ \t\r\n]*(-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))[ \t\r\n]*")
_WORD = re.compile(r"[^ \t\r\n]+")
_NAN = math.nan


def evaluate(tree: Tree, answers: Answers) -> Value:
    """The value of ``tree``; ``answers`` as in ``participation.answers``, absent or None when there is none."""
    if not isinstance(tree, tuple):
        return tree if isinstance(tree, str | bool) else float(tree)
    operation, *arguments = tree
    match operation, arguments:
        case "answer", [str(question)]:
            return answers.get(question) or ""
        case "row", [str(question), str(row)]:
            return _row(answers.get(question) or "", row)
        case "regex", [value, tuple(pattern)]:
            return matches(pattern, string(evaluate(value, answers)))
    assert isinstance(operation, str)
    return _OPERATIONS[operation](*(evaluate(argument, answers) for argument in arguments))


def boolean(value: Value) -> bool:
    """XPath 1.0 §4.3."""
    return bool(value) and value == value  # noqa: PLR0124  NaN is the value that differs from itself


def number(value: Value) -> float:
    """XPath 1.0 §4.4."""
    if not isinstance(value, str):
        return float(value)
    found = _NUMBER.fullmatch(value)
    return float(found[1]) if found else _NAN


def string(value: Value) -> str:
    """XPath 1.0 §4.2."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    plain = f"{Decimal(repr(value)):f}"
    return str(plain.removesuffix(".0")) if value else "0"


def _row(value: str, row: str) -> str:
    pairs = (pair for pair in value.split(" ") if pair.startswith(f"{row}="))
    return next(pairs, "").removeprefix(f"{row}=")


def _equal(left: Value, right: Value) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return boolean(left) == boolean(right)
    if isinstance(left, float) or isinstance(right, float):
        return number(left) == number(right)
    return left == right


def _unequal(left: Value, right: Value) -> bool:
    return not _equal(left, right)  # NaN equals nothing, so it is unequal to everything


def _numeric(operation: Callable[[float, float], bool | float]) -> Callable[..., Value]:
    return lambda left, right: operation(number(left), number(right))


def _minus(left: Value, right: Value | None = None) -> float:
    return -number(left) if right is None else number(left) - number(right)


def _divide(left: float, right: float) -> float:
    if right:
        return left / right
    if not left or math.isnan(left):
        return _NAN
    return math.copysign(math.inf, math.copysign(1, left) * math.copysign(1, right))


def _remainder(left: float, right: float) -> float:
    return math.fmod(left, right) if right and math.isfinite(left) else _NAN


def _round(value: Value) -> float:
    given = number(value)
    if not math.isfinite(given):
        return given
    floor = math.floor(given)
    return math.copysign(floor + (given - floor >= 0.5), given)  # noqa: PLR2004  one half


def _integer(value: Value) -> float:
    given = number(value)
    return math.copysign(math.trunc(given), given) if math.isfinite(given) else given


def _numbers(values: tuple[Value, ...]) -> list[float]:
    return [found for found in map(number, values) if not math.isnan(found)]


def _signed(found: float) -> tuple[float, float]:
    return found, math.copysign(1, found)  # minus zero is below zero


def _selected(words: Value, wanted: Value) -> bool:
    return string(wanted).strip(" \t\r\n") in _WORD.findall(string(words))


def _coalesce(first: Value, second: Value) -> Value:
    return second if first == "" or first != first else first  # noqa: PLR0124  NaN again


_OPERATIONS: dict[str, Callable[..., Value]] = {
    "and": lambda *values: all(map(boolean, values)),
    "or": lambda *values: any(map(boolean, values)),
    "not": lambda value: not boolean(value),
    "=": _equal,
    "!=": _unequal,
    "<": _numeric(operator.lt),
    "<=": _numeric(operator.le),
    ">": _numeric(operator.gt),
    ">=": _numeric(operator.ge),
    "+": _numeric(operator.add),
    "-": _minus,
    "*": _numeric(operator.mul),
    "div": _numeric(_divide),
    "mod": _numeric(_remainder),
    "if": lambda condition, then, otherwise: then if boolean(condition) else otherwise,
    "selected": _selected,
    "count-selected": lambda words: float(len(_WORD.findall(string(words)))),
    "string-length": lambda value: float(len(string(value))),
    "coalesce": _coalesce,
    "boolean": boolean,
    "number": number,
    "string": string,
    "min": lambda *values: min(_numbers(values), default=_NAN, key=_signed),
    "max": lambda *values: max(_numbers(values), default=_NAN, key=_signed),
    "sum": lambda *values: reduce(operator.add, _numbers(values), 0.0),  # not sum(), which later Pythons compensate
    "round": _round,
    "int": _integer,
}
