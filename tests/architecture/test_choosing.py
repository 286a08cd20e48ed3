"""What is chosen is an id in the address; a button names what it acts on. What a machine can see of that."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.sources import calls, house

CHOOSERS = {"radio", "pills", "segmented_control", "multiselect", "tabs", "select_slider", "feedback"}
PRESSED = {"button", "form_submit_button", "download_button"}
HOME = Path("components/choosing.py")
MOVING = {"n", "count", "state", "finished", "answered", "done", "revealed", "turnout", "voices"}  # what changes
# Buttons that act on nothing that is one of several, each with the reason why it may have one name.
ONE_OF_A_KIND = {
    "join": "goes to a page",
    "try_resident": "goes to a page",
    "sign_out": "ends this browser's own session",
    "access_out": "the same",
    "look": "looks for the receipt that was typed",
}


def drawn() -> Iterator[tuple[str, Path, str, ast.Call]]:
    """Each call that may draw something: where, its file, the last word of its name, the call."""
    for path in house():
        if path.parts[0] in {"pages", "components", "frame"}:
            for name, call in calls(path):
                yield f"{path}:{call.lineno}", path, name.rpartition(".")[2], call


def given(call: ast.Call, name: str) -> ast.expr | None:
    return next((keyword.value for keyword in call.keywords if keyword.arg == name), None)


def moving(part: ast.AST) -> set[str]:
    """The words for what changes that are in it: arguments of a sentence, or attributes of a thing."""
    words = {node.attr for node in ast.walk(part) if isinstance(node, ast.Attribute)}
    words |= {keyword.arg or "" for node in ast.walk(part) if isinstance(node, ast.Call) for keyword in node.keywords}
    return words & MOVING


def test_a_list_to_choose_from_is_drawn_in_one_place() -> None:
    assert [where for where, path, name, _ in drawn() if name == "selectbox" and path != HOME] == []


def test_no_widget_shares_its_memory_with_the_address() -> None:
    assert [where for where, _, _, call in drawn() if given(call, "bind") is not None] == []


def test_no_option_is_called_by_what_changes() -> None:
    named = [(where, call) for where, _, name, call in drawn() if name in CHOOSERS]
    assert named
    found = {
        where: words
        for where, call in named
        for part in [*call.args[1:], given(call, "options"), given(call, "format_func")]
        if part is not None and (words := moving(part))
    }
    assert found == {}


def test_every_button_says_what_it_acts_on() -> None:
    buttons = [(where, call) for where, _, name, call in drawn() if name in PRESSED]
    assert buttons
    assert [where for where, call in buttons if given(call, "key") is None] == []
    constant = {
        where: key.value
        for where, call in buttons
        if isinstance(key := given(call, "key"), ast.Constant) and key.value not in ONE_OF_A_KIND
    }
    assert constant == {}
