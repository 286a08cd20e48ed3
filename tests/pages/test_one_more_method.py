"""One more way of voting, in a folder of its own, from its preparation to the count that anybody makes again."""

import hashlib
import uuid
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from commands.__main__ import app
from db.engine import Database
from db.queries.votes import records, votes
from db.queries.workshops import admission, workshops
from domain.staff.by import By
from domain.staff.roles import Role
from domain.votes import record
from domain.votes.result import VoteResult
from domain.votes.vote import Channel
from domain.workshops.admission import pin
from formats.votes import files
from frame.votes.panel import NEW, PAPERS
from server import api
from tests.ballots import NOW, SECRET, room
from tests.one_more_method import NAME, copied, registered
from tests.pages.conftest import OpenPage, button
from tests.pages.voting import at, told
from texts import say

TITLES = ["Un four", "Une fête", "Un verger"]
BY_TABLET = ["A=1"] * 4 + ["B=1"] * 2 + ["-"]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return tmp_path / "further"


@pytest.fixture
def one_more(house: Path) -> Iterator[None]:
    with registered(copied(house)):
        yield


def post(client: TestClient, path: str, token: str = "", **body: object) -> httpx2.Response:
    return client.post(f"/api/{path}", json=body, headers={"Authorization": f"Bearer {token}"} if token else {})


def given(client: TestClient, right: str, ballot: str) -> int:
    request = str(uuid.uuid4())
    receipt = hashlib.sha256(request.encode()).hexdigest()
    return post(client, "ballots", right, request_id=request, ballot=ballot, receipt=receipt).status_code


def prepared(page: AppTest, workshop: str) -> AppTest:
    """The form, filled in up to its button."""
    key = f"ask_{workshop}"
    page.radio(key=f"{key}_method").set_value(NAME).run()
    page.text_input(key=f"{key}_question").set_value("Par quoi commencer ?")
    page.text_area(key=f"{key}_typed").set_value("\n".join(TITLES))
    page.text_input(key=f"{key}_decider").set_value("le comité")
    page.text_input(key=f"{key}_answer").set_value("au prochain atelier")
    return page.run()


def announced() -> tuple[str, str]:
    """How it is counted, what a tie means."""
    return say(f"tablet.vote.counting.{NAME}", best=say(f"vote.{NAME}.best")), say("tablet.vote.tie.told")


def planned(loaded: Database, open_page: OpenPage) -> tuple[str, str]:
    """A vote that was prepared and opened on the pages: its workshop and its id."""
    with loaded.transaction() as connection:
        workshop = room(connection)
        admission.record_present(connection, workshop, 30, By("facilitator", NOW))
    page = open_page("facilitate", Role.FACILITATOR, territory="lyon", database=loaded, run=False)
    page.query_params["workshop"], page.query_params["vote"] = workshop, NEW
    page = prepared(page.run(), workshop)
    page.pills(key=f"ask_{workshop}_ways_True").set_value(list(Channel)).run()
    assert all(sentence in told(page) for sentence in announced())
    button(page, "plan").click().run()
    assert not page.exception
    with loaded.reading() as connection:
        [made] = votes.votes_of(connection, workshop)
    assert (made.plan.method, Channel.HANDS in made.plan.channels) == (NAME, True)
    assert (made.plan.rules.most, [choice.title for choice in made.plan.choices]) == (1, TITLES)
    console = at(open_page, "facilitate", loaded, made.id)
    button(console, "vote_open", made.id).click().run()
    assert not console.exception
    return workshop, made.id


def on_the_tablet(loaded: Database, workshop: str) -> None:
    """Its paper says what the wall says; a ballot goes in, and one that the method refuses does not."""
    with loaded.reading() as connection:
        code = workshops.workshop(connection, workshop).code
    with TestClient(Starlette(routes=[Mount("/api", app=api.build())])) as client:
        device = post(client, "visits", code=code, pin=pin(SECRET, workshop)).json()["device"]["token"]
        asked = post(client, "votes/papers", device).json()
        [paper], [rights] = asked["votes"], asked["rights"].values()
        assert (paper["method"], paper["shuffled"], paper["mentions"]) == (NAME, True, [])
        assert paper["counted"] == [{"key": f"vote.counting.{NAME}", "words": {"best": f"vote.{NAME}.best"}}]
        assert paper["tie"] == "vote.tie.told"
        assert given(client, rights[0]["token"], "A=1 B=1") == 422
        for ballot in BY_TABLET:
            [[right, *_]] = post(client, "votes/papers", device).json()["rights"].values()
            assert given(client, right["token"], ballot) == 200


