"""Our evaluator against lxml's XPath 1.0, which nobody here wrote; and how much of real forms the subset covers.

An answer is a string variable for lxml. The functions that XPath 1.0 lacks are said in XPath 1.0 where it can say
them, so that the oracle shares nothing with us.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
import xlrd  # type: ignore[import-untyped]
from lxml import etree  # type: ignore[import-untyped]

from domain.participation.logic import Names, Tree, Unsupported, Value, compile_xlsform, evaluate
from domain.participation.logic.notation import to_xlsform
from tests.vectors import logic

NOTHING = etree.fromstring("<nothing/>")
FORMS = Path(__file__).parents[3].parent / "shared" / "reference" / "xlsforms"
INSIDE = {  # the forms that hold skips or checks, and how many; all of them are in the subset
    "correlaid_all_types_survey.xlsx": 3,
    "epfl_abidjan_2022.xls": 89,
    "hot_buildings.xls": 31,
    "pyxform_spec_test.xlsx": 4,
}
COLUMNS = {"relevant", "relevance", "constraint"}
PASSED = ("", "Y", "Other", "0", "7", "96", "9999", "NA Other")  # what the questions of a real form are tried with

# Where libxml2 leaves XPath 1.0, whose words we keep (§4.2, §4.4), or cannot say what we ask.
ELSEWHERE = {
    "round(0.49999999999999994)": "libxml2 adds a half and rounds down",
    "int(-1 div 0)": "our oracle of int() goes through a text, and XPath reads no infinity",
    "1 div min(0, -0)": "a node cannot hold minus zero",
    "1 div max(-0, 0)": "the same",
    "number('1e3')": "libxml2 reads exponents",
    "string(100000000000000000000000)": "libxml2 writes exponents",
    "string(123456789012345680000)": "libxml2 writes exponents",
    "string(0.0000001)": "libxml2 writes exponents",
    "string(0.1 + 0.2)": "libxml2 writes fifteen digits",
    "string(1 div 3)": "libxml2 writes fifteen digits",
}


def xpath(expression: str, **values: object) -> Value:
    found = etree.XPath(expression, extensions=EXTENSIONS)(NOTHING, **values)
    return str(found) if isinstance(found, str) else found


def said(expression: str, *, numbers: bool = False) -> Callable[..., Value]:
    """A function that lxml computes from this XPath of ``$a``, ``$b``, or of the numbers among the arguments."""

    def computed(_context: object, *given: object) -> Value:
        if not numbers:
            return xpath(expression, **dict(zip("abc", given, strict=False)))
        values = [found for found in (xpath("number($a)", a=each) for each in given) if found == found]  # noqa: PLR0124
        root = etree.Element("numbers")
        for each in values:
            etree.SubElement(root, "n").text = repr(each)
        found: Value = etree.XPath(expression)(root)
        return found

    return computed


EXTENSIONS = {
    (None, "selected"): said(
        "normalize-space($b) != '' and not(contains(normalize-space($b), ' ')) and "
        "contains(concat(' ', normalize-space($a), ' '), concat(' ', normalize-space($b), ' '))"
    ),
    (None, "count-selected"): said(
        "number(boolean(normalize-space($a))) * (1 + string-length(normalize-space($a)) "
        "- string-length(translate(normalize-space($a), ' ', '')))"
    ),
    (None, "coalesce"): lambda _, a, b: b if xpath("string($a) = '' or not($a = $a)", a=a) else a,
    (None, "if"): lambda _, a, b, c: b if xpath("boolean($a)", a=a) else c,
    (None, "int"): said("number(concat(substring('-', 1, number($a < 0)), floor($a * (1 - 2 * ($a < 0)))))"),
    (None, "min"): said("number(/*/n[not(/*/n < .)])", numbers=True),
    (None, "max"): said("number(/*/n[not(/*/n > .)])", numbers=True),
    (None, "total"): said("sum(/*/n)", numbers=True),  # libxml2's own sum() cannot be replaced
    (None, "regex"): lambda _, a, b: re.fullmatch(b, str(xpath("string($a)", a=a)), re.ASCII) is not None,
}


def asked(expression: str, own: str, answers: dict[str, str], rows: dict[str, list[str]]) -> Value:
    """The value that lxml gives."""
    parts = re.split(
        r"""("[^"]*"|'[^']*')""", expression.translate(str.maketrans("\u2018\u2019\u201c\u201d", "''\"\""))
    )
    parts[::2] = [re.sub(r"\$\{\s*([^{}\s]+)\s*\}", r"$\1", part) for part in parts[::2]]
    parts[::2] = [re.sub(r"(?<![\w.])\.(?![\w.])", f"${own}", part) for part in parts[::2]]
    parts[::2] = [re.sub(r"\bsum\b", "total", part) for part in parts[::2]]
    values = dict(answers)
    for question, named in rows.items():
        pairs = dict(pair.split("=") for pair in answers.get(question, "").split())
        values |= {f"{question}{joint}{row}": pairs.get(row, "") for row in named for joint in "._"}
    return xpath("".join(parts), **values)


