"""The wall at its largest content: nothing is cut, nothing waits for a tap, everything is read at ten metres."""

import os
import random
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import Connection

from components.wall import FEW, LARGE, ROWS
from db import demo
from db.engine import Database
from db.queries.evaluation import reveals, waves
from db.queries.evaluation.questions import shown as questions_of
from db.queries.participation import questionnaires
from db.queries.priorities.history import By
from db.queries.votes import screens, votes
from db.queries.workshops import decisions, moves, programme, questions, standing, workshops
from domain.staff.roles import Role
from domain.votes.ballot import Allocation
from domain.votes.vote import LONGEST_TITLE, Channel, Choice, Plan
from domain.workshops.decisions import LONGEST_TEXT, LONGEST_WORDS, News, Promise
from domain.workshops.programme import Shows
from domain.workshops.workshop import WorkshopPlan
from sentences.evaluation.questions import frame, title
from tests.asked import answer
from tests.asked import room as prepared_room
from tests.ballots import NOW, cast, marks, plan, room
from tests.drawn import drawn
from tests.e2e.application import SECRET_KEY, Application
from tests.e2e.conftest import BOTH_IN_SOAK, WALL, OpenPage
from tests.e2e.room import TERRITORY, hire
from tests.programmes import TWO_HOURS, prepared
from texts import say
from texts.typography import typeset

VOTED = ("approval", "budget", "majority", "ranking", "dots", "consent", "thermometer")
SIZES = (WALL, {"width": 1366, "height": 768}, {"width": 1280, "height": 720})
LONG = "Une épicerie ouverte à toutes et à tous, le soir et le samedi, près de la gare"
assert len(LONG) <= LONGEST_TITLE
SMALLEST, FULL = 28, 14  # px of letters at 1920 × 1080: of what is asked, and of the fullest result
EVERYWHERE = {
    "door",
    "open-consent",
    "question-access",
    "question-barriers",
    "question-job_step",
    "question-learned",
    "result-budget",
    "result-consent-two-versions",
    "step-cadre",
    "step-decisions",
    "themes",
}  # the fullest
IN_WORDS = ("dots", "consent")  # results without a chart to wait for
OPTIONS = {"consent": 4, "thermometer": 1}
MEASURED = """() => {
  const over = [], small = [], taps = []
  const height = innerHeight + 1, width = innerWidth + 1
  const outside = (box) => box.top < -1 || box.left < -1 || box.bottom > height || box.right > width
  const seen = (each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  const walk = (root) => {
    for (const each of root.querySelectorAll("*")) {
      if (each.shadowRoot) walk(each.shadowRoot)
      if (!seen(each)) continue
      const box = each.getBoundingClientRect()
      if (/^(CANVAS|IMG)$/i.test(each.tagName) && outside(box)) over.push(each.tagName)
      if (/^(BUTTON|SUMMARY|INPUT|SELECT)$/i.test(each.tagName) && box.width > 2) taps.push(each.textContent)
      const texts = [...each.childNodes].filter((node) => node.nodeType === 3 && node.textContent.trim())
      if (!texts.length || box.width < 2 || box.height < 2) continue
      const range = document.createRange()
      for (const text of texts) {
        range.selectNodeContents(text)
        const words = range.getBoundingClientRect()
        if (words.width && (outside(words) || each.scrollWidth > each.clientWidth + 2 && each.clientWidth &&
            getComputedStyle(each).overflowX === "hidden")) over.push(text.textContent.slice(0, 60))
        let zoom = 1
        for (let up = each; up; up = up.parentElement ?? up.getRootNode().host) {
          zoom *= Number(getComputedStyle(up).zoom)
        }
        const size = Math.round(parseFloat(getComputedStyle(each).fontSize) * zoom * 10) / 10
        small.push([size, text.textContent.slice(0, 40)])
      }
    }
  }
  walk(document.querySelector('[data-testid="stMainBlockContainer"]'))
  const main = document.querySelector('[data-testid="stMain"]')
  if (main.scrollHeight > main.clientHeight + 1) over.push("scroll")
  const charts = [...document.querySelectorAll("canvas")].map((each) => each.getBoundingClientRect().height)
  return { over, taps, smallest: small.sort((a, b) => a[0] - b[0])[0], charts }
}"""


def largest(name: str) -> Plan:
    """Seven options with the longest titles, whatever the method allows."""
    rules: dict[str, Any] = (
        {"budget": Fraction(1_000_000), "allocation": Allocation.EQUAL_SHARES} if name == "budget" else {}
    )
    asked = plan(name, options=4)
    asked = replace(asked, rules=replace(asked.rules, **rules))
    many = OPTIONS.get(name, 7)
    titles = [f"{LONG[:-2]} {number}" for number in range(1, many + 1)]
    costs = [Fraction(123_450 + 1_000 * number) for number in range(many)]
    described = "Un lieu équipé pour cuisiner ensemble, chacun son tour, avec les enfants du quartier."
    choices = tuple(
        Choice(title, described, "", cost if name == "budget" else Fraction(0))
        for title, cost in zip(titles, costs, strict=True)
    )
    channels = (Channel.TABLET, Channel.PHONE, Channel.SLIP)
    question = "Par quoi commencer dans le quartier, avec l’argent qui reste et les personnes qui sont là ?"
    return replace(asked, choices=choices, question=question, channels=channels)


