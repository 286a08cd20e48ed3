"""What questions need: lists and images that exist, shares that make a hundred, modules that may join others."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from domain.operations.content import Problem
from domain.participation.kinds import KINDS
from domain.participation.logic import Names, Unsupported, compile_expression
from domain.participation.logic.tree import references
from domain.participation.questionnaire import ACTORS, BRICKS, MODULE, OTHER_ACTORS
from formats.content import schema
from formats.content.files import Entries

WHOLE = (0, 100)  # the bounds of a share


def of_one(content: Entries, file: str, question: schema.Question) -> Iterator[Problem]:
    """What does not fit in one question by itself."""
    entry = f"questions[{question.id}]"
    choices = content.choices.get(question.list or "", ())
    if question.list is not None and question.list not in {ACTORS, BRICKS, *content.choices}:
        yield Problem(file, f"{entry}.list", f"unknown list {question.list!r}")
    if isinstance(question.rows, str) and question.rows not in {ACTORS, OTHER_ACTORS}:
        yield Problem(file, f"{entry}.rows", f"unknown rows {question.rows!r}")
    rows = () if isinstance(question.rows, str) else question.rows
    named = {question.image, *(choice.image for choice in choices), *(row.image for row in rows)}
    for image in sorted(named - {""} - content.images):
        yield Problem(file, f"{entry}.image", f"there is no images/{image}")
    if KINDS[question.type].numeric:
        low, high = question.low, question.high
        for number in (int(choice.id) for choice in choices if choice.id.isdecimal()):
            if (low is not None and number < low) or (high is not None and number > high):
                yield Problem(file, f"{entry}.list", f"the choice '{number}' is outside min and max")


def side_by_side(file: str, questions: Sequence[schema.Question]) -> Iterator[Problem]:
    """Shares of a hundred stand together, and the last one says that they make a hundred."""
    groups = [(name, list(members)) for name, members in groupby(questions, key=lambda question: question.shares)]
    names = [name for name, _ in groups]
    for name, members in groups:
        if name is None:
            continue
        entry = f"questions[{members[-1].id}].shares"
        if names.count(name) > 1 or len(members) == 1:
            yield Problem(file, entry, f"the shares {name!r} do not stand side by side")
        for member in members:
            bounded = KINDS[member.type].numeric and not member.list and (member.low, member.high) == WHOLE
            if not bounded or member.relevant:
                reason = "a share is a number from 0 to 100, without list or skip"
                yield Problem(file, f"questions[{member.id}].shares", reason)
        if not _sums({member.id for member in members}, members[-1]):
            yield Problem(file, entry, f"its check must say that the shares {name!r} make 100 together")


def _sums(ids: set[str], last: schema.Question) -> bool:
    try:
        tree = compile_expression(last.check, Names(dict.fromkeys(ids), own=last.id))
    except Unsupported:
        return False  # told with its reason by formats.content.expressions
    return tree is not None and {name for _, name, *_ in references(tree)} == ids


def of_modules(content: Entries) -> Iterator[Problem]:
    """A module may follow any questionnaire: its ids and its items are nobody else's."""
    for file, module in content.questionnaires.items():
        if not module.header.id.startswith(MODULE):
            continue
        others = [each for name, each in content.questionnaires.items() if name != file]
        ids = {question.id for other in others for question in other.questions}
        items = {question.item for other in others for question in other.questions}
        for question in module.questions:
            if question.id in ids or question.item in items:
                yield Problem(file, f"questions[{question.id}]", "this id or item is asked elsewhere too")
