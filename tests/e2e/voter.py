"""A person who votes at a tablet: reads the statement, fills in a ballot of each kind, hears it read back, confirms."""

import math
import re
import time
from collections.abc import Callable
from weakref import WeakKeyDictionary

from playwright.sync_api import Locator, Page, expect

from domain.votes.ballot import Ballot
from tests.e2e import resident
from texts import SOURCE, field, say

TITLES = (
    "Une épicerie sociale ouverte à tous",
    "Des paniers de légumes à prix solidaire",
    "Une cuisine partagée",
    "Un jardin partagé",
    "Un repas végétal par semaine à la cantine, choisi par les enfants",
    "Un four à pain collectif",
)
GLANCE = 350  # milliseconds that one looks at a screen before its great button
NEAR, AGAIN = 50, 2.4  # pixels and seconds within which a second tap is none, see finger.js
Press = Callable[[Locator], None]
_touched: WeakKeyDictionary[Page, tuple[tuple[float, float], float]] = WeakKeyDictionary()  # where, and when


def question(method: str) -> str:
    return f"Par quoi commencer ({method})\u00a0?"


def touch(target: Locator) -> None:
    """By a finger that reads before it touches the same place again."""
    if target.get_attribute("type") == "submit":
        target.page.wait_for_timeout(GLANCE)
    there, at = _touched.get(target.page, ((0.0, 0.0), 0.0))
    box = target.bounding_box()  # None where it is drawn anew: as if it were at the same place
    here = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) if box else there
    left = at + AGAIN - time.monotonic()
    if left > 0 and math.dist(here, there) < NEAR:
        target.page.wait_for_timeout(1_000 * left)
    target.tap()
    _touched[target.page] = here, time.monotonic()


def keys(target: Locator) -> None:
    """Reach it with Tab, press it; within a group of radios, with the arrows."""
    page = target.page
    group = target.get_attribute("name") if target.get_attribute("type") == "radio" else None
    first = page.locator(f"input[name='{group}']").first if group else target
    for _ in range(40):
        if first.evaluate("element => element.getRootNode().activeElement === element"):
            break
        page.keyboard.press("Tab")
    expect(first).to_be_focused()
    if group is None:
        page.keyboard.press("Space" if target.get_attribute("type") == "checkbox" else "Enter")
        return
    page.keyboard.press("Space")
    while not target.is_checked():
        page.keyboard.press("ArrowDown")


def form(page: Page, name: str) -> Locator:
    return page.locator(f"form.screen.{name}")


def title(card: Locator) -> str:
    return card.locator(".title").inner_text()


def dots(page: Page, press: Press) -> dict[str, int]:
    cards = form(page, "vote_paper").locator(".card.counted")
    for at in (0, 0, 1):
        press(cards.nth(at).locator("button").last)
    expect(form(page, "vote_paper").locator(".signs")).to_have_text("○○○")
    return {title(cards.nth(0)): 2, title(cards.nth(1)): 1}


def approval(page: Page, press: Press) -> dict[str, int]:
    cards = form(page, "vote_paper").locator("label.card")
    expect(cards.first.locator(".letter")).to_be_visible()  # of the wall, in the order drawn for this person
    for at in (0, 2):
        press(cards.nth(at).locator("input"))
    return {title(cards.nth(0)): 1, title(cards.nth(2)): 1}


def ranking(page: Page, press: Press) -> dict[str, int]:
    cards = form(page, "vote_paper").locator("button.card")
    for at in (3, 1, 0, 1):  # second thoughts: the second choice is taken back
        press(cards.nth(at))
    return {title(cards.nth(3)): 1, title(cards.nth(0)): 2}


def majority(page: Page, press: Press) -> dict[str, int]:
    given = {}
    for at, mention in enumerate((6, None, 1)):  # from the worst: «Excellent», nothing, «Insuffisant»
        expect(form(page, "vote_paper").locator(".progress > span").first).to_have_text(re.compile(rf"{at + 1}\D+3"))
        if mention is None:
            press(form(page, "vote_paper").locator(".decline input"))
        else:
            given[title(form(page, "vote_paper").locator(".portrait"))] = mention
            press(form(page, "vote_paper").locator(".degrees input").nth(mention))
        if at < 2:
            press(form(page, "vote_paper").locator("button[type=submit]"))
    return given


def one_word(value: int) -> Callable[[Page, Press], dict[str, int]]:
    def said(page: Page, press: Press) -> dict[str, int]:
        press(form(page, "vote_paper").locator(".degrees input").nth(value))
        return {title(form(page, "vote_paper").locator(".portrait")): value}

    return said


FILL = {
    "dots": dots,
    "approval": approval,
    "majority": majority,
    "ranking": ranking,
    "budget": approval,
    "consent": one_word(2),
    "thermometer": one_word(7),
}


def voting(language: str = SOURCE) -> re.Pattern[str]:
    """What the way to the votes is called: whoever voted already is told how many are left."""
    more = re.escape(say("tablet.vote.more", language=language, n=7)).replace("7", r"\d")
    return re.compile(rf"^({re.escape(say('tablet.vote.open', language=language))}|{more})$")


