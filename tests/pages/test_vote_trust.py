"""Two votes of one workshop, used in the other order, with a reload between: nothing is bent, and nothing unseen."""

from dataclasses import replace

import pytest
from sqlalchemy import inspect, select
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.models.staff import AuditRow
from db.queries.staff import audit
from db.queries.votes import papers, urn, votes
from domain import errors
from domain.staff.by import By
from domain.staff.roles import Role
from domain.votes.ballot import Ballot, Option, Rules
from domain.votes.methods import consent, thermometer
from domain.votes.pile import AGREED, Move, PileStep
from domain.votes.result import VoteResult
from domain.votes.vote import Channel, VoteOption
from frame.votes.panel import PAPERS, VIEW
from sentences.staff.journal import sentences as sentences_of
from sentences.votes.words import sentences
from tests.ballots import NOW, SECRET, account, cast, close, opened, plan, room, typed
from tests.pages.conftest import OpenPage, screens
from tests.pages.test_workshop import words
from texts import say

one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
Rooms = tuple[str, str, str]  # a workshop, and its two open votes in the order of their preparation


@pytest.fixture
def two(loaded: Database) -> Rooms:
    with loaded.transaction() as connection:
        workshop, every = room(connection), replace(plan(), channels=tuple(Channel))
        first, second = (
            opened(connection, workshop, replace(every, question=question)) for question in ("Par quoi ?", "Et après ?")
        )
    return workshop, first, second


def papers_of(open_page: OpenPage, database: Database, rooms: Rooms, vote: str) -> AppTest:
    """«Saisie papier» on one of the two votes, as a new session of somebody with an account of their own."""
    page = open_page("facilitate", Role.FACILITATOR, territory="lyon", database=database, run=False)
    return on(page, rooms, vote)


def on(page: AppTest, rooms: Rooms, vote: str) -> AppTest:
    page.query_params["workshop"], page.query_params["vote"] = rooms[0], vote
    page.query_params["volet"] = PAPERS
    page.run()
    chosen = [box for box in page.selectbox if vote in str(box.key) or str(box.key).startswith("papers_of")]
    if chosen and chosen[0].value != vote:
        chosen[0].set_value(vote).run()
    assert not page.exception
    return page


def copy(page: AppTest, vote: str, reading: int, number: int, options: str) -> None:
    for control in page.segmented_control:
        if control.key == f"reading_{vote}":
            control.set_value(reading).run()
    key = f"paper_{vote}_{reading}_{number - 1}"
    assert f"{key}_chosen" in [pills.key for pills in page.pills]
    page.pills(key=f"{key}_chosen").set_value(list(options))
    page.button(key=f"{key}_add").click().run()
    assert not page.exception


def test_six_raised_hands_are_six_voices_and_no_blank(loaded: Database, open_page: OpenPage, two: Rooms) -> None:
    _, first, second = two
    with loaded.transaction() as connection:
        for number in range(14):
            cast(connection, first, "B=1", number=number)
            cast(connection, second, "C=1", number=number)
    for vote, raised in ((second, 4), (first, 5)):
        page = papers_of(open_page, loaded, two, vote)
        page.number_input(key=f"hands_voices_{vote}").set_value(6)
        page.number_input(key=f"hands_{vote}_A").set_value(raised)
        [send] = [button for button in page.button if button.label == say("hands.send")]
        send.click().run()
    with loaded.transaction() as connection:
        for vote, raised in ((first, 5), (second, 4)):
            close(connection, vote)
            counted = votes.result(connection, vote)
            assert isinstance(counted.outcome, VoteResult)
            assert (counted.outcome.n, counted.outcome.blanks) == (20, 0)
            assert counted.outcome.scores["A"]["votes"] == raised
        acts = connection.execute(select(AuditRow.action, AuditRow.subject)).all()
    assert {subject for action, subject in acts if "hands" in action} == {first, second}


@one_engine
def test_a_settled_paper_stays_settled_and_a_pile_survives_a_reload(
    loaded: Database, open_page: OpenPage, two: Rooms
) -> None:
    _, first, second = two
    for vote in (second, first):
        one = papers_of(open_page, loaded, two, vote)
        copy(one, vote, 1, 1, "A")
        copy(one, vote, 1, 2, "B")
        other = papers_of(open_page, loaded, two, vote)
        copy(other, vote, 2, 1, "C")
        other.button(key=f"difference_{vote}_1_second").click().run()
        copy(other, vote, 2, 2, "B")
        assert [warning.value for warning in other.warning] == []
        again = on(AppTest.from_file(other._script_path, default_timeout=30), two, vote)  # the same account, reloaded
        copy(again, vote, 2, 3, "D")
        assert [warning.value for warning in again.warning] == []


