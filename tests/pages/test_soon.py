"""A part of a page that does not run for what people do all the time shows nothing of it."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import ElementTree
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from db.engine import Database
from db.queries.evaluation import reveals
from db.queries.workshops import workshops
from domain.staff.by import By
from domain.staff.roles import Role
from domain.workshops.workshop import Workshop
from tests.ballots import NOW, cast, opened, phone, plan, room
from tests.pages.conftest import OpenPage
from tests.pages.test_workshop import people

PULSE = b"tablee_pulse"
DEAF, HEARS = b'"soon": false', b'"soon": true'
Parts = dict[str, list[bytes]]  # what each fragment of a page draws
Seen = Callable[[str, str], tuple[Parts, Parts]]
pytestmark = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


@pytest.fixture
def parts(loaded: Database, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> Seen:
    """Of a page of a workshop, in one browser: fragments that are deaf to what people do, and the others."""
    said: list[ForwardMsg] = []
    open_: dict[tuple[str, str], AppTest] = {}
    run = LocalScriptRunner.run

    def kept(self: LocalScriptRunner, *args: Any, **kwargs: Any) -> ElementTree:  # noqa: ANN401  as it was called
        tree = run(self, *args, **kwargs)
        said[:] = self.forward_msgs()
        return tree

    monkeypatch.setattr(LocalScriptRunner, "run", kept)

    def seen(page: str, workshop: str) -> tuple[Parts, Parts]:
        if (page, workshop) not in open_:
            shown = open_page(page, Role.FACILITATOR, territory="lyon", database=loaded, run=False)
            shown.query_params["workshop"] = workshop
            open_[page, workshop] = shown
        open_[page, workshop].run()
        drawn, deaf = defaultdict[str, list[bytes]](list), dict[str, bool]()
        for message in said:
            one = message.SerializeToString()
            if PULSE in one:
                assert (DEAF in one) != (HEARS in one)
                deaf[message.delta.fragment_id] = DEAF in one
            elif message.WhichOneof("type") == "delta":
                drawn[message.delta.fragment_id].append(one)
        one, other = ({name: drawn[name] for name in deaf if deaf[name] is wanted} for wanted in (True, False))
        return one, other

    return seen


def made(database: Database, label: str) -> tuple[Workshop, str]:
    """An open workshop with a vote, in which some have answered already."""
    with database.transaction() as connection:
        workshop = workshops.workshop(connection, room(connection, label))
        vote = opened(connection, workshop.id, plan())
        phone(connection, workshop.id, f"first of {label}")
    people(database, workshop, 25)
    return workshop, vote


def stirred(database: Database, workshop: Workshop, vote: str) -> None:
    """Somebody arrives, somebody ends answering, somebody votes."""
    people(database, workshop, 1)
    with database.transaction() as connection:
        phone(connection, workshop.id, f"another of {workshop.id}")
        cast(connection, vote, "A=1")


@pytest.mark.parametrize("revealed", [False, True])
def test_what_does_not_run_for_what_people_do_shows_nothing_of_it(
    loaded: Database,
    parts: Seen,
    revealed: bool,
) -> None:
    rooms = [made(loaded, label) for label in ("Vague 2", "Vague 1")]
    for workshop, vote in reversed(rooms):
        if revealed:
            with loaded.transaction() as connection:
                reveals.reveal(connection, workshop.id, by=By("facilitator", NOW))
        before, counting = parts("facilitate", workshop.id)
        wall = parts("wall", workshop.id)
        stirred(loaded, workshop, vote)
        after, counted = parts("facilitate", workshop.id)
        assert len(before) >= 5
        assert before == after
        assert counting.keys() == counted.keys()
        assert counting != counted
        # A wall that counts hears who ends answering by a topic of its own.
        assert (parts("wall", workshop.id)[0] == wall[0]) is revealed