def same(left: Value, right: Value) -> bool:
    return type(left) is type(right) and (left == right or (left != left and right != right))  # noqa: PLR0124


HOURS = "regex(., '(a*)*b')"  # what Python's own re would need for it


@pytest.mark.parametrize("case", [case for case in logic.VALUES if case.expression not in {*ELSEWHERE, HOURS}], ids=str)
def test_lxml_finds_the_same(case: logic.Case) -> None:
    answers = {name: case.answers.get(name) or "" for name in logic.QUESTIONS}
    rows = {name: rows for name, rows in logic.QUESTIONS.items() if rows}
    expression = to_xlsform(case.expression) if case.short else case.expression
    found = asked(expression, logic.OWN, answers, rows)
    assert same(found, case.value), found


@pytest.mark.parametrize("expression", sorted(ELSEWHERE))
def test_the_exceptions_are_still_exceptions(expression: str) -> None:
    (expected,) = {case.value for case in logic.VALUES if case.expression == expression}
    assert not same(asked(expression, logic.OWN, {}, {}), expected)


def survey(path: Path) -> list[dict[str, str]]:
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        cells = [
            ["" if cell is None else str(cell) for cell in row] for row in book["survey"].iter_rows(values_only=True)
        ]
        book.close()
    else:
        sheet = xlrd.open_workbook(path).sheet_by_name("survey")
        cells = [[str(cell) for cell in sheet.row_values(row)] for row in range(sheet.nrows)]
    head = [title.strip() for title in cells[0]]
    return [dict(zip(head, row, strict=False)) for row in cells[1:]]


def expressions() -> Iterator[tuple[str, str, str]]:
    """Form, question and expression."""
    for path in sorted(FORMS.glob("*.xls*")):
        for row in survey(path):
            for column in COLUMNS & row.keys():
                if row[column].strip():
                    yield path.name, row["name"], row[column]


def compiled(expression: str, own: str) -> Tree | str:
    """The tree, or why there is none."""
    named = set(re.findall(r"\$\{\s*([^{}\s]+)\s*\}", expression)) | {own}
    try:
        return compile_xlsform(expression, Names(dict.fromkeys(named), own=own))
    except Unsupported as refusal:
        return refusal.reason


@pytest.mark.skipif(not FORMS.is_dir(), reason="the real forms are not beside this checkout")
def test_the_subset_holds_the_skips_and_checks_of_real_forms() -> None:
    inside: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    for form, own, expression in expressions():
        (outside if isinstance(compiled(expression, own), str) else inside)[form] += 1
    assert dict(inside) == INSIDE
    assert dict(outside) == {}


@pytest.mark.skipif(not FORMS.is_dir(), reason="the real forms are not beside this checkout")
def test_real_forms_mean_the_same_here_and_in_lxml() -> None:
    found = [(form, own, expression, compiled(expression, own)) for form, own, expression in expressions()]
    inside = [(form, own, expression, tree) for form, own, expression, tree in found if not isinstance(tree, str)]
    for _, own, expression, tree in inside:
        names = sorted(set(re.findall(r"\$\{\s*([^{}\s]+)\s*\}", expression)) | {own})
        # Every name with every value while that stays small, then the values shifted along the names.
        many = product(PASSED, repeat=len(names)) if len(names) <= 2 else shifted(len(names))
        literals = re.findall(r"""['\u2019]([^'\u2019]*)['\u2019]""", expression)
        for values in [*many, *([literal] * len(names) for literal in literals)]:
            answers = dict(zip(names, values, strict=True))
            expected = asked(expression, own, answers, {})
            assert same(evaluate(tree, answers), expected), (expression, answers)


def shifted(names: int) -> Iterator[tuple[str, ...]]:
    for start, step in product(range(len(PASSED)), range(len(PASSED))):
        yield tuple(PASSED[(start + step * at) % len(PASSED)] for at in range(names))


def test_not_a_number_is_never_the_same_as_a_number() -> None:
    assert same(math.nan, math.nan)
    assert not same(math.nan, 0.0)
