"""Where pages are is written once, in ``frame/registry.py``; whoever leads to one names it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from frame.registry import ADDRESSES, PAGES, address
from server.participation import modules
from tests.architecture.sources import files, house, read, tree, walked

REGISTRY = Path("frame/registry.py")
LEADS = {"page_link", "switch_page"}
NAMING = {"link", "address", "whole"}  # of ``frame.offered``, ``frame.registry``, ``frame.address``
WRITTEN = re.compile(rf"(?<![\w.*])(?:{'|'.join(sorted(ADDRESSES, key=len, reverse=True))})(?![\w/.-])")
AT = re.compile(r"""["'`](/[\w-]+)(?=["'`?#$])""")  # in a script: a whole path, or the beginning of an address
NO_PAGES = {"/api", "/assets", "/static", "/forget"}  # the last: below the address of a recording


def called(module: ast.Module, names: set[str]) -> Iterator[tuple[ast.Call, list[ast.expr]]]:
    """Each call of a function that is named so, with what it is given."""
    for node in walked(module):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in names:
                yield node, [*node.args, *(one.value for one in node.keywords if one.arg == "page")]


def breaches(module: ast.Module) -> list[str]:
    """Pages that are led to by their file, and addresses that are written out."""
    bodies = [body for node in walked(module) if isinstance(body := getattr(node, "body", None), list)]
    of_the_code = {id(one.value) for body in bodies for one in body if isinstance(one, ast.Expr)}  # leads nowhere
    files_named = [
        f"{call.lineno}: {ast.unparse(call)}"
        for call, given in called(module, LEADS)
        if any(isinstance(one, ast.Constant | ast.JoinedStr | ast.BinOp) for one in given[:1])
    ]
    addresses = [
        f"{node.lineno}: {found[0]}"
        for node in walked(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in of_the_code
        if (found := WRITTEN.search(node.value))
    ]
    return files_named + addresses


def test_nobody_but_the_registry_says_where_a_page_is() -> None:
    found = {str(path): breaches(tree(path)) for path in house() if path != REGISTRY}
    assert {path: some for path, some in found.items() if some} == {}


@pytest.mark.parametrize(
    "breach",
    [
        "st.page_link('facilitate.py', label=say('planted'))",
        "st.page_link(f'{page}.py')",
        "st.switch_page(page='ties.py')",
        "here = '/participer'",
        "here = f'{origin}/structure#{secret}'",
        "js = 'location.replace(\"/telecommande\")'",
    ],
)
def test_a_breach_is_found(breach: str) -> None:
    assert len(breaches(ast.parse(breach))) == 1


def test_whoever_leads_to_a_page_names_one_that_there_is() -> None:
    named = [
        (str(path), one.value)
        for path in house()
        if path.parts[0] in {"frame", "pages", "server"}
        for call, given in called(tree(path), NAMING)
        for one in given[:1]
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]
    assert len(named) > 30
    assert [(path, name) for path, name in named if name not in PAGES] == []


def test_the_tablet_leads_to_pages_that_there_are() -> None:
    scripts = [path for path in files() if path.suffix == ".js" and path.parts[0] in {"components", "tablet"}]
    named = {at for path in scripts for at in AT.findall(read(path))} - NO_PAGES
    assert len(named) > 4
    assert named <= ADDRESSES
    for script in (modules.WORKER, "reload.js"):
        assert f'const PAGE = "{address("participate")}"' in read(Path("tablet") / script)
