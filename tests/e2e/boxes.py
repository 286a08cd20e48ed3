"""Whether anything is cut: the real tablet before the real server, drawn in every state in one page.

A page of its own mounts the tablet's modules and keeps a handle on them, so that a screen is seen in another size,
language or window without being visited again.
"""

import json
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route

from components.tablet import MODULES, _words
from db.engine import Database
from db.queries.evaluation import waves
from db.queries.participation import composition, questionnaires
from db.queries.workshops import admission, workshops
from domain.participation.tickets import PICTOGRAMS
from domain.staff.by import By
from domain.workshops.admission import pin
from domain.workshops.welcome import Welcome
from domain.workshops.workshop import WorkshopPlan
from server.participation.modules import UNLISTED
from tests.ballots import NOW
from tests.e2e.alone import MEDIA, PAGE
from tests.e2e.application import SECRET_KEY, Application
from tests.e2e.conftest import watch
from tests.e2e.hall import METHODS, Hall
from tests.e2e.room import TERRITORY, Room
from texts import LANGUAGES, SOURCE, keys_under
from texts.field import sentences
from texts.over import NOTHING

HERE = Path(__file__).parent
WINDOWS = ((1024, 768), (768, 1024), (390, 844), (320, 568), (844, 390), (512, 384), (320, 256))
SIZES = (0, 1, 2)  # Petit, Moyen, Grand
QUESTIONNAIRES = ("q_democracy", "q_resident+mod_fies+mod_social+mod_epices", "q_closing")
# A browser with a voice in each of the languages that the test says, which keeps silent.
VOICES = """
const voices = []
Object.defineProperty(window, "speechSynthesis", { value: Object.assign(new EventTarget(), {
  getVoices: () => voices, speak: () => undefined, cancel: () => undefined,
}) })
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
const speaker = (lang) => ({ lang, name: lang, localService: true })
window.voicesIn = (codes) => voices.splice(0, voices.length, ...codes.map(speaker))
"""


def longest() -> str:
    """Of the other languages, the one whose words take the most letters."""
    others = [language for language in LANGUAGES if language not in {SOURCE, "ar"}]
    said = {
        language: sum(map(len, [*keys_under("tablet", language).values(), *sentences(language).values()]))
        for language in others
    }
    return max(others, key=said.__getitem__)


@dataclass
class Seen:
    """What a campaign saw: how many states, and what was cut in which."""

    states: int = 0
    screens: set[str] = field(default_factory=set)
    faults: list[dict[str, Any]] = field(default_factory=list)

    def kinds(self) -> Counter[str]:
        """How often each fault was met, by what and where."""
        return Counter(f"{fault['place'].split(' ')[0]} {fault['kind']} {fault['where']}" for fault in self.faults)


def ways() -> list[dict[str, Any]]:
    """Every way in which a person may see a screen in a window."""
    languages = (SOURCE, "ar", longest())
    return [
        {"language": language, "size": size, "voice": voice}
        for language, size, voice in product(languages, SIZES, (False, True))
    ]


def hosted(database: Database, name: str) -> Room:
    """An open workshop with this questionnaire, modules after «+»."""
    with database.transaction() as connection:
        base, *modules = (questionnaires.latest_version_id(connection, part) for part in name.split("+"))
        version = composition.compose(connection, base, modules)
        wave = waves.add(connection, TERRITORY, f"Vague {name}")
        day, used = NOW.date(), Welcome(epices="Le centre social")
        plan = WorkshopPlan(TERRITORY, wave, version, "Bien manger", "Centre social", day, welcome=used)
        workshop = workshops.prepare(connection, plan, by=By("facilitator", NOW))
        workshops.open_(connection, workshop, by=By("facilitator", NOW))
        admission.record_present(connection, workshop, 1_000, By("administrator", NOW))
        code = workshops.workshop(connection, workshop).code
    return Room(workshop, wave, code, pin(SECRET_KEY, workshop))


