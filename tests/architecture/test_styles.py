"""A screen says itself how it lies (``layout``), and the style reads that: no list of screens is forgotten in silence.

``tablet/style/frame.css`` is everybody's and names no screen; elsewhere a rule may be of one screen, which it is about.
"""

import re
from pathlib import Path

import pytest

from tests.architecture.sources import files, read

FRAME = Path("tablet/style/frame.css")
SCREENS = re.compile(r"export const screens = \{(.*?)\}", re.DOTALL)
DRAWN = re.compile(r"#draw\(\"(\w+)\"")  # where another page of the browser is the live one
CLASSES = re.compile(r"(?<![\w.-])(?:\.[\w-]+)+")  # of any element: ``input.code`` is a field and no screen
RULE = re.compile(r"(?:^|[{};])\s*([^{};@]+)\{")
PARTS = re.compile(r"(?:\([^()]*\)|[^(),])+")  # of a list of selectors
HEAD = re.compile(r"(?:\([^()]*\)|[^()\s>])+")  # where the screen stands, around everything else
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
LAYOUTS = re.compile(r"type Layout =(.*?)\n\n", re.DOTALL)


def screens() -> set[str]:
    """Of every entry."""
    found: set[str] = set()
    for path in files():
        if path.suffix == ".js" and path.parts[0] == "tablet":
            for names in SCREENS.findall(read(path)):
                found |= set(re.findall(r"\w+", names))
            found |= set(DRAWN.findall(read(path)))
    return found


def sheets() -> list[Path]:
    return [path for path in files() if path.suffix == ".css" and path.parts[0] == "tablet"]


def selectors(text: str) -> list[str]:
    return [found.strip() for found in RULE.findall(COMMENT.sub("", text))]


def classes(selector: str) -> set[str]:
    return {name for found in CLASSES.findall(selector) for name in found.split(".")}


def named(selector: str, known: set[str]) -> set[str]:
    return classes(selector) & known


def listed(selector: str, known: set[str]) -> set[str]:
    """The screens that a rule is about."""
    heads = [HEAD.match(part.strip()) for part in PARTS.findall(selector)]
    return set().union(*(named(head[0], known) for head in heads if head))


def test_every_screen_is_known() -> None:
    assert {"consent", "welcome", "vote_paper", "unreachable", "holding", "sentence", "broken"} <= screens()
    assert len(sheets()) > 5


def test_the_style_of_the_frame_names_no_screen() -> None:
    known = screens()
    assert [selector for selector in selectors(read(FRAME)) if named(selector, known)] == []


def test_no_rule_lists_screens() -> None:
    known = screens()
    assert [
        f"{path}: {selector}"
        for path in sheets()
        for selector in selectors(read(path))
        if len(listed(selector, known)) > 1
    ] == []


def test_the_style_knows_each_layout_and_no_screen_is_called_so() -> None:
    [declared] = LAYOUTS.findall(read(Path("tablet/shapes/screens.d.ts")))
    layouts = set(re.findall(r"\"(\w+)\"", declared))
    assert len(layouts) > 10
    assert layouts & screens() == set()
    said = {name for path in sheets() for selector in selectors(read(path)) for name in classes(selector)}
    assert layouts - said == set()


@pytest.mark.parametrize(
    ("written", "many"),
    [
        (".consent .idea, .stop .idea { text-align: center; }", 2),
        ("@media (max-width: 599px) {\n  .young h1 { font-size: 1.3em; }\n}", 1),
        (":where(.signs, .figures) .places li.filled {\n  margin: 0;\n}", 2),
        (".screen.review .idea, .screen.left > .idea { margin: 0; }", 2),
        ("input.code:focus-visible, .left-over { margin: 0; } /* .consent .stop { } */", 0),
    ],
)
def test_a_screen_is_seen_in_a_rule(written: str, many: int) -> None:
    known = screens()
    assert [len(listed(selector, known)) for selector in selectors(written)] == [many]