def on_paper(page: AppTest, vote: str) -> None:
    """One paper, and none that says nothing."""
    key = f"paper_{vote}_1_0"
    page.button(key=f"{key}_add").click().run()
    assert [warning.value for warning in page.warning] == [say("error.NothingChosen")]
    page.pills(key=f"{key}_single").set_value("B")
    page.button(key=f"{key}_add").click().run()
    assert not page.exception
    assert say("paper.read", number=1, words=TITLES[1]) in told(page)


def by_hand(page: AppTest, vote: str) -> None:
    """Three people raise a hand; a fourth hand is one too many."""
    page.number_input(key=f"hands_voices_{vote}").set_value(3)
    page.number_input(key=f"hands_{vote}_A").set_value(2)
    page.number_input(key=f"hands_{vote}_C").set_value(2)
    page.button(key=f"hands_send_{vote}").click().run()
    assert [error.value for error in page.error] == [say("error.MoreHandsThanVoices", most=3)]
    page.number_input(key=f"hands_{vote}_C").set_value(1)
    page.button(key=f"hands_send_{vote}").click().run()
    assert not page.error


def recounted(folder: Path, texts: Mapping[str, str]) -> tuple[int, int]:
    """What the command says of the two ways in which a vote is handed out."""
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    sheet, rule, election = (str(folder / name) for name in (record.SHEET, record.RULE, record.ELECTION))
    runs = [CliRunner().invoke(app, ["recount", *each], catch_exceptions=False) for each in ([election], [sheet, rule])]
    return runs[0].exit_code, runs[1].exit_code


def test_it_is_prepared_voted_counted_shown_and_counted_again(
    loaded: Database, open_page: OpenPage, one_more: None, tmp_path: Path
) -> None:
    workshop, vote = planned(loaded, open_page)
    wall = at(open_page, "wall", loaded, vote)
    assert announced()[0] in told(wall)
    on_the_tablet(loaded, workshop)
    typing = at(open_page, "facilitate", loaded, vote, PAPERS)
    on_paper(typing, vote)
    by_hand(typing, vote)
    console = at(open_page, "facilitate", loaded, vote)
    button(console, "vote_close", vote).click().run()
    button(console, "vote_reveal", vote).click().run()
    assert not console.exception
    with loaded.reading() as connection:
        outcome = votes.result(connection, vote).outcome
        texts = files.write(records.record(connection, vote))
    assert isinstance(outcome, VoteResult)
    assert (outcome.n, outcome.blanks, outcome.hands) == (10, 1, 3)
    assert {option: scores["voices"] for option, scores in outcome.scores.items()} == {"A": 6, "B": 3, "C": 1}
    won = say(f"vote.{NAME}.won", winner=TITLES[0], n=6, second=TITLES[1], missing=3)
    page = at(open_page, "wall", loaded, vote)
    assert won in told(page)
    assert page.get("vega_lite_chart")
    committee = open_page("votes", Role.COMMITTEE, territory="lyon", database=loaded)
    assert not committee.exception
    assert won in told(committee)
    assert "6 sur 10" in told(committee)
    assert {"vote_type;approval", f"method;{NAME}"} <= {*texts[record.ELECTION].splitlines()}
    assert recounted(tmp_path, texts) == (0, 0)
    touched = {name: text.replace("A=1", "B=1").replace(";A\n", ";B\n") for name, text in texts.items()}
    assert recounted(tmp_path, touched)[0] == 1


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)  # what a floor lacks is the same on both engines
@pytest.mark.parametrize(
    ("floor", "stop"),
    [("domain", prepared), ("components", prepared), ("texts", prepared), ("sentences", on_paper)],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_without_its_facts_on_one_floor_it_goes_no_further(
    loaded: Database, open_page: OpenPage, house: Path, tmp_path: Path, floor: str, stop: Callable[..., object]
) -> None:
    whole = test_it_is_prepared_voted_counted_shown_and_counted_again
    failures = (AssertionError, KeyError, ValueError)  # a page that fails, one without this control or this choice
    with registered(copied(house, without=floor)), pytest.raises(failures) as failure:
        whole(loaded, open_page, None, tmp_path)
    assert stop.__name__ in [entry.name for entry in failure.traceback]
