"""What a page that is drawn again asks of the database and draws: little, and never what was true before."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import event
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.queries.workshops import admission, decisions
from domain.cooperation.partners import Seat
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.admission import Wish
from domain.workshops.decisions import Promise
from tests.db.test_solutions import OVEN, written
from tests.e2e.room import hire, open_room
from tests.pages.conftest import OpenPage
from tests.pages.test_workshop import words
from tests.showcase import fill
from tests.structures import LYON, agrees, hands, says, seats, wave

pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
MOST = 4  # statements: who is here, the waves of the territory
ONE = ("FROM current_step", "FROM workshop_step", "FROM seating")  # a workshop's own, whoever asks


@contextmanager
def asked(database: Database) -> Iterator[list[str]]:
    """The statements that run in this block, where a clock has just settled what was due."""
    said: list[str] = []
    database.settled = datetime.now(UTC)

    def hear(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            said.append(statement)

    event.listen(database.engine, "before_cursor_execute", hear)
    try:
        yield said
    finally:
        event.remove(database.engine, "before_cursor_execute", hear)


def told(database: Database, *who: str) -> list[dict[str, Seat]]:
    """Four structures say all their ties in two waves, and ``who`` hand them over; the seats by wave."""
    made = []
    with database.transaction() as connection:
        for label in ("Vague 2", "Vague 1"):
            here = seats(connection, wave(connection, "lyon", label), LYON)
            for one in LYON[:4]:
                agrees(connection, here[one])
                says(connection, here[one], *(f"{other}=2" for other in LYON[:4] if other != one))
            hands(connection, *(here[one] for one in who))
            made.append(here)
    return made


def opened(open_page: OpenPage, database: Database, page: str, role: Role | None, part: str) -> AppTest:
    shown = open_page(page, role, territory="lyon", database=database, run=False)
    if part:
        shown.session_state["cooperation_part"] = part
    shown.run()
    assert not shown.exception
    return shown


@pytest.mark.parametrize(
    ("page", "role", "part"),
    [
        ("cooperation", Role.COMMITTEE, "waves"),
        ("cooperation", Role.COMMITTEE, "ties"),
        ("cooperation", Role.COMMITTEE, "trust"),
        ("report", Role.ADMINISTRATOR, ""),
        ("report", Role.COMMITTEE, ""),
        ("territories", None, ""),
        ("project", None, ""),
        ("priorities", None, ""),
        ("solutions", None, ""),
        ("solutions", Role.FACILITATOR, ""),
        ("together", None, ""),
        ("follow_up", None, ""),
        ("resources", None, ""),
        ("resources", Role.FACILITATOR, ""),
        ("results", None, ""),
        ("compare", Role.COMMITTEE, ""),
        ("indicators", Role.COMMITTEE, ""),
        ("votes", Role.COMMITTEE, ""),
        ("journal", Role.COMMITTEE, ""),
        ("contents", Role.COORDINATOR, ""),
        ("prepare", Role.FACILITATOR, ""),
        ("recordings", Role.FACILITATOR, ""),
        ("waves", Role.FACILITATOR, ""),
        ("moderation", Role.FACILITATOR, ""),
        ("partners", Role.COORDINATOR, ""),
        ("data", Role.COORDINATOR, ""),
    ],
)
def test_a_rerun_asks_little_and_says_the_same(
    loaded: Database, open_page: OpenPage, page: str, role: Role | None, part: str
) -> None:
    told(loaded, *LYON[:4][::-1])
    shown = opened(open_page, loaded, page, role, part)
    before = words(shown)
    with asked(loaded) as again:
        shown.run()
    assert words(shown) == before
    assert len(again) <= MOST
    other = opened(open_page, loaded, page, role, part)  # another person, who came in: that is written
    with asked(loaded) as others:
        other.run()
        shown.run()
    assert words(other) == words(shown) == before
    assert len(others) <= 2 * MOST


@pytest.mark.parametrize(
    ("page", "still", "anew"),
    [
        ("facilitate", 4, 75),  # who is here, the door, the words
        ("room", 3, 9),
        ("wall", 1, 16),  # who is here
    ],
)
def test_what_the_parts_of_a_page_share_is_read_once(
    loaded: Database, open_page: OpenPage, page: str, still: int, anew: int
) -> None:
    shown = open_page(page, Role.FACILITATOR, database=loaded, run=False)
    there = fill(loaded)
    shown.query_params["workshop"], shown.query_params["vote"] = there.workshop, there.vote
    shown.run()
    before = read(shown)
    with asked(loaded) as again:
        shown.run()
    assert read(shown) == before
    assert len(again) <= still
    with loaded.transaction() as connection:
        admission.grant(connection, there.workshop, Wish.COUNT, 31, By("facilitator", datetime.now(UTC)))
    with asked(loaded) as written:
        shown.run()
    assert len(again) < len(written) <= anew
    assert [thing for thing in ONE if sum(thing in one for one in written) > 1] == []


def test_a_console_says_what_is_written_of_its_own_workshop(loaded: Database, open_page: OpenPage) -> None:
    there = [open_room(loaded, label, people=30).id for label in ("Vague 2", "Vague 1")]
    consoles = [open_page("facilitate", Role.FACILITATOR, database=loaded, run=False) for _ in there]
    for shown, workshop in zip(consoles, there, strict=True):
        shown.query_params["workshop"] = workshop
        shown.run()
    for workshop, made in zip(there[::-1], ("oven", "garden"), strict=True):
        now = datetime.now(UTC)
        with loaded.transaction() as connection:
            promise = Promise("Un four, un jardin", "La mairie", now.date())
            decisions.decide(connection, workshop, promise, By("facilitator", now), made)
    for shown, made in zip(consoles, ("garden", "oven"), strict=True):
        shown.run()
        assert not shown.exception
        keys = [str(one.key) for one in shown.button]
        assert [key for key in keys if key.startswith("remove_")] == [f"remove_{made}"]


def test_what_somebody_writes_is_there_at_the_next_look(loaded: Database, open_page: OpenPage) -> None:
    here = told(loaded)
    committee = opened(open_page, loaded, "cooperation", Role.COMMITTEE, "ties")
    reader = opened(open_page, loaded, "report", Role.ADMINISTRATOR, "")
    shown = [(words(committee), words(reader))]
    for one in LYON[2:4][::-1]:
        with loaded.transaction() as connection:
            hands(connection, *(seats_of[one] for seats_of in here))
        committee.run()
        reader.run()
        shown.append((words(committee), words(reader)))
    assert len({page for page, _ in shown}) == len({page for _, page in shown}) == len(shown)
    assert not committee.exception
    assert not reader.exception


@pytest.mark.parametrize(
    ("page", "one", "other"),
    [
        ("solutions", (Role.FACILITATOR, "lyon"), (None, "lyon")),
        ("accounts", (Role.COORDINATOR, "lyon"), (Role.COORDINATOR, "dunkerque")),
        ("data", (Role.COORDINATOR, "lyon"), (Role.COORDINATOR, "dunkerque")),
        ("journal", (Role.COMMITTEE, "lyon"), (Role.COMMITTEE, "dunkerque")),
        ("partners", (Role.COORDINATOR, "lyon"), (Role.COORDINATOR, "dunkerque")),
        ("prepare", (Role.FACILITATOR, "lyon"), (Role.FACILITATOR, "dunkerque")),
        ("waves", (Role.FACILITATOR, "lyon"), (Role.FACILITATOR, "dunkerque")),
    ],
)
def test_what_is_kept_is_kept_for_those_who_may_see_it(
    loaded: Database, open_page: OpenPage, page: str, one: tuple[Role | None, str], other: tuple[Role | None, str]
) -> None:
    told(loaded)
    with loaded.transaction() as connection:
        for place in ("dunkerque", "lyon"):
            written(connection, place, replace(OVEN, shown=False))
    for place in ("dunkerque", "lyon"):
        hire(loaded, Role.FACILITATOR, place)
    both = [open_page(page, role, territory=place, database=loaded, run=False) for role, place in (one, other)]
    said = []
    for shown in both:
        if page == "solutions":
            shown.query_params["territoire"] = "lyon"
        shown.run()
        with loaded.transaction() as connection:
            written(connection, "montpellier", OVEN)  # what was kept for whoever looked before is read anew
        said.append(read(shown.run()))
    assert said[0] != said[1]
    for which in (1, 0, 1):  # nobody writes between these looks
        assert read(both[which].run()) == said[which]


def read(shown: AppTest) -> str:
    """All that a page says: its words, its lists and its tables."""
    assert not shown.exception
    lists = [option for one in (*shown.selectbox, *shown.multiselect) for option in one.options]
    return " ".join([words(shown), *lists, *(str(one.value) for one in (*shown.table, *shown.metric))])
