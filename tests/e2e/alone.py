"""The tablet's questions alone in a page: the real modules and style sheets from their files, no server behind them.

What a visit would keep and send is written down instead (``answers``), so that a whole questionnaire costs a second.
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit
from playwright.sync_api import Browser, Page, Route, ViewportSize

from components.tablet import MODULES, _words
from db.engine import Database
from db.queries.participation import composition, questionnaires
from server.participation.package import asked
from texts.over import NOTHING

MEDIA = Path(streamlit.__file__).parent / "static" / "static" / "media"
ORIGIN = "http://tablet.test"

# The colours and letters that Streamlit hands to a component, from .streamlit/config.toml.
PAGE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Tablée</title><style>
@font-face { font-family: "Material Symbols Rounded"; src: url("/media/MaterialSymbols-Rounded") }
@font-face { font-family: "Source Sans"; src: url("/media/SourceSansVF-Upright"); font-weight: 200 900 }
:root { --st-text-color: #171B19; --st-background-color: #FFFDF8; --st-secondary-background-color: #F1EDE2;
--st-primary-color: #1B6E53; --st-link-color: #14543F; --st-border-color: #8A8577; --st-button-radius: 0.8rem;
--st-font: "Source Sans", sans-serif; --st-heading-font: "Source Sans", sans-serif }
</style></head><body><main></main></body></html>"""

IMAGE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="3"/></svg>'

MOUNT = """
import { Shell } from "/static/shell.js"
import { h, loadIcons } from "/static/dom.js"
import { course } from "/static/course.js"
import { irrelevant } from "/static/logic.js"
import { askedOf } from "/static/questions/asked.js"
import { tell } from "/static/questions/index.js"
import { placeOf, stepsOf } from "/static/questions/steps.js"
import { SHEETS } from "/static/main.js"
import { screens } from "/static/screens/index.js"
import { arrive } from "/static/screens/way.js"
import { learn, learnContent, speakIn } from "/static/words.js"

const sheets = await Promise.all(SHEETS.map((name) => fetch(`/static/style/${name}.css`).then((found) => found.text())))
learn(WORDS)
await loadIcons()
await document.fonts.load('400 22px "Source Sans"')

globalThis.sit = (questionnaire, visit, translations = {}, language = "fr") => {
  learnContent(translations)
  const shell = new Shell(h("style", {}, sheets.join("\\n")))
  speakIn(language, shell.root)
  document.querySelector("main").replaceChildren(shell.root)
  const table = {
    shell,
    root: shell.root,
    device: { workshop: { questionnaire, consent: { sensitive_question: "", sensitive_yes: "", sensitive_no: "" } } },
    questions: questionnaire.questions,
    visit: {
      sensitive: true, age: "a30_49", answers: {}, ...visit,
      moveTo() {},
      answer(id, value) {
        this.answers[id] = value
        table.taps.push([id, value])
      },
    },
    taps: [],
    finished: false,
    get asked() { return askedOf(this.questions, this.visit) },
    show(name, at = 0) { this.place = { name, at }; shell.draw(screens[name](this, at), name) },
    go(name, at = 0) { name === "question" ? course.ask(this, at) : this.show(name, at) },
    comfort: { size: 1 },
    drafted() {},
    review() { course.review(this) },
    reopen(at) { course.reopen(this, at) },
    finish() {
      for (const id of irrelevant(this.questions, this.visit.answers)) this.visit.answer(id, null)
      this.finished = true
    },
  }
  globalThis.table = table
  globalThis.tell = (id) => tell(table.questions.find((each) => each.id === id), table.visit.answers[id])
  globalThis.here = () => stepsOf(table.asked)[placeOf(stepsOf(table.asked), table.place.at)]
  globalThis.steps = () => stepsOf(table.asked)
  arrive(table, 0)
}
"""


def open_alone(browser: Browser, size: ViewportSize) -> Page:
    """A page that knows how to ``sit`` down before a questionnaire, as the server packs it."""
    page = browser.new_context(viewport=size, has_touch=True).new_page()
    page.route(f"{ORIGIN}/**", _serve)
    page.goto(f"{ORIGIN}/")
    for kind in sorted((MODULES / "questions" / "kinds").glob("*.js")):
        page.add_script_tag(type="module", url=f"/static/questions/kinds/{kind.name}")
    page.add_script_tag(type="module", content=MOUNT.replace("WORDS", _words(NOTHING).decode()))
    page.wait_for_function("globalThis.sit !== undefined")
    return page


def asked_alone(database: Database, name: str, territory: str = "lyon") -> dict[str, Any]:
    """A questionnaire of the content, with modules after «+», as a tablet receives it."""
    with database.transaction() as connection:
        base, *modules = (questionnaires.latest_version_id(connection, part) for part in name.split("+"))
        version = composition.compose(connection, base, modules)
        return asked(questionnaires.asked_in(connection, territory, version)).model_dump(mode="json")


def _serve(route: Route) -> None:
    path = urlsplit(route.request.url).path
    if path == "/":
        route.fulfill(body=PAGE, content_type="text/html")
    elif path.startswith("/static/"):
        route.fulfill(path=MODULES / path.removeprefix("/static/"))
    elif path.startswith("/media/"):
        route.fulfill(path=next(MEDIA.glob(path.removeprefix("/media/") + ".*")))
    elif path.startswith("/assets/images/"):
        route.fulfill(body=IMAGE, content_type="image/svg+xml")
    else:
        route.fulfill(status=404)
