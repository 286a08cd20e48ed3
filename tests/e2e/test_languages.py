"""A visit in another language says nothing in French by mistake, is mirrored where it must be, and can be heard."""

import re
import shutil
import wave
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from db.content.load import load
from db.engine import Database
from formats.content.folder import read
from tests.architecture.sources import ROOT
from tests.e2e import resident
from tests.e2e.application import Application
from tests.e2e.conftest import OpenPage
from tests.e2e.room import Room, open_room
from texts import keys_under, say
from texts.field import sentences
from texts.typography import typeset

HELLO = "Bonjour. Nous voulons votre avis sur l'alimentation ici."
PHONE = {"width": 390, "height": 844}
one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)

# A headless browser has no voice at all: this one says nothing, in several languages, and notes what it was asked.
VOICES = """
() => {
  const fake = new EventTarget()
  window.heard = []
  window.sounds = 0
  const languages = []
  window.voicesArrive = (...codes) => {
    languages.push(...codes.map((lang) => ({ lang, name: lang, localService: true })))
    fake.dispatchEvent(new Event("voiceschanged"))
  }
  let speaking
  Object.assign(fake, {
    getVoices: () => languages,
    speak: (utterance) => {
      const { text, lang, rate } = utterance
      window.heard.push({ text, lang, rate })
      speaking = utterance
    },
    cancel: () => { const stopped = speaking; speaking = undefined; stopped?.onerror?.() },
  })
  window.sayNext = () => { const done = speaking; speaking = undefined; done?.onend?.() }
  Object.defineProperty(window, "speechSynthesis", { value: fake })
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
  const start = AudioBufferSourceNode.prototype.start
  AudioBufferSourceNode.prototype.start = function (...when) { window.sounds += 1; return start.apply(this, when) }
}
"""
# Every word on the tablet that is not marked as French: visible text, and what a screen reader says instead of it.
SAID = """
() => {
  const deeper = (root) => [...root.querySelectorAll("*")].map((each) => each.shadowRoot && find(each.shadowRoot))
  const find = (root) => root.querySelector(".tablet") ?? deeper(root).find(Boolean)
  const tablet = find(document)
  const hidden = (element) => element.closest('[aria-hidden="true"], style')
  const own = (element) => element.closest("[lang]").lang === tablet.lang && !hidden(element)
  const walker = document.createTreeWalker(tablet, NodeFilter.SHOW_TEXT)
  const found = []
  while (walker.nextNode()) if (own(walker.currentNode.parentElement)) found.push(walker.currentNode.data.trim())
  for (const name of ["aria-label", "title", "placeholder", "alt"])
    for (const element of tablet.querySelectorAll(`[${name}]`)) if (own(element)) found.push(element.getAttribute(name))
  return [...new Set(found.filter(Boolean))]
}
"""
LATIN = re.compile(r"[A-Za-zÀ-ÿ]{3,}")
ONLY_FRENCH = re.compile(r"[éèêëàùûœ]|\b(?:les?|une?|vous|votre|pas|est|pour)\b", re.IGNORECASE)
NAMES = re.compile(r"\b(?:CAF|CNIL|cnil\.fr|AMAP|PAT|Animer)\b")


def french_in_arabic(said: str) -> bool:
    """Nothing in Latin letters but names."""
    return LATIN.search(NAMES.sub("", said)) is not None


def french_in_turkish(said: str) -> bool:
    """No letter and no small word that Turkish does not have, and no sentence of the French catalogue."""
    words = NAMES.sub("", said)
    return ONLY_FRENCH.search(words) is not None or said in IN["tr"]


def only_french(language: str) -> frozenset[str]:
    """The sentences, of the tablet and of the content, that are French and not also of this language."""
    french = set(keys_under("tablet").values()) | {typeset(sentence) for sentence in sentences(language)}
    return frozenset(french - set(keys_under("tablet", language).values()) - set(sentences(language).values()))


IN = {language: only_french(language) for language in ("en", "es", "pt", "tr")}


@pytest.fixture
def room(loaded: Database) -> Room:
    return open_room(loaded)


def arrive(page: Page, address: str, code: str, language: str) -> None:
    """Join, and choose a language by its own name."""
    resident.come_in(page, address, code)
    resident.screen(page, "welcome")
    page.locator(f"form.screen.welcome button[lang={language}][aria-pressed]").click()
    expect(page.locator(f".tablet[lang={language}]")).to_be_visible()


