"""What is typed or pasted is never dropped without a word: Streamlit's own limit does that, so nothing has it."""

import ast
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.architecture.sources import calls, house

FIELDS = {"text_input", "text_area"}
DRAWN = {"pages", "components", "frame"}
# Fields of Streamlit outside of ``components.typed``: nothing that is typed there is kept, but for lists of titles,
# of which each line has a limit of its own.
PLAIN = {
    "components/staff/access.py": 2,  # a password is measured where it is chosen, and never cut
    "frame/doors.py": 1,
    "pages/my_ballot.py": 1,
    "components/cooperation/link.py": 1,
    "components/cooperation/ties.py": 1,
    "components/votes/plan.py": 1,
    "components/typed.py": 2,
}


def test_no_field_has_the_limit_that_drops_a_text() -> None:
    found = [
        f"{path}:{call.lineno}"
        for path in house()
        if path.parts[0] in DRAWN
        for _, call in calls(path)
        if any(word.arg == "max_chars" for word in call.keywords)
    ]
    assert found == []


def test_no_field_for_a_number_has_the_bounds_that_drop_it() -> None:
    numbers = {
        f"{path}:{call.lineno}": [word.arg for word in call.keywords if word.arg in {"min_value", "max_value"}]
        for path in house()
        if path.parts[0] in DRAWN
        for name, call in calls(path)
        if name.rpartition(".")[2] == "number_input"
    }
    assert [where.partition(":")[0] for where in numbers] == ["components/typed.py"]
    assert [*numbers.values()] == [[]]


def test_a_field_for_words_says_its_limit() -> None:
    found: dict[str, int] = {}
    for path in house():
        drawn = [name for name, _ in calls(path) if "." in name and name.rpartition(".")[2] in FIELDS]
        if path.parts[0] in DRAWN and drawn:
            found[str(path)] = len(drawn)
    assert found == PLAIN


def _fields() -> None:
    import streamlit as st  # noqa: PLC0415  a script of its own

    from components.typed import kept_number, typed_line, typed_number, typed_text  # noqa: PLC0415  a script of its own

    typed_line("Quoi ?", most=10, key="first")
    typed_text("Pourquoi ?", "déjà là", most=5, key="second")
    found = typed_number("Combien ?", 1, 40, None, key="third"), kept_number("Dont ?", 0, None, 4, key="fourth")
    st.caption(str(found))


def test_a_text_that_is_too_long_stays_and_says_so_below_its_own_field() -> None:
    page = AppTest.from_function(_fields, default_timeout=30).run()
    [before] = page.warning
    assert "2" in before.value
    page.text_input(key="first").set_value("x" * 13).run()
    assert page.text_input(key="first").value == "x" * 13
    said = [each.value for each in page.warning]
    assert len(said) == 2
    assert "10" in said[0]
    assert "3" in said[0]
    page.text_input(key="first").set_value("   ").run()
    assert "écrivez" in page.warning[0].value
    page.text_input(key="first").set_value("a\u202eb").run()
    assert "invisibles" in page.warning[0].value


def test_a_number_beyond_its_bounds_stays_and_says_so_below_its_own_field() -> None:
    page = AppTest.from_function(_fields, default_timeout=30).run()
    for typed, found, said in ((41, (41, 4), 1), (40, (40, 4), 0), (0, (0, 4), 1)):
        page.number_input(key="third").set_value(typed).run()
        assert page.number_input(key="third").value == typed
        assert page.caption[0].value == str(found)
        assert sum("40" in one.value for one in page.warning) == said
    page.number_input(key="fourth").set_value(-1).run()
    assert page.number_input(key="fourth").value == -1
    assert page.caption[0].value == str((0, 4))
    assert len(page.warning) == 3


ENGLISH = {"st.form": "enter_to_submit", "st.multiselect": "select_all"}  # what says «Press Enter…», «Select all»


def test_no_field_speaks_english() -> None:
    """Streamlit’s own words have no translation (measured, 1.67): what says them is switched off."""
    found = [
        (
            name,
            {word.arg: ast.unparse(word.value) for word in call.keywords}.get(ENGLISH[name]),
            f"{path}:{call.lineno}",
        )
        for path in house()
        if path.parts[0] in DRAWN
        for name, call in calls(path)
        if name in ENGLISH
    ]
    assert {name for name, *_ in found} == set(ENGLISH)
    [home] = [where for _, said, where in found if said != "False"]
    assert home.startswith("frame/doors.py")  # where «Entrée» writes nothing, and what is said of it is hidden
    style = Path("components/cards/cards.css").read_text(encoding="utf-8")
    assert '.st-key-code_typed [data-testid="InputInstructions"] { display: none; }' in style
