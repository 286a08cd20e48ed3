"""The content's own short notation, said in XLSForm.

``f0 == 'oui'``, ``'x' in p10`` (a ticked choice), ``w13.moral in ['4', '5']`` (a row of a matrix),
``not (…)``, ``p09a + p09b == 100``. It is written like Python, so Python's own reader takes it apart.
"""

import ast
import re
from decimal import Decimal

from domain.participation.logic.tree import Unsupported

LONGEST = 2_000  # characters
_OWN_SIGNS = re.compile(r"\$\{|(?<![\w.])\.(?![\w.])")
_SIGNS: dict[type[ast.AST], tuple[str, int]] = {
    ast.Or: ("or", 1),
    ast.And: ("and", 2),
    ast.Eq: ("=", 3),
    ast.NotEq: ("!=", 3),
    ast.Lt: ("<", 4),
    ast.LtE: ("<=", 4),
    ast.Gt: (">", 4),
    ast.GtE: (">=", 4),
    ast.Add: ("+", 5),
    ast.Sub: ("-", 5),
    ast.Mult: ("*", 6),
    ast.Div: ("div", 6),
}
_UNARY, _WHOLE = 7, 8
_Said = tuple[str, int]  # an XLSForm expression, and how tightly it holds together


def is_xlsform(expression: str) -> bool:
    """Whether an expression is XLSForm's: it names a question as ``${so}``, or its own answer by a lone point."""
    return _OWN_SIGNS.search(expression) is not None


def to_xlsform(expression: str) -> str:
    """The same in XLSForm. A row of a matrix becomes ``${question.row}``.

    Raises
    ------
    Unsupported
        If it is not in this notation.
    """
    if len(expression) > LONGEST:
        message = f"longer than {LONGEST} characters"
        raise Unsupported(message)
    try:
        return _say(ast.parse(expression.strip(), mode="eval").body)[0]
    except (SyntaxError, RecursionError, ValueError) as wrong:
        message = f"not an expression: {expression!r}"
        raise Unsupported(message) from wrong


def _say(node: ast.expr) -> _Said:  # noqa: PLR0911  one return a kind of node
    match node:
        case ast.Name(id=name):
            return f"${{{name}}}", _WHOLE
        case ast.Attribute(value=ast.Name(id=name), attr=row):
            return f"${{{name}.{row}}}", _WHOLE
        case ast.Constant(value=value):
            return _constant(value), _WHOLE
        case ast.BoolOp(op=op, values=values):
            return _chain(op, [_say(value) for value in values])
        case ast.BinOp(left=left, op=op, right=right):
            return _between(_say(left), op, _say(right))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return f"not({_say(operand)[0]})", _WHOLE
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return f"-{_bracketed(_say(operand), _UNARY)}", _UNARY
        case ast.Compare(left=left, ops=ops, comparators=comparators):
            sides = [left, *comparators]
            links = [_compare(*link) for link in zip(sides, ops, comparators, strict=False)]
            return links[0] if len(links) == 1 else _chain(ast.And(), links)
    raise _outside(ast.unparse(node))


def _constant(value: object) -> str:
    match value:
        case bool():
            return "true()" if value else "false()"
        case str() if "'" not in value:
            return f"'{value}'"
        case str() if '"' not in value:
            return f'"{value}"'
        case int() | float():
            return f"{Decimal(repr(value)):f}"
    raise _outside(str(value))


def _compare(left: ast.expr, op: ast.cmpop, right: ast.expr) -> _Said:
    if not isinstance(op, ast.In | ast.NotIn):
        return _between(_say(left), op, _say(right))
    if isinstance(right, ast.List | ast.Tuple) and right.elts:
        said = _chain(ast.Or(), [_between(_say(left), ast.Eq(), _say(choice)) for choice in right.elts])
    elif isinstance(left, ast.Constant) and isinstance(right, ast.Name):
        said = f"selected({_say(right)[0]}, {_say(left)[0]})", _WHOLE
    else:
        raise _outside("in " + ast.unparse(right))
    return said if isinstance(op, ast.In) else (f"not({said[0]})", _WHOLE)


def _between(left: _Said, op: ast.AST, right: _Said) -> _Said:
    if type(op) not in _SIGNS:
        raise _outside(type(op).__name__)
    sign, tightness = _SIGNS[type(op)]
    # Everything leans to the left; a comparison between brackets stays between brackets.
    return f"{_bracketed(left, tightness)} {sign} {_bracketed(right, tightness + 1)}", tightness


def _chain(op: ast.boolop, parts: list[_Said]) -> _Said:
    if len(parts) == 1:
        return parts[0]
    sign, tightness = _SIGNS[type(op)]
    return f" {sign} ".join(_bracketed(part, tightness) for part in parts), tightness


def _outside(what: str) -> Unsupported:
    return Unsupported(f"{what!r} is outside the notation")


def _bracketed(said: _Said, tightness: int) -> str:
    return said[0] if said[1] >= tightness else f"({said[0]})"
