"""The project's own files, as the architecture tests read them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOUSE = (
    "charts",
    "commands",
    "components",
    "db",
    "domain",
    "formats",
    "frame",
    "pages",
    "reports",
    "sentences",
    "server",
    "texts",
)
WRITTEN = {
    ".py",
    ".js",
    ".ts",
    ".json",
    ".po",
    ".md",
    ".toml",
    ".yaml",
    ".yml",
    ".txt",
    ".ini",
    ".css",
    ".html",
    ".mako",
    ".typ",
    "",
}


@cache
def files() -> tuple[Path, ...]:
    """Every text file that is, or is about to be, committed; relative to the root."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607  git, wherever it is
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    return tuple(Path(name) for name in listed if Path(name).suffix in WRITTEN and (ROOT / name).is_file())


@cache
def house() -> tuple[Path, ...]:
    """The Python modules of the application: not the tests, not the benchmarks, not generated migrations."""
    return tuple(
        path
        for path in files()
        if path.suffix == ".py" and (path.parts[0] in HOUSE or path == Path("app.py")) and "versions" not in path.parts
    )


@cache
def read(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(read(path), filename=str(path))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    return walked(tree(path))


@cache
def walked(parsed: ast.Module) -> tuple[ast.AST, ...]:
    """All of its nodes, as ``ast.walk`` finds them: a dozen tests walk the same trees."""
    return tuple(ast.walk(parsed))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in nodes(path) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Each call with the dotted name of what is called, as far as it is written out."""
    return ((dotted(node.func), node) for node in nodes(path) if isinstance(node, ast.Call))


def dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return f"{dotted(node.value)}.{node.attr}" if isinstance(node, ast.Attribute) else ""


def docstrings(path: Path) -> set[int]:
    """The ids of the constant nodes that are docstrings (of attributes too: a string alone on its line)."""
    return {
        id(node.value)
        for node in nodes(path)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    }


def literals(path: Path) -> Iterator[ast.Constant]:
    """The string literals that are not docstrings."""
    documentation = docstrings(path)
    return (
        node
        for node in nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation
    )
