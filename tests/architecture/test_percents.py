"""A percentage is written in one place, which asks whether it may be: of fewer than ten there is none."""

import ast
import re
from pathlib import Path

from tests.architecture.sources import calls, files, house, nodes, read

WRITER = Path("sentences/numbers.py")
# Of what is no part of those who say it (docs/decisions/0085).
RATES = {
    Path("sentences/cooperation/figures.py"),
    Path("sentences/cooperation/governance.py"),
    Path("sentences/cooperation/restitution.py"),
}
# Keys whose sentence writes the sign itself: one that asked, and shares that somebody types on a tablet.
SIGNED = {"vote.share_percent", "tablet.shares.percent", "tablet.shares.left", "tablet.shares.short"}
AFTER_A_NUMBER = re.compile(
    r'^msgid "([^"]+)"(?:\nmsgid_plural .+)?(?:\nmsgstr.+)*?\nmsgstr.*\}[ \u00a0\u202f]*%', re.MULTILINE
)


def test_one_function_writes_percents() -> None:
    assert [path for path in house() if re.search(r"\bformat_percent\b|:[.\d]*%\}", read(path))] == [WRITER]


def test_who_does_not_ask_is_known() -> None:
    named = {
        path
        for path in house()
        if path != WRITER
        and any(
            isinstance(node, ast.ImportFrom) and any(one.name == "rate" for one in node.names) for node in nodes(path)
        )
    }
    assert named == RATES
    assert not [path for path in house() for name, _ in calls(path) if name.endswith("numbers.rate")]


def signed(text: str) -> set[str]:
    """The keys whose sentence writes the sign after a number that it is given."""
    return set(AFTER_A_NUMBER.findall(text))


def test_no_sentence_writes_the_sign_by_itself() -> None:
    catalogues = [path for path in files() if path.suffix == ".po" and path.parts[:3] == ("texts", "catalogues", "fr")]
    assert {key for path in catalogues for key in signed(read(path))} == SIGNED


def test_a_sign_is_seen() -> None:
    said = 'msgid "one"\nmsgstr "{n} sur {of}"\n\nmsgid "two"\nmsgid_plural "two.many"\nmsgstr[0] "{n}\u00a0%"\n'
    assert signed(said) == {"two"}
