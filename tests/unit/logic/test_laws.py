"""What holds for every questionnaire and every set of answers; and that the cases leave nothing out."""

import json
from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st

from domain.participation.logic import Tree, blanked, evaluate, failed_checks, relevance
from domain.participation.logic.evaluate import _OPERATIONS
from domain.participation.logic.tree import REFERENCES
from domain.participation.questionnaire import Question, Questionnaire
from tests.vectors import logic

CONTENT = Path(__file__).parents[3] / "content" / "questionnaires"
IDS = ("a", "b", "c", "d")
ANSWERS = st.dictionaries(st.sampled_from(IDS), st.sampled_from([None, "", "oui", "non", "pnr", "3", "oui non"]))


def skips(at: int) -> st.SearchStrategy[str]:
    """A skip of the question at this place."""
    if not at:
        return st.just("")
    earlier = st.sampled_from(IDS[:at])
    forms = ("${{{0}}} = 'oui'", "${{{0}}} != 'oui'", "selected(${{{0}}}, 'non')", "${{{0}}} > 2", "not(${{{0}}})")
    return st.one_of(st.just(""), st.builds(lambda form, name: form.format(name), st.sampled_from(forms), earlier))


ASKED = st.tuples(*map(skips, range(len(IDS)))).map(
    lambda relevant: logic.questionnaire(
        tuple(
            Question(name, at, name, 1, "theme", "text", "?", relevant=skip, check=". != 'non'")
            for at, (name, skip) in enumerate(zip(IDS, relevant, strict=True), start=1)
        )
    )
)


@given(ASKED, ANSWERS)
def test_forgetting_changes_nothing_else(asked: Questionnaire, answers: dict[str, str | None]) -> None:
    kept = blanked(asked, answers)
    assert kept.keys() == answers.keys()
    assert relevance(asked, kept) == relevance(asked, answers)
    assert blanked(asked, kept) == kept
    assert failed_checks(asked, kept) == failed_checks(asked, answers)
    assert all(kept[name] in {None, answers[name]} for name in answers)


@given(ASKED, ANSWERS)
def test_only_what_is_asked_is_judged_and_kept(asked: Questionnaire, answers: dict[str, str | None]) -> None:
    here = relevance(asked, answers)
    kept = blanked(asked, answers)
    assert failed_checks(asked, answers) == {name for name in here if answers.get(name) == "non"}
    assert {name for name, value in kept.items() if value} <= here


def operations(tree: Tree) -> set[str]:
    if not isinstance(tree, tuple) or tree[0] in REFERENCES:
        return set()
    parts = tree[1:2] if tree[0] == "regex" else tree[1:]
    return {str(tree[0])}.union(*map(operations, parts))


def test_every_operation_has_cases() -> None:
    met = set[str]().union(*(operations(case.tree()) for case in logic.VALUES))
    assert met == _OPERATIONS.keys() | {"regex"}


def test_every_expression_of_the_content_has_cases_that_are_true_and_false() -> None:
    questions = [
        question
        for path in sorted(CONTENT.glob("*.yaml"))
        for question in yaml.safe_load(path.read_text(encoding="utf-8"))["questions"]
    ]
    written = {question[field] for question in questions for field in ("if", "check") if field in question}
    met = {(case.expression, case.value) for case in logic.VALUES if case.short}
    assert written
    assert {(expression, value) for expression in written for value in (True, False)} <= met


def test_a_tree_travels_as_json() -> None:
    for case in logic.VALUES:
        assert thawed(json.loads(json.dumps(case.tree(), allow_nan=False))) == case.tree()


def thawed(tree: object) -> object:
    return tuple(map(thawed, tree)) if isinstance(tree, list) else tree


def test_a_pattern_cannot_make_anybody_search_long() -> None:
    # Python's own re would need years.
    tree = logic.compiled("regex(., '(x+x+)+y')", short=False)
    assert evaluate(tree, {logic.OWN: "x" * 2_000}) is False
    assert evaluate(tree, {logic.OWN: "x" * 2_000 + "y"}) is True
