"""A robot that answers questionnaires by touching what the tablet draws, along random valid paths.

Each path is walked in the real modules, held against ``domain.participation.logic`` at every screen, told to the real
API tap by tap, and held against the database at the end.
"""

import random
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page
from sqlalchemy import select
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from db import schema
from db.engine import Database
from db.models.participation import AnswerRow, ResponseRow
from db.queries.evaluation import waves
from db.queries.participation import composition, questionnaires
from db.queries.workshops import admission, workshops
from domain.participation.consent import years
from domain.participation.logic import blanked, failed_checks, relevance
from domain.participation.questionnaire import Questionnaire
from domain.staff.by import By
from domain.workshops.welcome import Welcome
from domain.workshops.workshop import WorkshopPlan
from server import api
from tests.api.conftest import NOW, Tablet

TERRITORY = "lyon"
QUESTIONNAIRES = tuple(sorted(path.stem for path in (schema.ROOT / "content" / "questionnaires").glob("*.yaml")))
WITH_MODULES = "q_resident+mod_fies+mod_social+mod_epices"
AGES = ("a18_29", "a15_17", "a65", "pnr", None)  # the first path is the first person's

WALK = r"""(dice) => {
  let thrown = 0
  const roll = (n) => dice[thrown++ % dice.length] % n
  const $ = (selector) => [...document.querySelectorAll(`form.screen ${selector}`)]
  const some = (buttons, most) => { for (let n = roll(most) + 1; n > 0; n -= 1) buttons[roll(buttons.length)].click() }
  const write = (area, text) => { area.value = text; area.dispatchEvent(new Event("input")) }
  const TEXTS = ["Un jardin partagé", "  مرحبا ", "e\u0301 < & '\"", "a b=c", "1", "\n\n", "oui nsp"]
  const answer = () => {
    if ($("label.card input").length) some($("label.card input"), 3)
    else if ($("button.place").length) some($("button.place"), 7)
    else if ($("textarea").length) write($("textarea")[0], TEXTS[roll(TEXTS.length)])
    else if ($(".keys").length) some($(".keys button"), 9)
    else if ($(".share-line").length) some($(".share-line button"), 15)
  }
  // An answer that is always possible, for whoever was told that theirs is not.
  const surely = (low) => {
    const cards = $("label.card input")
    if ($(".keys").length) write($(".figure")[0], String(low))
    else if ($(".share-line").length) $(".all").forEach((all) => all.click())
    else if (cards.length) (cards.findLast((card) => card.checked && card.type === "checkbox") ?? cards[0]).click()
    else if ($("textarea").length) write($("textarea")[0], "mot")
    else $("button.place")[0].click()
  }
  const press = () => $("button[type=submit]")[0].click()
  const screens = []
  let backs = 20
  for (let turns = 0; !table.finished; turns += 1) {
    if (turns > 900) throw new Error(`lost at ${JSON.stringify(table.place)}`)
    screens.push([structuredClone(table.visit.answers), table.asked.map(({ id }) => id)])
    const shown = $("h1")[0]
    if (table.place.name !== "question") press()
    else if ($(".pass").length && roll(5) === 0) $(".pass")[0].click()
    else if ($(".back").length && roll(12) === 0 && (backs -= 1) > 0) $(".back")[0].click()
    else {
      const { asking } = here()
      answer()
      press()
      for (let tries = 0; shown.isConnected && !table.finished && tries < 12; tries += 1) {
        surely(asking.low)
        press()
      }
    }
  }
  return { taps: table.taps, screens, answers: table.visit.answers }
}"""


@dataclass
class Walked:
    """What a robot did, for who wants figures."""

    visits: int = 0
    screens: int = 0
    taps: int = 0
    corrections: int = 0
    questions: set[str] = field(default_factory=set)