def measured(page: Page, scene: str) -> dict[str, Any]:
    """What is on the wall once it has settled; a picture of it if a folder is named."""
    before: Any = None
    for _ in range(40):
        page.wait_for_timeout(400)
        found: dict[str, Any] = page.evaluate(MEASURED)
        if found == before and (found["charts"] or "result" not in scene or any(n in scene for n in IN_WORDS)):
            break
        before = found
    if folder := os.environ.get("TABLEE_PICTURES"):
        size = page.viewport_size or WALL
        page.screenshot(path=Path(folder) / f"{scene}-{size['width']}.png")
    return found


def wrong(found: dict[str, Any], scene: str, *, largest: bool) -> list[str]:
    size, words = found["smallest"]
    least = SMALLEST if scene == "door" or scene.startswith(("open", "over", "question", "step")) else FULL
    said = [f"cut: {words}" for words in found["over"]] + [f"waits for a tap: {words}" for words in found["taps"]]
    return said + ([f"{size} px: {words}"] if largest and size < least else [])


class Wall:
    """The projector of one workshop; ``faults``: what is wrong on it, scene by scene."""

    def __init__(self, page: Page, server: Application, database: Database, workshop: str) -> None:
        self._page, self._code = page, workshop_code(database, workshop)
        self._address = f"{server.address}/projeter?workshop={workshop}"
        self.faults: dict[str, list[str]] = {}

    def look(self, scene: str, seen: str = "", *, coded: bool = True) -> None:
        """Load it, wait for the words of the scene, measure it in all its sizes."""
        page = self._page
        page.set_viewport_size(WALL)  # type: ignore[arg-type]
        page.goto(self._address)
        expect(page.get_by_text(seen or self._code).first).to_be_visible(timeout=60_000)
        for size in SIZES if scene in EVERYWHERE else (WALL,):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            if said := wrong(measured(page, scene), scene, largest=size == WALL):
                self.faults[f"{scene} {size['width']}"] = said
        shown = page.locator(".code").count() > 0 and page.locator(".code").inner_text() == self._code
        if shown is not coded:
            self.faults[f"{scene}: the code"] = [str(shown)]


@BOTH_IN_SOAK
@pytest.mark.parametrize("name", drawn(VOTED, 3))
def test_no_vote_on_the_wall_is_cut_or_waits_for_a_tap(
    loaded: Database, server: Application, open_device: OpenPage, name: str
) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
    wall = Wall(open_device(WALL, hire(loaded, Role.FACILITATOR, TERRITORY)), server, loaded, workshop)
    vote, question = opened(loaded, workshop, largest(name)), largest(name).question[:20]
    wall.look(f"open-{name}", LONG[:30])
    ended(loaded, vote)
    wall.look("over", LONG[:30], coded=False)
    reveal(loaded, vote)
    wall.look(f"result-{name}", question, coded=False)
    if name == "consent":
        second(loaded, vote)
        wall.look("result-consent-two-versions", question, coded=False)
    assert wall.faults == {}