@one_engine
@pytest.mark.parametrize(
    ("language", "direction", "french"),
    [
        ("ar", "rtl", french_in_arabic),
        ("tr", "ltr", french_in_turkish),
        *(pytest.param(each, "ltr", IN[each].__contains__, marks=pytest.mark.soak) for each in ("en", "es", "pt")),
    ],
    ids=["ar", "tr", "en", "es", "pt"],
)
def test_a_visit_says_no_french_that_is_not_marked(
    server: Application,
    open_device: OpenPage,
    room: Room,
    language: str,
    direction: str,
    french: Callable[[str], bool],
) -> None:
    page = open_device(PHONE if language == "tr" else None)
    wrong: list[str] = []

    def look() -> None:
        screen = page.locator("form.screen").get_attribute("class")
        wrong.extend(f"{screen}: {said}" for said in page.evaluate(SAID) if french(said))

    arrive(page, server.address, room.code, language)
    assert page.locator(".tablet").get_attribute("dir") == direction
    assert page.evaluate("document.documentElement.dir") == ""  # Streamlit's own page would break
    # The names of the other languages are in those languages.
    wrong.extend(said for said in page.evaluate(SAID) if french(said) and said not in {"English", "Español"})
    resident.go_on(page, "welcome")
    seen = set()
    steps = 0
    while (name := _current(page)) != "done":
        steps += 1
        assert steps < 60, name
        look()
        seen.add(name)
        if name == "question" and "rtl" in direction and page.locator("form.screen .back").count():
            _is_mirrored(page)
        _forward(page, name)
    expect(page.locator(resident.SAVED)).to_be_visible()
    look()
    assert {"consent", "agreement", "age", "sensitive", "question", "review"} <= seen
    assert wrong == []
    # The ticket is typed in French: each sign says both.
    first = page.locator(".ticket li").first
    expect(first.locator("[lang=fr]")).not_to_be_empty()
    # The next person is met in French again; whose phone it is keeps their language.
    resident.go_on(page, "done")
    end = resident.one_of(page, "over", "finished")
    look()
    assert wrong == []
    if end == "finished":
        expect(page.locator(f".tablet[lang={language}]")).to_be_visible()
        return
    resident.pass_on(page)
    expect(page.locator(".tablet[lang=fr][dir=ltr]")).to_be_visible()


def _current(page: Page) -> str:
    shown = page.locator("form.screen")
    expect(shown).to_be_visible()
    return str(shown.get_attribute("class")).split()[1]


def _forward(page: Page, name: str) -> None:
    drawn = page.locator("form.screen h1").get_attribute("id")  # new at each screen
    if name in {"agreement", "sensitive"}:
        page.locator(f"form.screen.{name} .actions button:not(.back)").first.click()
    else:
        cards = page.locator(f"form.screen.{name} label.card")
        if cards.count():
            cards.nth(min(1, cards.count() - 1)).click()
        elif page.locator(f"form.screen.{name} textarea").count():
            page.locator("textarea").fill("12")
        resident.go_on(page, name)
    expect(page.locator(f"#{drawn}")).to_have_count(0)


def _is_mirrored(page: Page) -> None:
    """Progress grows from the right, arrows point where one goes, a scale begins on the right."""
    marks = page.locator(".bar i")
    first, last = marks.first.bounding_box(), marks.last.bounding_box()
    assert first is not None
    assert last is not None
    assert first["x"] > last["x"]
    forward = page.locator("form.screen .actions button[type=submit]").bounding_box()
    back = page.locator("form.screen .actions .back").bounding_box()
    assert forward is not None
    assert back is not None
    assert forward["x"] < back["x"]
    turned = page.locator("form.screen .back .icon").evaluate("icon => getComputedStyle(icon).transform")
    assert turned.startswith("matrix(-1")
    cards = page.locator(".cards.scale label.card")
    if cards.count():
        assert cards.first.evaluate("c => c.offsetLeft") > cards.nth(3).evaluate("c => c.offsetLeft")


