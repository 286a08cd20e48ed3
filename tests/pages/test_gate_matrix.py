"""One gate for all that runs: every page, fragment, act and file, before everybody who may stand there.

The doors are read from the code; who may pass is written down here, because an expectation read from the code under
test proves nothing. Each person asks with their own session, of which the database is the judge.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import func, select
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from db.carrying import packing
from db.engine import Database
from db.models.staff import AuditRow
from db.queries.operations import carries
from db.queries.staff import audit
from db.queries.workshops import workshops
from domain.errors import NotAllowed
from domain.staff.by import By
from domain.staff.roles import OtherTerritory, Role, SessionEnded
from domain.votes.record import ELECTION, RULE, SHEET
from frame import visitor
from frame.act import act
from frame.registry import PAGES as REGISTERED
from server import api
from server.staff.files import FILES
from server.staff.session import COOKIE
from tests import drawn, programmes
from tests.ballots import cast, close, opened, plan, room
from tests.carried import BY, prepared
from tests.conftest import SECRET_KEY
from tests.db.test_solutions import written as written_down
from tests.pages.conftest import PAGES
from tests.pages.crew import CLOSED, ELSEWHERE, ENDED, HERE, OPEN, OTHER, Door, Person, crew, doors
from tests.pages.test_away import came
from tests.pages.test_gates import OPENS_FOR, READING, RUNNING, SENSITIVE
from texts import say

Roles = set[Role | None]
one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)

LIVE: dict[str, Roles] = {
    "captures": RUNNING,
    "carried": RUNNING,
    "compass": RUNNING,
    "console": RUNNING,
    "decisions": RUNNING,
    "door": RUNNING,
    "judging": RUNNING,
    "prints": RUNNING,
    "questions": RUNNING,
    "readiness": RUNNING,
    "rehearsing": RUNNING,
    "remotes": RUNNING,
    "reopening": RUNNING,
    "run": RUNNING,
    "steps": RUNNING,
    "theme": READING,
    "themes": READING,
    "trying": {None},
    "wall": RUNNING,
    "words": RUNNING,
}
ACTS: dict[str, Roles] = {
    "accounts": {Role.COORDINATOR, Role.ADMINISTRATOR},
    "adopting": {Role.COMMITTEE, Role.COORDINATOR},
    "away": {Role.COORDINATOR, Role.ADMINISTRATOR},
    "browsers": READING,
    "captures": RUNNING,
    "children": RUNNING,
    "compare": {Role.COMMITTEE, Role.COORDINATOR},
    "compass": RUNNING,
    "conclusion": RUNNING,
    "console": RUNNING,
    "decisions": RUNNING,
    "door": RUNNING,
    "follow_up": {Role.FACILITATOR, Role.COMMITTEE, Role.COORDINATOR},
    "governance": {Role.COORDINATOR},
    "help_lines": {Role.COORDINATOR, Role.ADMINISTRATOR},
    "helping": RUNNING,
    "ideas": RUNNING,
    "invitations": {Role.COORDINATOR},
    "judging": RUNNING,
    "levels": {Role.FACILITATOR, Role.COMMITTEE, Role.COORDINATOR},
    "library": {Role.FACILITATOR, Role.COMMITTEE, Role.COORDINATOR},
    "life": {Role.FACILITATOR, Role.COMMITTEE, Role.COORDINATOR},
    "links": {Role.COORDINATOR},
    "objections": RUNNING,
    "opening": RUNNING,
    "organisations": {Role.COORDINATOR, Role.ADMINISTRATOR},
    "papers": RUNNING,
    "places": {Role.COORDINATOR, Role.ADMINISTRATOR},
    "plan": RUNNING,
    "preparing": RUNNING,
    "promises": {Role.COORDINATOR, Role.ADMINISTRATOR},
    "proposals": {Role.COORDINATOR},
    "questions": RUNNING,
    "readiness": RUNNING,
    "rehearsing": RUNNING,
    "remotes": RUNNING,
    "reopening": RUNNING,
    "report": {Role.COMMITTEE, Role.COORDINATOR},
    "resources": RUNNING,
    "run": RUNNING,
    "sheets": RUNNING,
    "slots": {Role.COORDINATOR, Role.ADMINISTRATOR},
    "solutions": RUNNING,
    "statements": {Role.FACILITATOR, Role.COMMITTEE, Role.COORDINATOR},
    "their_browsers": {Role.COORDINATOR, Role.ADMINISTRATOR},
    "tracks": RUNNING,
    "trajectory": RUNNING,
    "translations": {Role.COORDINATOR, Role.ADMINISTRATOR},
    "validation": RUNNING,
    "verbatims": RUNNING,
    "words": RUNNING,
}
OF_A_WORKSHOP: dict[str, Roles] = {
    "poster": RUNNING,
    "agreement": RUNNING,
    "form": RUNNING,
    "stubs": RUNNING,
    "blanks": RUNNING,
    "cards": RUNNING,
}
OF_A_RUNNING_VOTE: dict[str, Roles] = {"slips": RUNNING, "ballots": RUNNING}
OF_A_TOLD_WORKSHOP: dict[str, Roles] = {"minutes": READING, "minutes_word": READING, "minutes_short": READING}
SHARED: dict[str, Roles] = {"experiences": READING, "experiences_word": READING}
OF_A_TERRITORY: dict[str, Roles] = {"grid": READING, "grid_blank": READING, **SHARED}
OF_A_WAVE: dict[str, Roles] = dict.fromkeys(("report", "report_word", "report_csv", "report_codebook"), SENSITIVE)
CARRIED: dict[str, Roles] = {kind: {Role.COORDINATOR, Role.ADMINISTRATOR} for kind in ("pack", "pack_again", "return")}
TAKEN = {
    **CARRIED,
    **OF_A_WAVE,
    **OF_A_TERRITORY,
    **OF_A_TOLD_WORKSHOP,
    **OF_A_WORKSHOP,
    **OF_A_RUNNING_VOTE,
    SHEET: READING,
    RULE: READING,
    ELECTION: READING,
}
STAFF_ROUTES = {"/staff/session", "/staff/session/end", "/staff/files/{kind}/{subject}"}
RECORDING = "/staff/recordings/{territory}/{language}/{name}"
REMOTE = "/remote/admission"  # tests/api/test_remotes.py: it asks for a code, whoever comes
STAFF_ROUTES |= {"/staff/provider/way"}  # tests/api/test_identity.py
STAFF_ROUTES |= {"/staff/trying"}  # tests/api/test_trying.py
STAFF_ROUTES |= {RECORDING, f"{RECORDING}/forget"}  # tests/api/test_recordings.py
STAFF_ROUTES |= {"/staff/carries/unpack", "/staff/carries/receive"}  # tests/api/test_carries.py
# Of each kind, in an ordinary run; `make soak` asks all of them.
SAMPLE = 20  # cells that are drawn on a screen
ACTED = 400  # cells of a person before an act
FEW = 6  # people before each file
drawn_and_whole = pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.soak)])
STATUS = {200: OPEN, 401: ENDED}
CODES = {"NotAllowed": CLOSED, "OtherTerritory": OTHER}

Cell = tuple[Door, Person]


@pytest.fixture
def people(loaded: Database) -> list[Person]:
    return crew(loaded)


def cells(kind: str, people: list[Person]) -> list[Cell]:
    return [(door, person) for door in doors(kind) for person in people]


def test_every_door_of_the_code_is_in_the_lists_of_this_test() -> None:
    assert {door.page for door in doors("screen")} == set(OPENS_FOR)
    assert {door.page for door in doors("live")} == set(LIVE)
    assert {door.page for door in doors("act")} == set(ACTS)
    assert set(FILES) == set(TAKEN)
    paths = api.build().openapi()["paths"]
    assert {path for path in paths if path.startswith("/staff")} == STAFF_ROUTES
    assert {path for path in paths if path.startswith("/remote")} == {REMOTE}


@one_engine
def test_the_matrix_has_at_least_1400_cells(people: list[Person]) -> None:
    rows = sum(len(doors(kind)) for kind in ("screen", "live", "act")) + len(FILES)
    assert len(people) * rows >= 1_400


BEHIND = {
    "screen": "@screen('home', roles)\ndef behind(_):\n    st.code('behind')\nbehind()",
    "live": "@live(roles)\ndef behind(_):\n    st.code('behind')\nbehind('lyon')",
}


@pytest.fixture
def scripts(tmp_path: Path) -> dict[str, Path]:
    """For each kind a page of one door, as the pages have theirs, with one word behind it, beside the way in."""
    at = REGISTERED["sign_in"].at
    (tmp_path / "sign_in.py").symlink_to(PAGES / "sign_in.py")
    imports = "import streamlit as st\nfrom domain.staff.roles import Role\nfrom frame.live import live\n"
    named = "named = st.query_params.get_all('role')\nroles = frozenset(map(Role, named)) if named else None\n"
    for kind, behind in BEHIND.items():
        code = f"{imports}from frame.screen import screen\n{named}{behind}\n"
        (tmp_path / f"{kind}.py").write_text(code)
        pages = f"[st.Page('{kind}.py', default=True), st.Page('sign_in.py', url_path='{at}')]"
        menu = f"st.navigation({pages}, position='hidden').run()"
        (tmp_path / f"only_{kind}.py").write_text(f"import streamlit as st\n{menu}\n")
    return {kind: tmp_path / f"only_{kind}.py" for kind in BEHIND}


def shown(script: Path, door: Door) -> str:
    """How the door answered, from what a person reads."""
    page = AppTest.from_file(str(script), default_timeout=60)
    page.query_params["role"] = sorted(door.roles or ())
    page.run()
    if page.exception:
        return "a fault"
    behind = [code.value for code in page.code] == ["behind"]
    ended = say("error.SessionEnded") in [error.value for error in page.error]
    closed = say("gate.title") in [title.value for title in page.title]
    if behind + ended + closed != 1:
        return "more than one thing, or none"
    return OPEN if behind else ENDED if ended else CLOSED


def on_page(cell: Cell) -> str:
    door, person = cell
    return person.expected(OPENS_FOR[door.page], None)


def on_fragment(cell: Cell) -> str:
    door, person = cell
    answer = person.expected(LIVE[door.page])
    return CLOSED if answer == OTHER else answer


Wrong = Callable[[str, list[Cell], Callable[[Cell], str]], dict[str, tuple[str, str]]]


@pytest.fixture
def wrong(scripts: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> Wrong:
    """The cells, among some of one kind, that answered otherwise than expected: what they did, what they should."""

    def found(kind: str, some: list[Cell], expected: Callable[[Cell], str]) -> dict[str, tuple[str, str]]:
        answers = {}
        for door, person in some:
            monkeypatch.setattr(visitor, "cookie", lambda token=person.token: token)
            answers[f"{kind} {door.page}, {person.name}"] = shown(scripts[kind], door), expected((door, person))
        return {cell: (did, should) for cell, (did, should) in answers.items() if did != should}

    return found


@pytest.mark.timeout(600)
@one_engine
def test_pages_and_fragments_open_for_those_they_are_for(people: list[Person], wrong: Wrong) -> None:
    pages, fragments = (
        drawn.some(cells("screen", people), SAMPLE, "screen"),
        drawn.some(cells("live", people), SAMPLE, "live"),
    )
    assert wrong("screen", pages, on_page) | wrong("live", fragments, on_fragment) == {}


@pytest.mark.soak
@pytest.mark.timeout(1_800)
@one_engine
def test_every_page_and_every_fragment_before_everybody(people: list[Person], wrong: Wrong) -> None:
    pages, fragments = cells("screen", people), cells("live", people)
    assert wrong("screen", pages, on_page) | wrong("live", fragments, on_fragment) == {}


def written(database: Database, action: str) -> int:
    with database.reading() as connection:
        rows = select(func.count()).select_from(AuditRow).where(AuditRow.action == action)
        return connection.execute(rows).scalar_one()


@pytest.mark.timeout(600)
@pytest.mark.parametrize("territory", [HERE, pytest.param(ELSEWHERE, marks=pytest.mark.soak)])
@drawn_and_whole
def test_an_act_writes_for_those_who_may_and_for_nobody_else(
    loaded: Database, people: list[Person], monkeypatch: pytest.MonkeyPatch, territory: str, *, whole: bool
) -> None:
    wrong, allowed = {}, 0
    every = cells("act", people)
    for door, person in every if whole else drawn.some(every, ACTED, "act"):
        monkeypatch.setattr(visitor, "token_of_this_browser", lambda token=person.token: token)
        answered, wanted = acted(door, territory), person.expected(ACTS[door.page], territory)
        wanted = ENDED if person.may is None else wanted
        allowed += wanted == OPEN
        if answered != wanted:
            wrong[f"act {door.page}:{door.line}, {person.name}"] = (answered, wanted)
    assert wrong == {}
    assert written(loaded, "planted.written") == allowed


def acted(door: Door, territory: str) -> str:
    assert door.roles is not None
    try:
        with act(door.roles, territory) as deed:
            by = deed.by.staff
            audit.record(deed.connection, By("facilitator", deed.now, by), action="planted.written", subject=door.page)
    except SessionEnded:
        return ENDED
    except OtherTerritory:
        return OTHER
    except NotAllowed:
        return CLOSED
    return OPEN


@pytest.fixture
def browser(loaded: Database) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=[Mount("/api", app=api.build())]), raise_server_exceptions=False) as started:
        yield started


@pytest.mark.timeout(600)
@drawn_and_whole
def test_a_file_and_a_route_of_staff_answer_those_they_are_for(
    loaded: Database, people: list[Person], browser: TestClient, *, whole: bool
) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        running, over = opened(connection, workshop, plan()), opened(connection, workshop, plan("dots"))
        for number in range(5):
            cast(connection, over, "A=1", number=number)
        close(connection, over)
        told = programmes.told(connection, "Vague 2")
        solution = written_down(connection, HERE)
        wave = workshops.workshop(connection, workshop).wave
    about = {**dict.fromkeys(OF_A_WORKSHOP, workshop), **dict.fromkeys(OF_A_RUNNING_VOTE, running)}
    about |= dict.fromkeys(OF_A_TOLD_WORKSHOP, told) | dict.fromkeys(OF_A_TERRITORY, HERE) | {"grid": solution}
    about |= dict.fromkeys(OF_A_WAVE, wave)
    wrong, allowed = {}, 0
    asking = {kind: people if whole else drawn.some(people, FEW, kind) for kind in FILES.keys() - CARRIED.keys()}
    for kind, person in [(one, person) for one, some in asking.items() for person in some]:
        answer = ask(browser, person, f"files/{kind}/{about.get(kind, over)}", {"many": 1})
        answered = CODES.get(answer.json()["code"], ENDED) if answer.status_code != 200 else OPEN
        wanted = ENDED if person.may is None else person.expected(TAKEN[kind])
        allowed += wanted == OPEN
        if answered != wanted:
            wrong[f"{kind}, {person.name}"] = (answered, wanted)
    assert wrong == {}
    assert written(loaded, "file.taken") == allowed
    for person in people if whole else drawn.some(people, 2 * FEW, "routes"):
        refused = ask(browser, person, "session", {"code": "a code that nobody was given"})
        assert (refused.status_code, refused.json()["code"]) == (401, "SignInRefused"), person.name
        refused = ask(browser, person, f"..{REMOTE}", {"code": "no such code"})
        assert (refused.status_code, refused.json()["code"]) == (422, "RemoteCodeUnknown"), person.name
        before = written(loaded, "session.ended")
        assert ask(browser, person, "session/end", {}).status_code == 204
        assert written(loaded, "session.ended") - before == (person.may is not None), person.name


@pytest.mark.timeout(600)
@drawn_and_whole
def test_a_workshop_leaves_with_those_who_may_take_it(
    loaded: Database, people: list[Person], browser: TestClient, *, whole: bool
) -> None:
    with loaded.transaction() as connection:
        about = {"pack": prepared(connection, "ici"), "pack_again": prepared(connection, "parti")}
        packing.pack(connection, about["pack_again"], [], SECRET_KEY, BY)
    [about["return"]] = came(loaded, "venu")
    wrong, allowed = {}, 0
    for kind, person in [(one, person) for one in CARRIED for person in people if whole or person.name in SOME]:
        answer = ask(browser, person, f"files/{kind}/{about[kind]}", {"words": "une phrase assez longue"})
        answered = CODES.get(answer.json()["code"], ENDED) if answer.status_code != 200 else OPEN
        wanted = ENDED if person.may is None else person.expected(CARRIED[kind])
        allowed += wanted == OPEN
        if answered != wanted:
            wrong[f"{kind}, {person.name}"] = (answered, wanted)
        if kind == "pack" and answered == OPEN:
            with loaded.transaction() as connection:
                carries.give_up(connection, about[kind], BY)
    assert wrong == {}
    assert written(loaded, "file.taken") == allowed > len(CARRIED)


SOME = {f"{role} in {place}" for role in Role for place in (HERE, ELSEWHERE)} | {"stranger", "forged cookie"}


def ask(browser: TestClient, person: Person, path: str, body: dict[str, object]) -> httpx2.Response:
    browser.cookies.clear()
    if person.token:
        browser.cookies.set(COOKIE, person.token)
    return browser.post(f"/api/staff/{path}", json=body, headers={"Origin": "http://testserver"})
