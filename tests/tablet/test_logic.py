"""Skip logic on the tablet: logic.js and Python give the same values, case by case and at random."""

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from domain.participation.logic import Rule, Tree, Value, blanked, evaluate, failed_checks, relevance, rules
from domain.participation.logic.patterns import pattern
from domain.participation.questionnaire import Choice, Question, Questionnaire
from formats.content import files
from formats.content.schema import Question as Asked
from tests.tablet.conftest import Node
from tests.vectors import logic

ROOT = Path(__file__).parents[2]
RANDOM_CASES = 2_100
FILLS = 60


def told(found: list[Any]) -> Value:
    kind, value = found
    return float(value) if kind == "number" else value


def same(left: Value, right: Value) -> bool:
    if isinstance(left, float) and isinstance(right, float):
        return repr(left) == repr(right)
    return type(left) is type(right) and left == right


def on_tablet(node: Node, cases: list[tuple[Tree, dict[str, str | None]]]) -> list[Value]:
    return [told(found) for found in node.ask("values", cases)]


def test_the_tablet_gives_the_value_of_every_case(node: Node) -> None:
    found = on_tablet(node, [(case.tree(), case.answers) for case in logic.VALUES])
    wrong = [(str(case), value) for case, value in zip(logic.VALUES, found, strict=True) if not same(value, case.value)]
    assert wrong == []
    assert len(found) >= 150


def questions(asked: Questionnaire) -> list[dict[str, Any]]:
    """As the tablet receives them."""
    return [{"id": name, **tree} for name, rule in rules(asked).items() for tree in [trees(rule)]]


def trees(rule: Rule) -> dict[str, Tree | None]:
    return {"relevant": rule.relevant, "check": rule.check}


@pytest.mark.parametrize("visit", logic.VISITS, ids=str)
def test_the_tablet_asks_judges_and_forgets_the_same(node: Node, visit: logic.Visit) -> None:
    [found] = node.ask("visits", [[questions(visit.questionnaire), visit.answers]])
    known = {question.id for question in visit.questionnaire.questions}
    forgotten = {name for name, value in visit.answers.items() if value and name in visit.forgotten and name in known}
    assert found["asked"] == visit.asked
    assert found["failed"] == visit.failed
    assert set(found["irrelevant"]) == forgotten


TEXTS = st.one_of(
    st.sampled_from(
        ["", "oui", "nsp", "0", "1", "-1", "5", " 5 ", "2.5", "1e3", ".", "x y z", "true", "NaN", "é", "\U0001d54f"]
    ),
    st.text(alphabet="ab 01.-\t\u00a0é", max_size=6),
)
NUMBERS = st.one_of(st.integers(-20, 20).map(float), st.sampled_from([0.1, 0.5, 1.5, 2.5, 1e21, 1e-7, 123456789.125]))
NAMES = st.sampled_from(["a", "b", "c"])
PATTERNS = st.sampled_from(
    ["", "a*", "[0-9]+", "(a|b)*1?", ".{2,3}", r"\w+", r"[^ab]*", "(ab?){2,}", r"-?\d+(\.\d+)?", r"(a*)*"]
).map(pattern)
LEAVES: st.SearchStrategy[Tree] = st.one_of(
    TEXTS,
    NUMBERS,
    st.booleans(),
    st.tuples(st.just("answer"), NAMES),
    st.tuples(st.just("row"), st.just("m"), st.sampled_from(["r1", "r2"])),
)
ALIKE: st.SearchStrategy[Tree] = st.sampled_from(["", "5", "5.0", " 5 ", 5.0, "0", 0.0, "true", True, "x"])  # at times
ARITIES = {
    1: ["not", "-", "number", "string", "boolean", "string-length", "count-selected", "round", "int"],
    2: ["=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod", "selected", "coalesce"],
    3: ["if"],
    None: ["and", "or", "min", "max", "sum"],
}


