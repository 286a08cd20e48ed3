"""Skip logic and checks: one small tree for each expression, evaluated by the same rules here and in the browser.

An expression is written in XLSForm (XPath 1.0 with ``${question}``, the part of it that forms really use) or in the
content's shorter notation, compiled once to a tree (``domain.participation.logic.tree``), and evaluated by
``domain/participation/logic/evaluate.py`` on the server and ``tablet/logic.js`` on the tablet.
``tests/vectors/logic.json`` and a random comparison hold the two together; docs/decisions/0010 says why.

The rules, where the two could drift apart
------------------------------------------
* A value is a string, a number (IEEE 754 double) or a boolean. An answer is a string: ``""`` if the question was
  passed, never reached, or is not relevant. ``nsp`` and ``pnr`` are choices like any other. A row of a matrix is the
  value given to that row.
* ``number(string)``: spaces around, ``-``, digits and one point; anything else, ``""`` included, is NaN. No exponent,
  no ``+``. ``number(true())`` is 1.
* ``string(number)``: the shortest decimal digits that give the number back, never an exponent; ``NaN``, ``Infinity``;
  minus zero is ``0``.
* ``boolean``: a string is true unless empty, a number unless 0 or NaN.
* ``=`` and ``!=``: if either side is a boolean, as booleans; else if either is a number, as numbers; else as strings.
  ``< <= > >=``: always as numbers. NaN is neither equal, smaller nor greater; it is ``!=`` everything, itself too.
* ``div`` by zero is an infinity or NaN; ``mod`` has the sign of its left side; ``round`` sends halves up; ``int``
  drops what follows the point. Minus zero exists, as in XPath.
* ``if`` gives back one of its two last values, untouched. ``coalesce``: the first value unless it is ``""`` or NaN.
* ``min``, ``max`` and ``sum`` leave out what is not a number, so a passed question counts for nothing; with no number
  at all they are NaN, NaN and 0.
* ``selected(list, x)``: whether ``x`` is one of the words of the list, cut at spaces; ``""`` is never one of them.
* ``string-length`` counts code points. ``regex`` matches the whole value (``domain.participation.logic.patterns``).
* A check is judged once everything it names has an answer, ``nsp`` and ``pnr`` being none: what somebody passed or
  declined never makes another answer wrong.
"""

from domain.participation.logic.evaluate import Value, evaluate
from domain.participation.logic.expression import Names, compile_expression, compile_xlsform
from domain.participation.logic.relevance import (
    Rule,
    blanked,
    failed_checks,
    in_turn,
    relevance,
    rules,
    set_aside,
)
from domain.participation.logic.tree import Tree, Unsupported

__all__ = [
    "Names",
    "Rule",
    "Tree",
    "Unsupported",
    "Value",
    "blanked",
    "compile_expression",
    "compile_xlsform",
    "evaluate",
    "failed_checks",
    "in_turn",
    "relevance",
    "rules",
    "set_aside",
]