@one_engine
@pytest.mark.parametrize(("size", "spoken"), [(PHONE, "ar"), (None, "fr")])
def test_a_phone_speaks_as_its_browser_and_a_tablet_for_everybody_as_the_team(
    server: Application, open_device: OpenPage, room: Room, size: dict[str, int] | None, spoken: str
) -> None:
    page = open_device(size, locale="ar-EG")
    page.goto(f"{server.address}/participer")
    code = resident.screen(page, "code")
    expect(code.locator("h1")).to_have_text(say("tablet.code.title", language=spoken))
    code.locator("input.code").fill("ZZZZZZ")
    resident.go_on(page, "code")
    expect(page.locator(".note").first).to_have_text(say("error.UnknownCode", language=spoken))
    resident.come_in(page, server.address, room.code)
    resident.screen(page, "welcome")
    expect(page.locator(f".tablet[lang={spoken}]")).to_be_visible()


@pytest.fixture
def recording(loaded: Database, tmp_path: Path) -> Iterator[None]:
    """The content names a recording of one sentence: a tenth of a second of silence, where the server looks for it."""
    content = shutil.copytree(ROOT / "content", tmp_path / "content")
    served = ROOT / "content" / "audio" / f"only-a-test-{uuid4().hex}.wav"
    with wave.open(str(served), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"\0\0" * 800)
    try:
        shutil.copy(served, content / "audio")
        consent = (content / "consent.yaml").read_text(encoding="utf-8")
        named = consent.replace(f'fr: "{HELLO}"', f'audio: {{fr: {served.name}}}, fr: "{HELLO}"')
        assert named != consent
        (content / "consent.yaml").write_text(named, encoding="utf-8")
        with loaded.transaction() as connection:
            load(connection, read(content))
        yield
    finally:
        served.unlink()


@one_engine
@pytest.mark.usefixtures("recording")
def test_a_screen_is_read_aloud_and_nothing_is_heard_after_it(
    server: Application, open_device: OpenPage, room: Room
) -> None:
    page = open_device()
    page.add_init_script(f"({VOICES})()")
    resident.come_in(page, server.address, room.code)
    resident.go_on(page, "welcome")
    resident.screen(page, "consent")
    button = page.locator("header .voice")
    # A recording is there before any voice of the browser.
    expect(button).to_be_visible()
    button.click()
    page.wait_for_function("window.sounds === 1")
    assert page.evaluate("window.heard") == []
    resident.go_on(page, "consent")
    # Voices come late; without one, and without a recording of this sentence, the button says nothing wrong.
    page.evaluate("window.voicesArrive('fr-FR', 'tr-TR')")
    heading = resident.screen(page, "agreement").locator("h1").inner_text()
    button.click()
    page.wait_for_function("window.heard.length === 1")
    assert page.evaluate("window.heard[0]") == {"text": heading, "lang": "fr", "rate": 1}
    expect(page.locator("h1.being-read")).to_have_count(1)
    assert _height(page) >= 44
    button.click()  # the same button stops it
    expect(page.locator(".being-read")).to_have_count(0)


@one_engine
def test_a_list_is_read_in_order_at_the_chosen_pace_until_the_page_is_hidden(
    server: Application, open_device: OpenPage
) -> None:
    page = open_device()
    page.add_init_script(f"({VOICES})()")
    page.goto(f"{server.address}/assets/tablet/voice.js")
    begin = """
    async (rate) => {
      window.voice = (await import("/assets/tablet/voice.js")).voice
      window.voicesArrive("fr-FR", "tr-TR")
      window.heard.length = 0
      window.voice.rate = rate
      const said = [["un", "fr"], ["none", "en"], ["iki", "tr"], ["trois", "fr"]]
      window.voice.read(said.map(([text, lang]) => ({ text, lang })))
    }
    """
    paces = set()
    for rate in ("slow", "normal", "fast"):
        page.evaluate(begin, rate)
        page.evaluate("window.sayNext()")
        page.wait_for_function("window.heard.length === 2")
        heard = page.evaluate("window.heard")
        assert [(said["text"], said["lang"]) for said in heard] == [("un", "fr"), ("iki", "tr")]
        paces.add(tuple(said["rate"] for said in heard))
    assert paces == {(0.75, 0.75), (1, 1), (1.3, 1.3)}
    hidden = """
    async () => {
      Object.defineProperty(document, "visibilityState", { value: "hidden" })
      document.dispatchEvent(new Event("visibilitychange"))
      await new Promise((resolve) => setTimeout(resolve))
      return [window.voice.reading, window.heard.length]
    }
    """
    assert page.evaluate(hidden) == [False, 2]  # the third is never said


def _height(page: Page) -> float:
    box = page.locator("header .voice").bounding_box()
    assert box is not None
    return box["height"]
