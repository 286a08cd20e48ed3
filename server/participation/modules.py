"""The tablet's modules and styles as a browser fetches them: each entry in one file, put together when first asked.

A hundred small files are right for whoever writes them, and a hundred requests are wrong for a telephone on a bad
network. There is no build: what is joined is the text of ``tablet/`` itself, module by module, each a function called
once, in the order of their imports; only the forms of import and export that ``tablet/`` uses are known, and another
one is an error at once (``tests/tablet/test_joined.py``).
"""

import re
from functools import cache
from hashlib import sha256
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

TABLET = Path(__file__).parents[2] / "tablet"
ENTRIES = ("main", "receipt", "desk", "recorder", "pulses")  # what a page names; everything else is inside of them
WORKER = "worker.js"  # a script of its own, which the browser runs beside the page
PAGE = "/participer"
SHEETS = re.compile(r"[a-z]+(?:\+[a-z]+)*")

_IMPORT = re.compile(r'^import (?:\* as (?P<whole>\w+)|\{(?P<some>[^}]*)\}) from "(?P<path>[^"]+)"$', re.MULTILINE)
_HANDED_ON = re.compile(r'^export \{(?P<some>[^}]*)\} from "(?P<path>[^"]+)"$', re.MULTILINE)
_LISTED = re.compile(r"^export \{(?P<some>[^}]*)\}$", re.MULTILINE)
_NAMED = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const) (?P<name>\w+))", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


class UnknownForm(ValueError):
    """A module imports or exports in a way that this joiner does not know."""


@cache
def joined(entry: str, folder: Path = TABLET) -> str:
    """One module that is ``entry`` and all that it imports, and exports what ``entry`` exports."""
    done: dict[Path, tuple[str, list[str]]] = {}
    _add((folder / f"{entry}.js").resolve(), done)
    numbers = {path: f"$module{number}" for number, path in enumerate(done)}
    parts = [
        f"// {path.relative_to(folder.resolve()).as_posix()}\nconst {numbers[path]} = (() => {{\n"
        f"{_bound(text, path, numbers)}\nreturn {{ {', '.join(names)} }}\n}})()\n"
        for path, (text, names) in done.items()
    ]
    names = done[(folder / f"{entry}.js").resolve()][1]
    last = f"export const {{ {', '.join(names)} }} = {numbers[(folder / f'{entry}.js').resolve()]}\n"
    return "".join([*parts, last])


def _add(path: Path, done: dict[Path, tuple[str, list[str]]]) -> None:
    """``path`` after everything that it imports: there is no circle, which the linter sees to."""
    if path in done:
        return
    text = path.read_text(encoding="utf-8")
    for found in (*_IMPORT.finditer(text), *_HANDED_ON.finditer(text)):
        _add((path.parent / found["path"]).resolve(), done)
    lists = [*_HANDED_ON.finditer(text), *_LISTED.finditer(text)]
    listed = [name.split(" as ")[-1] for found in lists for name in _names(found["some"])]
    done[path] = text, [*(found["name"] for found in _NAMED.finditer(text)), *listed]


def _bound(text: str, path: Path, numbers: dict[Path, str]) -> str:
    """The body of a module, its imports taken from those before it."""

    def taken(found: re.Match[str]) -> str:
        module = numbers[(path.parent / found["path"]).resolve()]
        groups = found.groupdict()
        if groups.get("whole"):
            return f"const {groups['whole']} = {module};"
        return f"const {{ {', '.join(name.replace(' as ', ': ') for name in _names(found['some']))} }} = {module};"

    body = _LISTED.sub("", _NAMED.sub("", _HANDED_ON.sub(taken, _IMPORT.sub(taken, text))))
    if other := _OTHER.search(body):
        message = f"{path.name}: {other[0]}"
        raise UnknownForm(message)
    return body


def _names(some: str) -> list[str]:
    return [name.strip() for name in some.split(",") if name.strip()]


def _served(text: str, kind: str, request: Request) -> Response:
    """Asked for again each time, so that all modules are of one version; sent again only if it is another one."""
    tag = f'W/"{sha256(text.encode()).hexdigest()[:16]}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    return Response(text, media_type=kind, headers={"ETag": tag})


async def _module(request: Request) -> Response:
    return _served(joined(Path(request.url.path).stem), "text/javascript", request)


async def _worker(request: Request) -> Response:
    """Served from below the page that it looks after: the header allows it that page."""
    served = _served((TABLET / WORKER).read_text(encoding="utf-8"), "text/javascript", request)
    served.headers["Service-Worker-Allowed"] = PAGE
    return served


async def _styles(request: Request) -> Response:
    names = request.path_params["names"]
    paths = [TABLET / "style" / f"{name}.css" for name in names.split("+")]
    if not SHEETS.fullmatch(names) or not all(path.is_file() for path in paths):
        raise HTTPException(404)
    return _served("\n".join(path.read_text(encoding="utf-8") for path in paths), "text/css", request)


def mount(address: str) -> Mount:
    """Everything of ``tablet/`` under ``address``; the entries and the styles each in one piece."""
    return Mount(
        address,
        routes=[
            *(Route(f"/{entry}.js", _module) for entry in ENTRIES),
            Route("/style/{names}.css", _styles),
            Route(f"/{WORKER}", _worker),
            Mount("/", app=StaticFiles(directory=TABLET)),
        ],
    )
