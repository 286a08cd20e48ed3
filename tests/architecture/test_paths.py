"""Paths that the README, the glossary and the decisions name: each is a file, a folder or a name of a module.

And every page (``.md``) that any file cites: a reader of this repository can open it.
"""

import re
from collections.abc import Iterator
from os.path import normpath
from pathlib import Path

from tests.architecture.sources import files, read

DECISIONS = [path for path in files() if path.suffix == ".md" and path.is_relative_to("docs/decisions")]
PAGES = [Path("README.md"), Path("docs/glossary.md"), *DECISIONS]
QUOTED = re.compile(r"`([^`]+)`")
NAMED = re.compile(r"(?<![\w/…$])[\w.-]+(?:[/.][\w.<>*-]+)+/?")
ANY = re.compile(r"<\w+>|\*")  # a name that stands for many
ELSEWHERE = {
    "server.allowedHosts",  # a setting of Streamlit's
    "content/translations/official/<language>/*.po",  # no author of a locked instrument has published one yet
}
CITED = re.compile(r"(?<![\w/.*-])(?:[\w.-]+/)*[\w-][\w.-]*\.md\b")
# Where a page is named that is none of ours: planted, of a package that is made elsewhere, or beside some checkouts.
PLANTED = {
    "tests/architecture/test_coverage.py": {"domain.md"},
    "tests/architecture/test_records.py": {"0001-a.md"},
    "tests/unit/test_yunohost.py": {"doc/DESCRIPTION.md", "_fr.md"},
}


def there() -> frozenset[str]:
    """Every file and folder, a module and a script without its ending too."""
    found = {str(path) for path in files()} | {str(folder) for path in files() for folder in path.parents}
    return frozenset(found | {str(path.with_suffix("")) for path in files() if path.suffix in {".py", ".js"}})


def named(text: str) -> Iterator[str]:
    """Paths between backticks that begin with a folder of the top."""
    tops = {path.parts[0] for path in files() if len(path.parts) > 1}
    for quoted in QUOTED.findall(text):
        for found in NAMED.findall(quoted):
            name = found.rstrip("/.")
            if re.split(r"[/.]", name)[0] in tops and name not in ELSEWHERE:
                yield name


def is_there(name: str, known: frozenset[str]) -> bool:
    """Whether it is one of those, written with slashes or with dots, or a name inside one."""
    if ANY.search(name):
        wanted = re.compile(r"[^/]+".join(map(re.escape, ANY.split(name))))
        return any(map(wanted.fullmatch, known))
    if name in known or name.replace(".", "/") in known:
        return True
    module, _, inside = name.rpartition(".")
    sources = [Path(f"{module.replace('.', '/')}{ending}") for ending in (".py", "/__init__.py", ".js")]
    return any(re.search(rf"\b{re.escape(inside)}\b", read(one)) for one in sources if one in files())


def test_what_they_name_is_there() -> None:
    known = there()
    gone = {str(page): [name for name in named(read(page)) if not is_there(name, known)] for page in PAGES}
    assert {page: names for page, names in gone.items() if names} == {}


def test_what_is_gone_is_seen() -> None:
    said = "`domain/votes/variants.py`, `db/clock.PAUSE`, `db.clock.GONE` and `sentences/<feature>/`, `gone/<x>.py`\n"
    assert list(named(said)) == ["domain/votes/variants.py", "db/clock.PAUSE", "db.clock.GONE", "sentences/<feature>"]
    known = there()
    assert [name for name in named(said) if not is_there(name, known)] == ["domain/votes/variants.py", "db.clock.GONE"]
    assert not is_there("domain/<feature>/gone.py", known)


def cited(page: Path, text: str) -> set[str]:
    """The pages that a file names and nobody finds, from the top or from where it stands."""
    known = {path.as_posix() for path in files()}
    found = {one.removeprefix("./") for one in CITED.findall(text)}
    return {one for one in found if not {normpath(one), normpath(page.parent / one)} & known}


def test_a_page_that_is_cited_is_in_the_repository() -> None:
    gone = {str(path): cited(path, read(path)) for path in files() if path != Path("tests/architecture/test_paths.py")}
    assert {path: names for path, names in gone.items() if names} == PLANTED


def test_a_page_that_is_not_there_is_seen() -> None:
    here = Path("docs/howto/measure.md")
    said = "README.md, (language.md), docs/api.md, [x](../decisions/README.md): docs/gone.md; gone.md §2"
    assert cited(here, said) == {"docs/gone.md", "gone.md"}
