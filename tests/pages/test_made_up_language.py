"""Staff's screens in a language that nobody speaks: every word that is not data went through the catalogues.

The language is French in brackets, added as a catalogue and nothing else.
"""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

import texts
from db.engine import Database
from db.models.base import Base
from db.queries.operations import content
from db.queries.workshops import workshops
from frame.registry import PAGES, Page
from sentences.numbers import in_groups
from tests.pages.conftest import OpenPage, unfolded
from tests.showcase import Shown, fill
from texts.reading import read
from texts.typography import typeset

CODE = "eo"
# What a widget or an element shows of its protocol buffer; the rest are ids, keys, addresses and icons.
SHOWN = {"body", "label", "help", "placeholder", "text", "caption", "options", "title", "alt", "content", "raw_values"}
SILENT = re.compile(r":material/\w+:|:\w+(?:-\w+)?(?=\[)|[\\\u2060\u200b\u2067\u2069]")
SPACES = re.compile(r"[\s\u00a0\u202f]+")
SAID = re.compile(r"⟦[^⟦⟧]*⟧")
LETTERS = re.compile(r"[^\W\d_]{2,}")
# Names of files and of commands, which are the same in every language.
COMMON = (
    *("python -m commands recount election.pb", "election.pb", "ballots.csv", "minutes", ".csv", ".pb", "sha"),
    *(texts.Language.of(code).name.lower() for code in texts.RECORDED),  # a language has its own name
)


@pytest.fixture
def bracketed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A catalogue that says everything, beside the others."""
    folder = tmp_path / "catalogues"
    shutil.copytree(texts.CATALOGUES, folder)
    made_up = Catalog(locale=CODE)
    for message in read(texts.CATALOGUES / texts.SOURCE, texts.SOURCE):
        if message.id:
            said = message.string
            made_up.add(message.id, tuple(f"⟦{one}⟧" for one in said) if isinstance(said, tuple) else f"⟦{said}⟧")
    (folder / CODE).mkdir()
    with (folder / CODE / "all.po").open("wb") as file:
        write_po(file, made_up)
    monkeypatch.setattr(texts, "CATALOGUES", folder)
    _forget()
    yield
    _forget()


def _forget() -> None:
    for kept in (texts._messages, texts.catalogue, texts.complete, texts._plurals, texts._keys_under):
        kept.cache_clear()


def strings(value: object) -> Iterator[str]:
    """Every text in a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from strings(one)


def data(database: Database) -> list[str]:
    """Every text that the database holds, the longest first: what is not the interface's to say."""
    found: set[str] = set()
    with database.reading() as connection:
        for table in Base.metadata.sorted_tables:
            for row in connection.execute(select(table)):
                found.update(strings([*row]))
        found.update(in_groups(workshop.code) for workshop in workshops.workshops(connection))
        for place in content.territories(connection):  # sentences whose blanks are filled
            found.update(one.text for one in content.consent(connection, place.id).sentences)
    return sorted({plain(one) for text in found for one in (text, typeset(text))}, key=len, reverse=True)


def plain(text: str) -> str:
    return SPACES.sub(" ", SILENT.sub("", text)).strip().lower()


def shown(proto: Any) -> Iterator[str]:  # noqa: ANN401  whichever element
    """What a protocol buffer shows, as far as words go."""
    for field, value in proto.ListFields():
        many = value if field.is_repeated else [value]
        for one in many:
            if field.type == field.TYPE_MESSAGE:
                yield from shown(one)
            elif field.type == field.TYPE_STRING and field.name in SHOWN:
                yield one
            elif field.name == "json":
                yield from (text for text in strings(json.loads(one)) if " " in text)


def on(page: AppTest) -> Iterator[str]:
    """What a page shows, its tables too."""
    for block in (page.main, page.sidebar):
        element: Any  # of a dozen kinds
        for element in block:
            if element.type in {"table", "arrow_table", "arrow_data_frame", "dataframe"}:
                frame = element.value
                yield from map(str, [*frame.columns, *frame.index, *frame.to_numpy().ravel()])
            elif getattr(element, "proto", None) is not None:
                yield from shown(element.proto)


def unsaid(text: str, known: list[str]) -> str:
    """What is left of a text once what was said, and what is data, are taken away."""
    rest = plain(text)
    while SAID.search(rest):
        rest = SAID.sub(" ", rest)
    for one in (*COMMON, *known):
        if len(one) > 3 and one in rest:
            rest = rest.replace(one, " ")
    return " ".join(word for word in LETTERS.findall(rest) if word not in known)  # «CAF», which is nobody's sentence


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_a_language_is_added_by_a_catalogue(loaded: Database, open_page: OpenPage, bracketed: None) -> None:
    here, untold = fill(loaded), dict[str, list[str]]()
    pages = {each.name: opened(each, loaded, open_page, here) for each in PAGES.values()}
    known = data(loaded)
    for name, page in pages.items():
        assert not page.exception, name
        said = list(on(page))
        if name in BARE:
            continue
        assert any("⟦" in text for text in said), f"{name} is not in the language of its reader"
        if left := sorted({rest for text in said if (rest := unsaid(text, known))}):
            untold[name] = left
    assert untold == {}


BARE = {
    "participate",
    "my_answers",
    "recordings",
    "structure",
}  # the application in the browser: its words are those of the tablet


def opened(screen: Page, database: Database, open_page: OpenPage, here: Shown) -> AppTest:
    role = None if screen.roles is None else min(screen.roles)
    page = open_page(screen.name, role, database=database, run=False)
    page.context = {"locale": CODE}
    page.query_params["workshop"], page.query_params["vote"] = here.workshop, here.vote
    with texts.speaking(CODE):  # what is chosen in a list is named outside of the page, too
        return unfolded(page.run())


def test_a_language_that_lacks_a_word_is_not_for_the_team(bracketed: None) -> None:
    assert texts.complete() == {texts.SOURCE, CODE}