@BOTH_IN_SOAK
def test_neither_the_door_nor_the_themes_are_cut_or_wait_for_a_tap(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
    page = open_device(WALL, hire(loaded, Role.FACILITATOR, TERRITORY))
    door = Wall(page, server, loaded, workshop)
    door.look("door")
    themes = Wall(page, server, loaded, revealed(loaded))
    themes.look("themes", "personnes")
    assert door.faults | themes.faults == {}


def decide(connection: Connection, workshop: str, letters: int) -> None:
    """A decision of so many letters, done in part, as the longest of sentences says."""
    by, promise = By("facilitator", datetime.now(UTC)), Promise((LONG * 2)[:letters], LONG[:60], date(2027, 12, 31))
    made = decisions.decide(connection, workshop, promise, by, uuid.uuid4().hex)
    seen = next(one for one in decisions.of(connection, workshop) if one.id == made)
    decisions.follow(connection, seen, News.PARTLY, (LONG * 3)[:LONGEST_WORDS], by)


@BOTH_IN_SOAK
def test_no_step_on_the_wall_is_cut_or_waits_for_a_tap(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    account = hire(loaded, Role.FACILITATOR, TERRITORY)
    with loaded.transaction() as connection:
        beside, workshop = (prepared(connection, label, TWO_HOURS) for label in ("Vague 1", "Vague 2"))
        for one in (workshop, beside):
            workshops.open_(connection, one, by=None, now=NOW)
        for _ in range(ROWS):
            decide(connection, workshop, LONGEST_TEXT)
        for _ in range(FEW // 2):
            decide(connection, beside, LARGE)
    page = open_device(WALL, account)
    wall = Wall(page, server, loaded, workshop)
    with loaded.reading() as connection:
        steps = programme.steps(connection, workshop)
    for step in steps[1:]:
        for one in (beside, workshop):
            go_on(loaded, one)
        named = step.shows is not Shows.ANSWERS
        wall.look(f"step-{step.kind}" if named else "door", typeset(step.title) if named else "")
        if step.shows is Shows.DECISIONS:
            few = Wall(page, server, loaded, beside)
            few.look(f"step-{step.kind}", LONG[:30])
            assert page.locator(".step.few li").count() == FEW // 2
            assert few.faults == {}
    assert wall.faults == {}


# The longest question, the longest choices and the most of them, a mean and a share that are told without choices.
ASKED: dict[str, dict[str, Sequence[str]]] = {
    "q_resident": {
        "access": "1122233334444455555",
        "job_step": ("metier stage", "stage projet", "formation", "aucun", "metier"),
        "learned": ("cuisiner jardiner", "cuisiner confiance", "rien", "budget cuisiner", "parler"),
        "cook_days": "0112223333444445567",
    },
    "q_democracy": {"barriers": ("temps horaires", "temps", "langue", "confiance temps", "enfants")},
}


@BOTH_IN_SOAK
@pytest.mark.parametrize("questionnaire", sorted(ASKED))
def test_no_question_on_the_wall_is_cut_or_waits_for_a_tap(
    loaded: Database, server: Application, open_device: OpenPage, questionnaire: str
) -> None:
    page = open_device(WALL, hire(loaded, Role.FACILITATOR, TERRITORY))
    said, by = ASKED[questionnaire], By("facilitator", datetime.now(UTC))
    people = [{item: str(values[n % len(values)]) for item, values in said.items()} for n in range(38)]
    with loaded.transaction() as connection:
        workshop = prepared_room(connection, "Vague 1", asks=questionnaire)
        answer(connection, workshop, people)
        reveals.reveal(connection, workshop, by=None, now=by.now)
        known = questions_of(connection, workshops.workshop(connection, workshop))
    assert {one.question.item for one in known} == set(said)
    wall = Wall(page, server, loaded, workshop)
    for one in known:
        with loaded.transaction() as connection:
            seen = standing.standing(connection, workshop).scene
            questions.show(connection, workshop, one.question.item, seen, by)
        wall.look(f"question-{one.question.item}", str(frame(one)["choice"].iloc[-1]))  # drawn, not only named
        assert title(one.question) in page.inner_text('[data-testid="stMain"]')
    assert wall.faults == {}


def go_on(database: Database, workshop: str) -> None:
    with database.transaction() as connection:
        there = programme.programme(connection, workshop).now
        assert there is not None
        later = there.since + timedelta(minutes=1)
        moves.on(connection, workshop, there, staff=None, now=later)


def workshop_code(database: Database, workshop: str) -> str:
    with database.reading() as connection:
        code = workshops.workshop(connection, workshop).code
    return f"{code[:3]} {code[3:]}"


def opened(database: Database, workshop: str, asked: Plan) -> str:
    with database.transaction() as connection:
        vote = votes.prepare(connection, workshop, asked, by=None, now=NOW)
        votes.open_(connection, vote, by=None, now=NOW, secret_key=SECRET_KEY)
        screens.show(connection, votes.vote(connection, vote), by=None, now=NOW)
    return vote


def ended(database: Database, vote: str) -> None:
    luck = random.Random(4)  # noqa: S311  drawn ballots
    with database.transaction() as connection:
        asked = votes.vote(connection, vote).plan
        for number in range(24):
            cast(connection, vote, marks(asked, luck), number=number)
        votes.close(connection, vote, by=None, now=NOW, secret_key=SECRET_KEY)


def reveal(database: Database, vote: str) -> None:
    with database.transaction() as connection:
        screens.reveal(connection, votes.vote(connection, vote), by=None, now=NOW)


def second(database: Database, vote: str) -> None:
    """Another round of it, over and revealed."""
    with database.transaction() as connection:
        again = votes.again(connection, vote, by=None, now=NOW)
        votes.open_(connection, again, by=None, now=NOW, secret_key=SECRET_KEY)
    ended(database, again)
    reveal(database, again)


def revealed(database: Database) -> str:
    """A workshop whose themes are on the wall; returns its id."""
    with database.transaction() as connection:
        wave = waves.add(connection, TERRITORY, say("demo.wave"), demonstration=True)
        version = questionnaires.latest_version_id(connection, "q_resident")
        asked = WorkshopPlan(TERRITORY, wave, version, "Bien manger", "Centre social", NOW.date())
        workshop = workshops.prepare(connection, asked, by=None, now=NOW)
        workshops.open_(connection, workshop, by=None, now=NOW)
        demo.fill(connection, workshop, 42, NOW.date(), seed=1)
        reveals.reveal(connection, workshop, by=None, now=NOW)
    return workshop
