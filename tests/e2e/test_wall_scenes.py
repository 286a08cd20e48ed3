"""Every kind of scene that the wall knows is measured in one of its tests; here those that no content fills."""

import ast
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.engine import Database
from db.queries.cooperation import goals
from db.queries.workshops import programme, questions, readiness, rehearsals, scenes, standing, workshops
from domain.cooperation.compass import MOST_KEPT
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.programme import Shows
from domain.workshops.scene import Capture, What
from domain.workshops.workshop import LONGEST_TITLE
from sentences.workshops.names import rehearsal
from tests.e2e.application import Application
from tests.e2e.conftest import BOTH_IN_SOAK, WALL, OpenPage
from tests.e2e.room import TERRITORY, hire
from tests.e2e.walls import Wall
from tests.programmes import TWO_HOURS, opened, prepared
from tests.several import step as go_to
from texts import say
from texts.typography import typeset

PARTNERS = (
    "accueil",
    "enjeu",
    "cooperations",
    "systeme_acteurs",
    "effets_utiles",
    "charte",
    "projet",
    "priorites_papier",
)


def by() -> By:
    return By("facilitator", datetime.now(UTC))


@BOTH_IN_SOAK
@pytest.mark.timeout(600)
def test_the_course_of_a_room_and_what_it_says_at_once_are_read_from_afar(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    with loaded.transaction() as connection:
        beside, workshop = (opened(connection, label, ("cap_commun",)) for label in ("Vague 2", "Vague 1"))
        longest = sorted(goals.all_(connection), key=lambda one: -len(one.name))[:MOST_KEPT]
        goals.keep(connection, workshop, [one.id for one in longest], (), by())
    page = open_device(WALL, hire(loaded, Role.FACILITATOR, TERRITORY))
    wall, other = (Wall(page, server, loaded, one) for one in (workshop, beside))
    wall.look("step-goals", typeset(longest[0].name))
    other.look("step-goals-none")
    with loaded.transaction() as connection:
        seen = standing.standing(connection, workshop).scene
        questions.capture(connection, workshop, Capture.EXISTING, seen, by())
    wall.look("step-capture-existing", say("capture.title.existing"))
    with loaded.transaction() as connection:
        readiness.show_square(connection, workshop, by())
    wall.look("square", say("room.square"), coded=False)
    assert wall.faults | other.faults == {}


@BOTH_IN_SOAK
@pytest.mark.timeout(600)
def test_a_rehearsal_says_so_and_an_end_thanks(loaded: Database, server: Application, open_device: OpenPage) -> None:
    with loaded.transaction() as connection:
        real = prepared(connection, "Vague 1", TWO_HOURS)
        trial = rehearsals.begin(connection, real, rehearsal("Bien manger ensemble " * 4)[:LONGEST_TITLE], by())
        workshops.open_(connection, trial, by=By("facilitator", datetime.now(UTC)))
    page = open_device(WALL, hire(loaded, Role.FACILITATOR, TERRITORY))
    wall = Wall(page, server, loaded, trial)
    wall.look("door-rehearsal", say("rehearsal.mark"))
    with loaded.transaction() as connection:
        workshops.close(connection, trial, by=By("facilitator", datetime.now(UTC)))
    wall.look("over-rehearsal", say("wall.over"), coded=False)
    assert wall.faults == {}


@BOTH_IN_SOAK
@pytest.mark.timeout(600)
def test_at_an_address_of_this_machine_alone_it_says_so_in_letters_as_large(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    with loaded.transaction() as connection:
        first, second = (opened(connection, label, ("accueil", "cadre")) for label in ("Vague 1", "Vague 2"))
    page = open_device(WALL, hire(loaded, Role.FACILITATOR, TERRITORY))
    for workshop in (second, first):
        wall = Wall(page, server, loaded, workshop, address=server.address)
        wall.look("door-alone", say("wall.alone"), coded=False)
        assert wall.faults == {}


@BOTH_IN_SOAK
@pytest.mark.timeout(600)
def test_the_titles_of_partners_steps_are_read_from_afar(
    loaded: Database, server: Application, open_device: OpenPage
) -> None:
    with loaded.transaction() as connection:
        workshop = opened(connection, "Vague 1", PARTNERS)
        steps = programme.steps(connection, workshop)
    wall = Wall(open_device(WALL, hire(loaded, Role.FACILITATOR, TERRITORY)), server, loaded, workshop)
    for step in steps[1:]:
        with loaded.transaction() as connection:
            go_to(connection, workshop, step.position)
            assert (
                step.shows is Shows.ANSWERS
                or scenes.on_wall(connection, workshops.workshop(connection, workshop), step).what is What.STEP
            )
        wall.look(f"step-{step.kind}", typeset(step.title) if step.shows is not Shows.ANSWERS else "")
    assert wall.faults == {}


def test_every_kind_of_scene_is_measured() -> None:
    """A scene that is added here without its measure is a fault of this test."""
    here = Path(__file__).parent
    looked = {
        part
        for file in here.glob("test_wall*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "look"
        for constant in ast.walk(call.args[0])
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
        for part in [constant.value.split("-")[0]]
    }
    named = {
        What.STEP: "step",
        What.COUNT: "door",
        What.THEMES: "themes",
        What.QUESTION: "question",
        What.VOTE: "open",
        What.RESULT: "result",
        What.CAPTURE: "step",
        What.OVER: "over",
    }
    assert set(named) == set(What)
    assert set(named.values()) <= looked
