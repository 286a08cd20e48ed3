"""Every screen of the tablet: no barrier, large targets, and nothing scrolls."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e import resident
from tests.e2e.application import Application
from tests.e2e.conftest import TABLET, OpenPage, barriers
from tests.e2e.room import Room
from tests.e2e.visiting import QUESTIONS, acknowledged, question
from texts import say

one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
UPRIGHT = {"width": 768, "height": 1024}


@one_engine
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_is_accessible(server: Application, open_device: OpenPage, room: Room, scheme: str) -> None:
    page = open_device(TABLET)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{server.address}/participer")
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        if problems := [barrier for barrier in barriers(page) if re.search(r"serious|critical", barrier)]:
            found[name] = problems

    resident.screen(page, "code")
    look("code")
    page.locator("input.code").fill(room.code)
    resident.go_on(page, "code")
    resident.screen(page, "prepare")
    look("prepare")
    resident.prepare(page)
    look("welcome")
    resident.go_on(page, "welcome")
    look("consent")
    while page.locator("form.screen.consent").count():
        resident.go_on(page, "consent")
    look("agreement")
    resident.screen(page, "agreement").locator("button.plain").first.click()
    look("age")
    page.locator("label.card").nth(1).click()
    resident.go_on(page, "age")
    for number in range(1, QUESTIONS):
        if resident.one_of(page, "question", "sensitive") == "sensitive":
            look("sensitive")
            resident.decide(page)
        question(page, number).locator("label.card").first.click()
        if number in {1, 2, 3, 9}:  # one of each kind
            look(f"question {number}")
        resident.go_on(page, "question")
    look("text")
    page.get_by_role("button", name=say("tablet.stop.label")).click()
    look("stop")
    page.get_by_role("button", name=say("tablet.stop.continue")).click()
    page.get_by_role("button", name=say("tablet.help.title")).click()
    look("help")
    for at, name in enumerate(("comfort", "who", "talk")):
        page.locator(".menu .option").nth(at).click()
        resident.screen(page, name)
        look(name)
        resident.go_on(page, name)
        page.get_by_role("button", name=say("tablet.help.title")).click()
    resident.go_on(page, "help")
    resident.decline(page)
    look("review")
    resident.hand_in(page)
    acknowledged(page)
    look("done")
    assert found == {}


_CRAMPED = """() => {
  const form = (function find(root) {
    return root.querySelector("form.screen") ?? [...root.querySelectorAll("*")]
      .map((element) => element.shadowRoot && find(element.shadowRoot)).find(Boolean)
  })(document)
  const idea = form.querySelector(".idea")
  const small = [...form.querySelectorAll("button, a, label.card, input.code, textarea")]
    .filter((target) => target.checkVisibility()) // the voice has no button where there is no voice
    .filter((target) => Math.min(target.offsetWidth, target.offsetHeight) < 48).map((target) => target.textContent)
  const long = form.matches(".review") // all answers, whole: an arrow says that they go on
  const scrolls = (!long && idea.scrollHeight > idea.clientHeight) || document.documentElement.scrollWidth > innerWidth
  return [...small, ...(scrolls ? [`${form.querySelector("h1").textContent} scrolls`] : [])]
}"""


@one_engine
@pytest.mark.parametrize("size", [TABLET, UPRIGHT], ids=["lengthwise", "upright"])
def test_every_target_is_large_and_nothing_scrolls(
    server: Application, open_device: OpenPage, room: Room, size: dict[str, int]
) -> None:
    page = open_device(size)
    resident.come_in(page, server.address, room.code)
    cramped: list[str] = page.evaluate(_CRAMPED)
    resident.go_on(page, "welcome")
    resident.screen(page, "consent")
    while page.locator("form.screen.consent").count():
        cramped += page.evaluate(_CRAMPED)
        resident.go_on(page, "consent")
    cramped += page.evaluate(_CRAMPED)
    page.locator("form.screen.agreement button.plain").first.click()
    cramped += page.evaluate(_CRAMPED)
    page.locator("label.card").nth(1).click()
    resident.go_on(page, "age")
    for number in range(1, QUESTIONS):
        resident.decide(page)
        question(page, number).locator("label.card").last.click()
        cramped += page.evaluate(_CRAMPED)
        resident.go_on(page, "question")
    cramped += page.evaluate(_CRAMPED)
    resident.decline(page)
    resident.screen(page, "review")
    cramped += page.evaluate(_CRAMPED)
    expect(page.locator("form.screen.review .answered .option")).to_have_count(QUESTIONS + 1)
    resident.go_on(page, "review")
    resident.screen(page, "done")
    acknowledged(page)
    cramped += page.evaluate(_CRAMPED)
    assert cramped == []