def test_a_difference_is_settled_as_it_was_shown_or_not_at_all(
    loaded: Database, open_page: OpenPage, two: Rooms
) -> None:
    _, first, second = two
    with loaded.transaction() as connection:
        ana, sam = account(connection, "ana"), account(connection, "sam")
        for vote, one, other in ((second, sam, ana), (first, ana, sam)):
            typed(connection, vote, 1, ["D=1", "A=1"], by=one)
            typed(connection, vote, 2, ["C=1", "B=1"], by=other)
    for vote, one in ((second, sam), (first, ana)):
        page = papers_of(open_page, loaded, two, vote)
        with loaded.transaction() as connection:  # the reader takes the second paper back, and reads something else
            papers.move(
                connection, votes.vote(connection, vote), PileStep(Move.TAKE_BACK, 1, 2), by=By("facilitator", NOW, one)
            )
            papers.move(
                connection,
                votes.vote(connection, vote),
                PileStep(Move.ADD, 1, 2, "C=1"),
                by=By("facilitator", NOW, one),
            )
        page.button(key=f"difference_{vote}_2_first").click().run()
        with loaded.reading() as connection:
            assert urn.piles(connection, vote, SECRET)[AGREED] == {}
        assert [error.value for error in page.error] == [say("error.PileMoved")]
        page.run()
        page.button(key=f"difference_{vote}_2_first").click().run()
        page.pills(key=f"difference_{vote}_1_typed_chosen").set_value(["B"])
        page.button(key=f"difference_{vote}_1_typed_add").click().run()
        with loaded.reading() as connection:
            assert urn.piles(connection, vote, SECRET)[AGREED] == {1: "B=1", 2: "C=1"}
        assert not page.exception
    with loaded.reading() as connection:
        said = [one for one in sentences_of(audit.journal(connection, "lyon", 40)) if "réglé" in one]
    assert ["la saisie 1 est gardée" in one for one in said] == [False, True] * 2
    assert ["en le copiant à nouveau" in one for one in said] == [True, False] * 2


@one_engine
def test_one_account_cannot_be_both_readers(loaded: Database, open_page: OpenPage, two: Rooms) -> None:
    workshop, first, second = two
    page = papers_of(open_page, loaded, two, first)
    for number in range(1, 7):
        copy(page, first, 1, number, "A")
    assert f"reading_{first}" not in [control.key for control in page.segmented_control]
    with loaded.transaction() as connection:
        close(connection, first)
        close(connection, second)
    page = open_page("votes", Role.COMMITTEE, territory="lyon", database=loaded, run=False)
    page.query_params["vote"] = first
    assert "une seule lecture" in words(page.run())
    assert workshop


@one_engine
def test_a_vote_by_slips_only_takes_no_paper_and_no_hands(loaded: Database, open_page: OpenPage, two: Rooms) -> None:
    workshop, first, _ = two
    with loaded.transaction() as connection:
        alone = opened(connection, workshop, replace(plan(), channels=(Channel.SLIP,)))
    page = papers_of(open_page, loaded, (workshop, first, alone), alone)
    assert [str(one.key).partition("_")[0] for one in page.pills] == [VIEW]  # no paper to fill in
    assert say("hands.send") not in [button.label for button in page.button]


@one_engine
def test_the_journal_is_a_chain_and_a_second_account_is_a_page_away(database: Database) -> None:
    columns = {one["name"] for one in inspect(database.engine).get_columns("audit")}
    assert {"chain", "number", "previous", "hash"} <= columns
    assert {"accounts", "journal"} <= set(screens())


@pytest.mark.parametrize("other", ["UN  four", "Un four\u200b", "Ün four"])
def test_two_titles_that_sound_alike_are_refused(other: str) -> None:
    with pytest.raises(errors.Invalid):
        replace(plan(), choices=(VoteOption("Un four"), VoteOption("Un verger"), VoteOption(other))).lettered()


def test_sentences_say_what_is_true() -> None:
    option = Option("A", "Une cuisine")
    warm = thermometer.count([Ballot.of({"A": 7})] * 10 + [Ballot.of({"A": 1})] * 3, [option], Rules())
    [said] = sentences(thermometer.explain(warm, [option]))
    assert "u moins une personne sur deux" in said
    silent = consent.count([Ballot.of({"A": 2})] * 2 + [Ballot.of({"A": 0})] * 4, [option], Rules())
    assert "entendue" not in " ".join(sentences(consent.explain(silent, [option])))
    assert "1\u202f173" in say("vote.voices", n=1_173)