def grown(inside: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    """One operation on top of smaller trees."""
    ways: list[st.SearchStrategy[Tree]] = [
        st.tuples(st.just("regex"), inside, PATTERNS),
        st.tuples(st.sampled_from(["=", "!=", "<", ">="]), ALIKE, ALIKE),
    ]
    for arity, names in ARITIES.items():
        few = st.lists(inside, min_size=1, max_size=4).map(tuple)
        parts = few if arity is None else st.tuples(*[inside] * arity)
        ways.append(st.tuples(st.sampled_from(names), parts).map(lambda found: (found[0], *found[1])))
    return st.one_of(ways)


TREES = st.recursive(LEAVES, grown, max_leaves=8)
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys("abc", st.one_of(st.none(), TEXTS)),
        "m": st.sampled_from(["r1=4 r2=5", "r2=1", "r10=x r1=y", "r1", ""]),
    },
)


def test_python_and_the_tablet_agree_on_random_trees(node: Node) -> None:
    cases: list[tuple[Tree, dict[str, str | None]]] = []

    @settings(
        max_examples=RANDOM_CASES,
        phases=[Phase.generate],
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(TREES, ANSWERS)
    def draw(tree: Tree, answers: dict[str, str | None]) -> None:
        cases.append((tree, answers))

    draw()
    found = on_tablet(node, cases)
    wrong = [
        (tree, answers, evaluate(tree, answers), value)
        for (tree, answers), value in zip(cases, found, strict=True)
        if not same(evaluate(tree, answers), value)
    ]
    assert sorted(wrong, key=lambda case: len(str(case)))[:3] == []
    assert len(cases) >= 2_000


def asked(at: int, written: Asked) -> Question:
    rows = () if isinstance(written.rows, str) else tuple(Choice(row.id, row.fr) for row in written.rows)
    return Question(
        written.id, at, written.item, 1, written.theme, written.type, written.fr,
        rows=rows, relevant=written.relevant, check=written.check,
    )  # fmt: skip


def filled(written: tuple[Asked, ...], lists: dict[str, list[str]], dice: random.Random) -> dict[str, str | None]:
    """Answers that may be given, or be left from before a change of mind."""
    answers: dict[str, str | None] = {}
    for question in written:
        choices = lists.get(question.list or "", []) or [str(dice.choice([0, 1, 20, 30, 50, 100]))]
        given = dice.choice(choices)
        if question.type == "multiple" and dice.random() < 0.5:
            given = " ".join(dict.fromkeys([given, dice.choice(choices)]))
        elif question.type in {"matrix", "roster"} and not isinstance(question.rows, str):
            given = " ".join(f"{row.id}={dice.choice(choices)}" for row in question.rows if dice.random() < 0.8)
        answers[question.id] = given if dice.random() < 0.85 else None
    return answers


def test_the_content_is_asked_and_judged_the_same(node: Node) -> None:
    content = files.read(ROOT / "content")
    lists = {name: [choice.id for choice in choices] for name, choices in content.choices.items()}
    dice = random.Random(2026)  # noqa: S311  answers need no cryptographic luck
    skipped = failed = 0
    for each in content.questionnaires.values():
        whole = logic.questionnaire(tuple(asked(at, written) for at, written in enumerate(each.questions, start=1)))
        fills = [filled(each.questions, lists, dice) for _ in range(FILLS)]
        told_of = node.ask("visits", [[questions(whole), answers] for answers in fills])
        for answers, found in zip(fills, told_of, strict=True):
            assert set(found["asked"]) == relevance(whole, answers)
            assert set(found["failed"]) == failed_checks(whole, answers)
            forgotten = {name for name, value in blanked(whole, answers).items() if value != answers[name]}
            assert set(found["irrelevant"]) == forgotten
            skipped += len(forgotten)
            failed += len(found["failed"])
    assert skipped > 100
    assert failed > 10
