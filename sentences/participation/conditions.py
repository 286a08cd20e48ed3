"""Whom a question is for, in words: on paper nobody skips it for you."""

from collections.abc import Iterator, Mapping, Sequence

from babel.lists import format_list

from domain.participation.logic import Tree, rules
from domain.participation.logic.tree import REFERENCES
from domain.participation.questionnaire import YOUNGEST, Question, Questionnaire
from texts import locale, say
from texts.typography import typeset

_Asked = Mapping[str, tuple[Question, int]]  # each question with its number on the paper, by its id
_LINKS = frozenset({"or", "and"})
_NUMBERS = {">": "more", ">=": "least", "<": "less", "<=": "most"}


class _Unsaid(Exception):
    """A condition for which there are no words."""


def conditions(questionnaire: Questionnaire) -> dict[str, str]:
    """For each question that is not for everybody, by its id: whom it is for."""
    asked = {question.id: (question, at) for at, question in enumerate(questionnaire.questions, start=1)}
    found = {}
    for question in questionnaire.questions:
        tree = rules(questionnaire)[question.id].relevant
        said = [_skip(tree, asked)] if tree is not None else []
        if question.min_age > YOUNGEST:
            said.insert(0, say("form.if.age", n=question.min_age))
        if said:
            found[question.id] = " ".join(said)
    return found


def _skip(tree: Tree, asked: _Asked) -> str:
    try:
        return say("form.if", what=_said(tree, asked))
    except _Unsaid:
        return say("form.if.ask")


def _said(tree: Tree, asked: _Asked) -> str:
    """The words of what is asked of answers, all of it or one thing of it: one inside the other has no clear words."""
    link = str(tree[0]) if isinstance(tree, tuple) and tree[0] in _LINKS else ""
    groups: dict[Tree, list[Tree]] = {}
    for part in _parts(tree, link):
        # «Oui» or «Un peu» to one question are one thing.
        alike = _reference(part) if link == "or" else None
        groups.setdefault(part if alike is None else alike, []).append(part)
    if len(groups) > 1 and len(wanted := {_wanted(group) for group in groups.values()}) == 1 and None not in wanted:
        return _rows([*groups], next(iter(groups.values())), asked)
    return _listed([_condition(group, asked) for group in groups.values()], link)


def _wanted(group: Sequence[Tree]) -> tuple[Tree, ...] | None:
    """Of rows of one question: which question, and which choices; None of all else."""
    reference = _reference(group[0])
    if reference is None or reference[0] != "row":
        return None
    return (reference[1], *(part[2] for part in group if isinstance(part, tuple)))


def _rows(rows: Sequence[Tree], group: Sequence[Tree], asked: _Asked) -> str:
    """The same choices for one of these rows of a question."""
    question, at = asked[str(_named(rows[0])[1])]
    titles = {row.id: say("form.choice", choice=typeset(row.fr)) for row in question.rows}
    named = _listed([titles[str(_named(row)[2])] for row in rows], "or")
    return say("form.if.row", choices=_choices(question, group), rows=named, at=at)


def _named(reference: Tree) -> tuple[Tree, ...]:
    assert isinstance(reference, tuple)
    return reference


def _parts(tree: Tree, link: str) -> Iterator[Tree]:
    """What a chain of one link holds together, whichever side it leans to."""
    if link and isinstance(tree, tuple) and tree[0] == link:
        for part in tree[1:]:
            yield from _parts(part, link)
    else:
        yield tree


def _condition(group: Sequence[Tree], asked: _Asked) -> str:
    """One thing that is asked: choices of one question, or of one row; none of them; a number."""
    match group[0]:
        case ("not", ("selected", ("answer", str(name)), str(choice))):
            question, at = asked[name]
            return say("form.if.not", choices=_choice(question, choice), at=at)
        case (">" | ">=" | "<" | "<=" as sign, ("answer", str(name)), int() | float() as number):
            return say(f"form.if.{_NUMBERS[str(sign)]}", number=f"{number:g}", at=asked[name][1])
    reference = _reference(group[0])
    if reference is None:
        raise _Unsaid
    question, at = asked[str(reference[1])]
    if reference[0] == "row":
        return _rows([reference], group, asked)
    return say("form.if.is", choices=_choices(question, group), at=at)


def _reference(tree: Tree) -> tuple[Tree, ...] | None:
    """The answer, or the row of one, of which a tree asks for a choice and nothing else."""
    match tree:
        case ("=" | "selected", (str(kind), *_) as reference, str(choice)) if kind in REFERENCES and choice:
            return tuple(reference)
    return None


def _choices(question: Question, group: Sequence[Tree]) -> str:
    return _listed([_choice(question, str(part[2])) for part in group if isinstance(part, tuple)], "or")


def _choice(question: Question, choice: str) -> str:
    known = [one for one in question.choices if one.id == choice]
    if not known:
        raise _Unsaid
    return say("form.choice", choice=typeset(known[0].fr))


def _listed(parts: Sequence[str], link: str) -> str:
    return format_list(list(parts), style="or" if link == "or" else "standard", locale=locale())