class Robot:
    """Walks in one page, against one database."""

    def __init__(self, page: Page, database: Database, client: TestClient) -> None:
        self.page = page
        self.database = database
        self.client = client
        self.walked = Walked()
        self._rooms: dict[str, tuple[Questionnaire, str]] = {}

    def walk(self, name: str, dice: list[int], age: str | None, *, sensitive: bool) -> None:
        """One visit along one path."""
        if name not in self._rooms:
            self._rooms[name] = self._room(name)
        asked, code = self._rooms[name]
        tablet = Tablet(self.client, code)
        visit = {"age": age, "sensitive": sensitive}
        self.page.evaluate("([asked, visit]) => sit(asked, visit)", [tablet.package["questionnaire"], visit])
        found = self.page.evaluate(WALK, dice)
        for answers, shown in found["screens"]:
            assert shown == _expected(asked, answers, years(age), sensitive=sensitive)
        assert tablet.agree(age_band=age, sensitive=sensitive).status_code == 201
        for sequence, (question, value) in enumerate(found["taps"], start=1):
            said = tablet.answer(question, value, sequence)
            assert said.status_code == 200, (question, value, said.text)
        assert tablet.finish().json() == {"saved": True}
        self._hold(asked, found["answers"])
        self._note(found["taps"], found["screens"])

    def _room(self, name: str) -> tuple[Questionnaire, str]:
        with self.database.transaction() as connection:
            base, *modules = (questionnaires.latest_version_id(connection, part) for part in name.split("+"))
            version = composition.compose(connection, base, modules)
            wave = waves.add(connection, TERRITORY, "Vague 1")
            plan = WorkshopPlan(
                TERRITORY, wave, version, name, "", NOW.date(), welcome=Welcome(epices="Le centre social")
            )
            workshop = workshops.prepare(connection, plan, by=By("facilitator", NOW))
            workshops.open_(connection, workshop, by=By("facilitator", NOW))
            admission.record_present(connection, workshop, 1_000, By("administrator", NOW))
            asked = questionnaires.asked_in(connection, TERRITORY, version)
            return asked, workshops.workshop(connection, workshop).code

    def _hold(self, asked: Questionnaire, answers: dict[str, str | None]) -> None:
        """The last response holds what the browser ended with, in canonical form, and nothing else."""
        with self.database.reading() as connection:
            last = select(AnswerRow.question_id, AnswerRow.value, ResponseRow.state).join(ResponseRow)
            newest = select(ResponseRow.id).order_by(ResponseRow.id.desc()).limit(1).scalar_subquery()
            rows = connection.execute(last.where(ResponseRow.id == newest)).all()
        stored = {question: value for question, value, _ in rows}
        assert {question: _plain(value) for question, value in answers.items()} == stored
        assert {state for _, _, state in rows} <= {"complete"}
        assert stored == blanked(asked, stored)
        assert failed_checks(asked, stored) == frozenset()

    def _note(self, taps: list[list[str | None]], screens: list[object]) -> None:
        self.walked.visits += 1
        self.walked.screens += len(screens)
        self.walked.taps += len(taps)
        self.walked.questions |= {str(question) for question, value in taps if value is not None}
        self.walked.corrections += len(taps) - len({question for question, _ in taps})


def _plain(value: str | None) -> str | None:
    """Texts are kept composed (domain.participation.answers); everything else is ASCII already."""
    return unicodedata.normalize("NFC", value) if value is not None else None


def _expected(asked: Questionnaire, answers: dict[str, str | None], age: int, *, sensitive: bool) -> list[str]:
    """What the server would ask, in order."""
    relevant = relevance(asked, answers)
    return [
        question.id
        for question in asked.questions
        if question.id in relevant and (sensitive or not question.sensitive) and question.min_age <= age
    ]


def wander(walker: Robot, paths: int) -> None:
    """Walk every questionnaire of the content, and one with every module, along that many random paths each."""

    @settings(
        max_examples=paths, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.integers(0, 2**32 - 1), st.sampled_from(AGES), st.sampled_from([True, False]))
    def visits(luck: int, age: str | None, sensitive: bool) -> None:
        for name in (*QUESTIONNAIRES, WITH_MODULES):
            dice = random.Random(f"{luck} {name}")  # noqa: S311  answers need no cryptographic luck
            walker.walk(name, [dice.randrange(10_000) for _ in range(700)], age, sensitive=sensitive)

    visits()


@contextmanager
def robot(page: Page, database: Database) -> Iterator[Robot]:
    """A robot with an API of its own, on the database that this process works with."""
    with TestClient(Starlette(routes=[Mount("/api", app=api.build())])) as client:
        yield Robot(page, database, client)