@contextmanager
def table(browser: Browser, server: Application, room: Room, votes: int, faults: list[str]) -> Iterator[Page]:
    """A page with the tablet of that room on it."""
    context = browser.new_context(viewport={"width": 1024, "height": 768}, has_touch=True, locale="fr-FR")
    page = context.new_page()
    watch(page, server.address, faults)
    page.add_init_script(VOICES)
    page.route(f"{server.address}/boxes/**", _serve)
    page.route("**/media/**", _serve)
    sit(page, server, room, votes)
    yield page
    context.close()


def sit(page: Page, server: Application, room: Room, votes: int) -> None:
    """Before the tablet, as it was left: the first time, or after a reload."""
    page.goto(f"{server.address}/boxes/")
    for folder in UNLISTED:
        for variant in sorted((MODULES / folder).glob("*.js")):
            page.add_script_tag(type="module", url=f"/assets/tablet/{folder}/{variant.name}")
    page.add_script_tag(type="module", url="/boxes/boxes.js")
    page.wait_for_function("globalThis.boxes !== undefined")
    given = {"code": room.code, "pin": room.pin, "votes": votes}
    words = json.loads(_words(NOTHING))
    page.evaluate("([words, room, signs]) => boxes.begin(words, room, signs)", [words, given, [*PICTOGRAMS]])


def _serve(route: Route) -> None:
    path = urlsplit(route.request.url).path
    if path == "/boxes/":
        route.fulfill(body=PAGE, content_type="text/html")
    elif path.startswith("/boxes/"):
        route.fulfill(path=HERE / path.removeprefix("/boxes/"))
    else:
        route.fulfill(path=next(MEDIA.glob(path.removeprefix("/media/") + ".*")))


def campaign(
    browser: Browser, server: Application, database: Database, seen: Seen, luck: random.Random | None = None
) -> None:
    """Every questionnaire, every vote, every way, with a reload in the middle; with ``luck`` one way a scene."""
    for page in scenes(browser, server, database):
        _look(page, seen, luck)


def scenes(browser: Browser, server: Application, database: Database) -> Iterator[Page]:
    """A page before each scene in turn, of every questionnaire and every vote, with a reload in the middle."""
    faults: list[str] = []
    for name in QUESTIONNAIRES:
        room = hosted(database, name)
        hall = Hall(database, server, room, browser)
        methods = list(METHODS) if "+" in name else []
        for method in reversed(methods):
            hall.opened(method)
        with table(browser, server, room, len(methods), faults) as page:
            for scene in page.evaluate("boxes.scenes"):
                if not methods and (scene.startswith(("ballot", "cast", "my_answers"))):
                    continue
                if scene == "review":
                    sit(page, server, room, len(methods))
                page.set_viewport_size({"width": 1024, "height": 768})
                page.evaluate("name => boxes.enter(name)", scene)
                yield page
    assert faults == []


def _look(page: Page, seen: Seen, luck: random.Random | None) -> None:
    seen.screens |= {place.split(" ")[0] for place in page.evaluate("boxes.told()")}
    for width, height in WINDOWS if luck is None else [luck.choice(WINDOWS)]:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function("([w, h]) => innerWidth === w && innerHeight === h", arg=[width, height])
        found = page.evaluate("ways => boxes.look(ways)", ways() if luck is None else luck.sample(ways(), 1))
        seen.states += found["states"]
        seen.faults += [{**fault, "window": f"{width}x{height}"} for fault in found["found"]]


def told(seen: Seen) -> str:
    """What was cut, one line a kind with an example, the most frequent first."""
    lines = []
    for kind, number in seen.kinds().most_common():
        example = next(
            fault for fault in seen.faults if kind == f"{fault['place'].split(' ')[0]} {fault['kind']} {fault['where']}"
        )
        lines.append(f"{number:5d} {kind}\n      {json.dumps(example, ensure_ascii=False)}")
    return "\n".join(lines)
