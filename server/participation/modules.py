"""The tablet's modules and styles as a browser fetches them: each entry in one file, put together at the start.

A hundred small files are right for whoever writes them, and a hundred requests are wrong for a telephone on a bad
network. There is no build: what is joined is the text of ``tablet/`` itself, module by module, each a function called
once, in the order of their imports; only the forms of import and export that ``tablet/`` uses are known, and another
one is an error at once (``tests/tablet/test_joined.py``). What was put together is kept until the server ends, so that
a folder that is brought up to date beneath it is served in no part; whoever writes the tablet sees each change at once.
"""

import posixpath
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from domain.operations.settings import as_written
from frame.registry import address

TABLET = Path(__file__).parents[2] / "tablet"
ENTRIES = ("main", "my_answers", "desk", "recorder", "pulses")  # what a page names; everything else is inside of them
# Folders of variants: each module goes with the one that is named like its folder.
UNLISTED = ("ballots/methods", "questions/kinds")
WORKER = "worker.js"  # a script of its own, which the browser runs beside the page
PAGE = address("participate")
SHEETS = re.compile(r"[a-z]+(?:\+[a-z]+)*")

_IMPORT = re.compile(r'^import (?:\* as (?P<whole>\w+)|\{(?P<some>[^}]*)\}) from "(?P<path>[^"]+)"$', re.MULTILINE)
_HANDED_ON = re.compile(r'^export \{(?P<some>[^}]*)\} from "(?P<path>[^"]+)"$', re.MULTILINE)
_LISTED = re.compile(r"^export \{(?P<some>[^}]*)\}$", re.MULTILINE)
_NAMED = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const) (?P<name>\w+))", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


_further: list[Path] = []  # see ``add``


class UnknownForm(ValueError):
    """A module imports or exports in a way that this joiner does not know."""


def joined(entry: str, folder: Path = TABLET) -> str:
    """One module that is ``entry`` and all that it imports, and exports what ``entry`` exports."""
    done: dict[str, tuple[str, list[str]]] = {}
    first = f"{entry}.js"
    _add(first, (folder, *_further), done)
    numbers = {name: f"$module{number}" for number, name in enumerate(done)}
    parts = [
        f"// {name}\nconst {numbers[name]} = (() => {{\n{_bound(text, name, numbers)}\n"
        f"return {{ {', '.join(names)} }}\n}})()\n"
        for name, (text, names) in done.items()
    ]
    last = f"export const {{ {', '.join(done[first][1])} }} = {numbers[first]}\n"
    return "".join([*parts, last])


@dataclass(frozen=True)
class Whole:
    """What is sent, and the tag by which a browser knows that it has it."""

    content: bytes
    tag: str

    @classmethod
    def of(cls, text: str) -> "Whole":
        """With the tag that the text alone decides."""
        content = text.encode()
        return cls(content, f'W/"{sha256(content).hexdigest()[:16]}"')


def _whole(entry: str) -> Whole:
    return _kept(entry, _written() if as_written() else ())


@lru_cache(maxsize=2 * len(ENTRIES))
def _kept(entry: str, _written: tuple[int, ...]) -> Whole:
    return Whole.of(joined(entry))


def _written() -> tuple[int, ...]:
    """When each module was last written."""
    return tuple(path.stat().st_mtime_ns for folder in (TABLET, *_further) for path in sorted(folder.rglob("*.js")))


def add(folder: Path) -> None:
    """Join what lies in another folder too, as if it lay in ``tablet/``."""
    _further.append(folder)
    _kept.cache_clear()


def further() -> tuple[Path, ...]:
    """The folders that ``add`` brought."""
    return tuple(_further)


def drop(folder: Path) -> None:
    """Forget what ``add`` brought."""
    _further.remove(folder)
    _kept.cache_clear()


def _add(name: str, folders: Sequence[Path], done: dict[str, tuple[str, list[str]]]) -> None:
    """``name`` after everything that it imports: there is no circle, which the linter sees to."""
    if name in done:
        return
    text = next(folder / name for folder in folders if (folder / name).is_file()).read_text(encoding="utf-8")
    for found in (*_IMPORT.finditer(text), *_HANDED_ON.finditer(text)):
        _add(_beside(name, found["path"]), folders, done)
    lists = [*_HANDED_ON.finditer(text), *_LISTED.finditer(text)]
    listed = [each.split(" as ")[-1] for found in lists for each in _names(found["some"])]
    done[name] = text, [*(found["name"] for found in _NAMED.finditer(text)), *listed]
    for variant in _variants(name, folders):
        _add(variant, folders, done)


def _beside(name: str, path: str) -> str:
    """What a module calls ``path``, from the folder of all of them."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


def _variants(name: str, folders: Iterable[Path]) -> list[str]:
    """The modules of the folder that is named like this one, if nobody lists them."""
    inside = name.removesuffix(".js")
    if inside not in UNLISTED:
        return []
    return sorted({f"{inside}/{path.name}" for folder in folders for path in (folder / inside).glob("*.js")})


def _bound(text: str, name: str, numbers: dict[str, str]) -> str:
    """The body of a module, its imports taken from those before it."""

    def taken(found: re.Match[str]) -> str:
        module = numbers[_beside(name, found["path"])]
        groups = found.groupdict()
        if groups.get("whole"):
            return f"const {groups['whole']} = {module};"
        return f"const {{ {', '.join(each.replace(' as ', ': ') for each in _names(found['some']))} }} = {module};"

    body = _LISTED.sub("", _NAMED.sub("", _HANDED_ON.sub(taken, _IMPORT.sub(taken, text))))
    if other := _OTHER.search(body):
        message = f"{name}: {other[0]}"
        raise UnknownForm(message)
    return body


def _names(some: str) -> list[str]:
    return [name.strip() for name in some.split(",") if name.strip()]


def _served(whole: Whole, kind: str, request: Request) -> Response:
    """Asked for again each time, so that all modules are of one version; sent again only if it is another one."""
    if request.headers.get("if-none-match") == whole.tag:
        return Response(status_code=304, headers={"ETag": whole.tag})
    return Response(whole.content, media_type=kind, headers={"ETag": whole.tag})


async def _module(request: Request) -> Response:
    return _served(_whole(Path(request.url.path).stem), "text/javascript", request)


async def _worker(request: Request) -> Response:
    """Served from below the page that it looks after: the header allows it that page."""
    served = _served(Whole.of((TABLET / WORKER).read_text(encoding="utf-8")), "text/javascript", request)
    served.headers["Service-Worker-Allowed"] = PAGE
    return served


async def _styles(request: Request) -> Response:
    names = request.path_params["names"]
    paths = [TABLET / "style" / f"{name}.css" for name in names.split("+")]
    if not SHEETS.fullmatch(names) or not all(path.is_file() for path in paths):
        raise HTTPException(404)
    return _served(Whole.of("\n".join(path.read_text(encoding="utf-8") for path in paths)), "text/css", request)


def mount(address: str) -> Mount:
    """Everything of ``tablet/`` under ``address``; the entries and the styles each in one piece.

    The entries are put together here and now, before anybody asks: the first tablet of a room waits for none of it.
    """
    for entry in ENTRIES:
        _whole(entry)
    return Mount(
        address,
        routes=[
            *(Route(f"/{entry}.js", _module) for entry in ENTRIES),
            Route("/style/{names}.css", _styles),
            Route(f"/{WORKER}", _worker),
            Mount("/", app=StaticFiles(directory=TABLET)),
        ],
    )
