"""From words to a tree: a Pratt parser for the subset of XPath 1.0 that XLSForm expressions use."""

import math
from collections.abc import Callable, Iterator

from domain.participation.logic.patterns import pattern
from domain.participation.logic.tokens import Token, tokens
from domain.participation.logic.tree import DEEPEST, Tree, Unsupported, depth

Resolve = Callable[[str], tuple[Tree, ...]]  # from a name to the reference it stands for

# XPath 1.0 §3.4–3.5: all of these lean to the left.
_TIGHTNESS = {
    "or": 1,
    "and": 2,
    **dict.fromkeys(("=", "!="), 3),
    **dict.fromkeys(("<", "<=", ">", ">="), 4),
    **dict.fromkeys(("+", "-"), 5),
    **dict.fromkeys(("*", "div", "mod"), 6),
}
_UNARY = 7
_MANY = 1_000
_ARITY = {
    "true": (0, 0),
    "false": (0, 0),
    **dict.fromkeys(("not", "number", "string", "boolean", "string-length", "count-selected", "round", "int"), (1, 1)),
    **dict.fromkeys(("selected", "coalesce", "regex"), (2, 2)),
    "if": (3, 3),
    **dict.fromkeys(("min", "max", "sum"), (1, _MANY)),
}


def parse(expression: str, resolve: Resolve, own: Tree | None) -> Tree:
    """The tree of an XLSForm expression.

    Parameters
    ----------
    resolve : what ``${name}`` stands for; raises ``Unsupported`` for a name it does not know.
    own : what ``.`` stands for; None where it stands for nothing.

    Raises
    ------
    Unsupported
        If any part of it is outside the subset.
    """
    tree = _Parser(tokens(expression), resolve, own).whole()
    if depth(tree) > DEEPEST:
        raise Unsupported(_TOO_DEEP)
    return tree


_TOO_DEEP = f"nested more than {DEEPEST} levels deep"


class _Parser:
    def __init__(self, words: Iterator[Token], resolve: Resolve, own: Tree | None) -> None:
        self._words = words
        self._resolve = resolve
        self._own = own
        self._next = next(words)
        self._depth = 0

    def whole(self) -> Tree:
        tree = self._expression(0)
        if self._next.kind != "end":
            raise Unsupported(_unexpected(self._next))
        return tree

    def _take(self) -> Token:
        taken = self._next
        self._next = next(self._words, taken)
        return taken

    def _expect(self, sign: str) -> None:
        if self._next != ("sign", sign):
            raise Unsupported(_unexpected(self._next))
        self._take()

    def _expression(self, tightness: int) -> Tree:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Unsupported(_TOO_DEEP)
        left = self._operand()
        while (mine := self._infix()) > tightness:
            left = _joined(self._take().text, left, self._expression(mine))
        self._depth -= 1
        return left

    def _infix(self) -> int:
        return _TIGHTNESS.get(self._next.text, 0) if self._next.kind in {"sign", "name"} else 0

    def _operand(self) -> Tree:  # noqa: PLR0911  one return a kind of word
        word = self._take()
        match word:
            case ("number", text):
                return _number(text)
            case ("string", text):
                return text
            case ("answer", name):
                return self._resolve(name)
            case ("own", _):
                if self._own is None:
                    message = "'.' is the question's own answer: only a check, and not of a matrix, can look at it"
                    raise Unsupported(message)
                return self._own
            case ("name", name):
                return self._call(name)
            case ("sign", "("):
                inside = self._expression(0)
                self._expect(")")
                return inside
            case ("sign", "-"):
                return ("-", self._expression(_UNARY))
        raise Unsupported(_unexpected(word))

    def _call(self, name: str) -> Tree:
        if self._next != ("sign", "("):
            message = f"{name!r} alone means nothing here; name questions as ${{{name}}}"
            raise Unsupported(message)
        if name not in _ARITY:
            message = f"the function {name}() is outside the subset"
            raise Unsupported(message)
        self._take()
        arguments = self._arguments()
        least, most = _ARITY[name]
        if not least <= len(arguments) <= most:
            message = f"{name}() does not take {len(arguments)} arguments"
            raise Unsupported(message)
        if name in {"true", "false"}:
            return name == "true"
        if name == "regex":
            return ("regex", arguments[0], pattern(arguments[1]))
        return (name, *arguments)

    def _arguments(self) -> list[Tree]:
        found: list[Tree] = []
        if self._next != ("sign", ")"):
            found.append(self._expression(0))
            while self._next == ("sign", ","):
                self._take()
                found.append(self._expression(0))
        self._expect(")")
        return found


def _joined(operation: str, left: Tree, right: Tree) -> Tree:
    # Long chains of alternatives stay flat: forms hold dozens of them.
    if operation in {"and", "or"} and isinstance(left, tuple) and left[0] == operation:
        return (*left, right)
    return (operation, left, right)


def _number(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        message = f"a number too large: {text[:20]}…"
        raise Unsupported(message)
    return number


def _unexpected(word: Token) -> str:
    return f"unexpected {word.text!r}" if word.kind != "end" else "ends too early"
