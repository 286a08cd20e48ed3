"""An expression of a questionnaire: which names it may use, and its tree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from domain.participation.logic.notation import is_xlsform, to_xlsform
from domain.participation.logic.parse import parse
from domain.participation.logic.tree import Tree, Unsupported

Reference = tuple[Tree, ...]


@dataclass(frozen=True)
class Names:
    """The questions an expression can name, with the rows of each (None if it has none), and its own question.

    ``own`` is empty for a skip: a question cannot be skipped because of its own answer.
    """

    questions: Mapping[str, Iterable[str] | None] = field(default_factory=dict)
    own: str = ""

    def own_reference(self) -> Reference | None:
        """What ``.`` stands for, or None."""
        return ("answer", self.own) if self.own and self.questions[self.own] is None else None

    def reference(self, name: str) -> Reference:
        """What ``${name}`` stands for: ``${question}``, or a row as ``${question.row}`` or ``${question_row}``.

        Raises
        ------
        Unsupported
            If it is none of them.
        """
        if name in self.questions:
            if self.questions[name] is not None:
                message = f"{name!r} has rows: name one of them, as {name}.row"
                raise Unsupported(message)
            return ("answer", name)
        question, point, row = name.partition(".")
        if point and question in self.questions:
            if row not in (self.questions[question] or ()):
                message = f"unknown row {row!r} of {question!r}"
                raise Unsupported(message)
            return ("row", question, row)
        for question, rows in self.questions.items():
            for row in rows or ():
                if name == f"{question}_{row}":
                    return ("row", question, row)
        mine = "this question and earlier ones" if self.own else "earlier ones"
        message = f"unknown question {name.partition('.')[0]!r} (only {mine} can be named)"
        raise Unsupported(message)


def compile_expression(expression: str, names: Names) -> Tree | None:
    """The tree of an expression in XLSForm or in the content's notation; None if it is empty.

    Raises
    ------
    Unsupported
        If it cannot be judged the same everywhere, with the reason.
    """
    if not expression.strip():
        return None
    return compile_xlsform(expression if is_xlsform(expression) else to_xlsform(expression), names)


def compile_xlsform(expression: str, names: Names) -> Tree:
    """The tree of an expression that is known to be in XLSForm.

    Raises
    ------
    Unsupported
        As above.
    """
    return parse(expression, names.reference, names.own_reference())
