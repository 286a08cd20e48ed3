"""Nothing in a page runs outside the three doors of ``frame``: each rule is seen to break on a planted breach."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import dotted, house, read, tree, walked

LIVE = Path("frame/live.py")
ALONE = {
    "fragment",
    "dialog",
    "experimental_fragment",
    "experimental_dialog",
    "run_every",
}  # what runs without its page
TRANSACTIONS = {"transaction", "engine.begin", "acting"}
WRITES_ITSELF = {Path("frame/act.py"), Path("frame/visitor.py"), Path("frame/staff/sign_in.py"), Path("frame/seat.py")}
WRITES_ITSELF |= {Path("frame/workshops/remote.py")}  # for a phone without account, whose token is read again inside
WRITES_ITSELF |= {Path("frame/access.py")}  # for whoever holds a link of one use, which is read again inside
WRITES_ITSELF |= {Path("frame/operations/copies.py")}  # for a command and the server's day: no page makes a copy
DOWNLOADS = {"download_button"}
RUNS = "rerun"  # Streamlit's own word for a run of the page, or of its part, and nothing of ours before it
CALLBACK = r"on_(\w+_)?(click|change|submit|select|dismiss|activate)"


def names(module: ast.Module) -> Iterator[str]:
    """Every way in which a name may be reached: written, imported, an attribute, a keyword, or a string for getattr."""
    for node in walked(module):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.alias):
            yield node.name.rpartition(".")[2]
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def callbacks(module: ast.Module) -> Iterator[str]:
    """Callbacks that do more than set what this browser page remembers: they pass the error boundary by."""
    functions = {node.name: node for node in walked(module) if isinstance(node, ast.FunctionDef)}
    for node in walked(module):
        if not (isinstance(node, ast.keyword) and node.arg and re.fullmatch(CALLBACK, node.arg)):
            continue
        if isinstance(node.value, ast.Lambda) and isinstance(node.value.body, ast.Constant):
            continue
        if isinstance(node.value, ast.Constant) and node.value.value == RUNS:
            continue
        known = functions.get(dotted(node.value))
        if known is None or not all(_only_remembers(statement) for statement in known.body):
            yield f"{node.arg}={ast.unparse(node.value)}"


def _only_remembers(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Constant)  # its docstring
    return isinstance(statement, ast.Assign) and all(
        isinstance(target, ast.Subscript) and dotted(target.value) == "st.session_state" for target in statement.targets
    )


def breaches(path: Path, module: ast.Module) -> list[str]:
    """What ``module`` would do outside the doors, if it stood at ``path``."""
    room = path.parts[0]
    drawn = room in {"pages", "components", "frame"}
    forbidden = set[str]()
    if drawn:
        forbidden |= DOWNLOADS | (set() if path == LIVE else ALONE)
    if drawn and path not in WRITES_ITSELF:
        forbidden |= TRANSACTIONS
    found = [name for name in names(module) if name in forbidden]
    return found + (list(callbacks(module)) if drawn else [])


def test_nothing_runs_outside_the_doors() -> None:
    looked_at = {path: breaches(path, tree(path)) for path in house()}
    assert sum(path.parts[0] == "pages" for path in looked_at) > 15
    assert {str(path): found for path, found in looked_at.items() if found} == {}


@pytest.mark.parametrize(
    ("module", "breach"),
    [
        ("pages/home.py", "@st.fragment\ndef planted(): ..."),
        ("pages/home.py", "from streamlit import fragment as harmless"),
        ("pages/home.py", "planted = getattr(st, 'fragment')"),
        ("pages/home.py", "@st.experimental_fragment\ndef planted(): ..."),
        ("pages/home.py", "@st.dialog('planted')\ndef planted(): ..."),
        ("components/prose.py", "planted = st.fragment(prose)"),
        ("frame/screen.py", "planted = st.fragment(screen)"),
        ("pages/home.py", "st.download_button('planted', data=lambda: b'')"),
        ("components/votes/export.py", "st.download_button('planted', b'')"),
        ("frame/votes/run.py", "with engine.current().transaction() as connection: ..."),
        ("frame/votes/run.py", "opened = engine.current().transaction"),
        ("components/workshops/answers.py", "with database.transaction() as connection: ..."),
        ("frame/votes/run.py", "from frame.act import acting"),
        ("pages/home.py", "st.button('planted', on_click=open_workshop)"),
        ("pages/home.py", "def planted():\n    votes.close()\nst.button('planted', on_click=planted)"),
        ("components/votes/steps.py", "def planted(key):\n    votes.close()\nst.button('x', on_change=planted)"),
    ],
)
def test_a_breach_is_found(module: str, breach: str) -> None:
    path = Path(module)
    assert breaches(path, tree(path)) == []
    assert breaches(path, ast.parse(f"{read(path)}\n{breach}\n")) != []
