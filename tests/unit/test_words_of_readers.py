"""Nothing that a reader sees names a section of a document of ours, nor speaks as a formula."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel.messages.pofile import read_po

from formats.content.files import StrictLoader

ROOT = Path(__file__).parents[2]
OURS = re.compile(r"§|domain\.md|(?:table|tableau)\s+\d+\.|\bS00\d\b", re.IGNORECASE)
FORMULA = re.compile(r"\bpart\b\s*(?:≥|\d|«)|[≥≤%−/]|top.?2|\bidem\b", re.IGNORECASE)

NAMES = re.compile(r"Drees/Insee|SRCV/EU-SILC|INCA2/ENNS/BSN|Ipsos/SPF")  # of bodies and surveys


def words(value: Any) -> Iterator[str]:  # noqa: ANN401  whatever a file of the content holds
    """Every text of a file; not comments, nor ``basis``: where an example comes from, which no screen shows."""
    if isinstance(value, dict):
        for name, one in value.items():
            if name != "basis":
                yield from words(one)
    elif isinstance(value, list):
        for one in value:
            yield from words(one)
    elif isinstance(value, str):
        yield value


def read(path: Path) -> Any:  # noqa: ANN401
    return yaml.load(path.read_text(encoding="utf-8"), StrictLoader)  # noqa: S506  a safe loader of ours


CONTENT = sorted((ROOT / "content").rglob("*.yaml"))
CATALOGUES = sorted([*(ROOT / "texts").rglob("*.po"), *(ROOT / "content").rglob("*.po")])


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.name)
def test_no_text_of_the_content_names_a_section_of_ours(path: Path) -> None:
    assert [one for one in words(read(path)) if OURS.search(one)] == []


def test_nor_does_a_catalogue() -> None:
    assert len(CATALOGUES) > 100
    found = []
    for path in CATALOGUES:
        with path.open("rb") as file:
            said = [str(message.string) for message in read_po(file) if message.id]
        found += [(path.parent.name, path.name, one) for one in said if OURS.search(one)]
    assert found == []


def test_an_indicator_says_in_words_what_it_counts() -> None:
    """For a mayor: whole sentences of the field, no signs of a formula, no instrument that points elsewhere."""
    rules = read(ROOT / "content" / "indicators.yaml")["indicators"]
    assert len(rules) >= 52
    for rule in rules:
        said = rule["def"]
        assert len(said.split()) >= 6, said
        assert not FORMULA.search(said.replace("50 % et 20 %", "")), said
        assert not FORMULA.search(NAMES.sub("", rule["instrument"])), rule["instrument"]