def choose(page: Page, press: Press, method: str, language: str = SOURCE) -> None:
    """From the welcome, or from the end of another vote, to this vote's statement."""
    if form(page, "welcome").count():
        expect(form(page, "welcome").locator(".lead")).to_have_text(say("tablet.vote.among", language=language))
        press(form(page, "welcome").locator("button[type=submit]"))
        resident.screen(page, "things")
    press(page.get_by_role("button", name=voting(language)))
    if resident.one_of(page, "votes", "vote") == "votes":
        press(page.get_by_role("button", name=question(method)))


def to_paper(page: Page, press: Press) -> None:
    for name in ("vote", "vote_rules"):
        resident.screen(page, name)
        press(form(page, name).locator("button[type=submit]"))
    resident.screen(page, "vote_paper")


def confirm(page: Page, press: Press) -> None:
    press(form(page, "vote_paper").locator("button[type=submit]"))
    resident.screen(page, "vote_check")


def put_in(page: Page, press: Press, end: str = "tablet.vote.counted_in", language: str = SOURCE) -> str:
    """Confirm what was read back; returns the receipt once the screen says what became of the ballot."""
    press(form(page, "vote_check").locator("button[type=submit]"))
    sentence = say(end, language=language, **({"here": say("tablet.here.tablet")} if end == "tablet.vote.kept" else {}))
    expect(form(page, "vote_cast").locator("h1")).to_have_text(sentence)
    return form(page, "vote_cast").locator(".ticket-digits").inner_text().replace(" ", "")


def hand_over(page: Page, press: Press = touch) -> None:
    for name in ("vote_cast", "slip"):  # the second one where there is more than one thing to keep
        if form(page, name).count():
            onward = form(page, name).locator("button[type=submit]")
            expect(onward).to_be_enabled()  # for two seconds no key loses the receipt
            press(onward)
            resident.one_of(page, "slip", "over", "finished")
    if form(page, "over").count():
        press(form(page, "over").locator(".menu .option"))
        resident.screen(page, "welcome")


def letters(marks: dict[str, int], language: str = SOURCE) -> str:
    """The ballot that these marks make, by the titles that were on the screen."""
    shown = {
        TITLES[at] if language == SOURCE else field.sentences(language)[TITLES[at]]: at for at in range(len(TITLES))
    }
    return Ballot.of({"ABCDEFGHIJKL"[shown[name]]: mark for name, mark in marks.items()}).text


# A browser with a French and an Arabic voice, which notes what it is asked to say.
VOICES = """
const said = []
const synthesis = Object.assign(new EventTarget(), {
  getVoices: () => ["fr-FR", "ar-SA"].map((lang) => ({ lang, name: lang, localService: true })),
  speak: (one) => { said.push(`${one.lang} ${one.text}`); setTimeout(() => one.onend(), 1) },
  cancel: () => undefined,
})
Object.defineProperty(window, "speechSynthesis", { value: synthesis })
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
window.said = said
"""


def listened(page: Page, language: str, *wanted: str) -> None:
    """Touch «Écouter»; everything that the screen says is read, in the language of each part."""
    page.evaluate("said.length = 0")
    touch(page.locator("form.screen button.voice"))
    heard = page.wait_for_function("() => window.said.length > 0 && window.said")
    for words in wanted:
        page.wait_for_function("words => window.said.some((one) => one.endsWith(words))", arg=words)
    assert {one.split(" ")[0] for one in heard.json_value()} <= {SOURCE, language}
    expect(page.locator("form.screen button.voice")).to_have_text(
        re.compile(say("tablet.voice.read", language=language))
    )


def speak(page: Page, press: Press, language: str) -> None:
    """Choose one's language on the first screen."""
    press(page.locator(f"form.screen.welcome button.option[lang={language}]").first)
    expect(page.locator(".tablet")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")


def vote_in(
    page: Page, press: Press, method: str, language: str, *, ear: bool = False, blank: bool = False
) -> tuple[str, str]:
    """A whole vote, each screen listened to or not; returns the ballot and its receipt."""

    def heard(*wanted: str) -> None:
        if ear:
            listened(page, language, *wanted)

    choose(page, press, method, language)
    heard(say("tablet.vote.decider", language=language))
    to_paper(page, press)
    paper = form(page, "vote_paper")
    heard(question(method), *paper.locator(".title").all_inner_texts())
    marks = {} if blank else FILL[method](page, press)
    press(paper.locator("button.plain" if blank else "button[type=submit]"))
    resident.screen(page, "vote_check")
    heard(*form(page, "vote_check").locator("strong").all_inner_texts())
    return letters(marks, language), put_in(page, press, language=language)


# A browser without a sound card, which counts the notes that it is asked to play.
SOUND = """
window.notes = 0
const plug = { connect: (next) => next, stop() {}, linearRampToValueAtTime() {}, setValueAtTime() {} }
window.AudioContext = function () { return { state: "running", currentTime: 0, resume: async () => undefined } }
window.GainNode = function () { return { ...plug, gain: plug } }
window.OscillatorNode = function () { return { ...plug, start() { window.notes += 1 } } }
"""
