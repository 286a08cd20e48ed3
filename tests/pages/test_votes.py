"""The screens of a vote: what each does, and what each must never do."""

from dataclasses import replace
from fractions import Fraction

import pytest
from sqlalchemy import func, select
from streamlit.testing.v1 import AppTest

from db.engine import Database
from db.models.vote import SealedBallotRow, VotingRightRow
from db.queries.priorities import library
from db.queries.votes import papers, raised_hands, rights, screens, votes
from db.queries.votes.acts import do
from db.queries.workshops import admission, scenes
from domain.staff.by import By
from domain.staff.roles import Role
from domain.votes import METHODS
from domain.votes.story import VoteAct
from domain.votes.vote import Channel, VoteOption
from domain.votes.worth import Worth
from domain.workshops.workshop import State
from frame.votes.panel import CHANGE, NEW, PAPERS, RUN, VIEW
from tests.ballots import NOW, SECRET, account, by_hand, cast, close, opened, plan, room, typed
from tests.pages.conftest import OpenPage, button
from tests.pages.test_workshop import words
from tests.pages.voting import SAYS, at, here, told, vote
from texts import say
from texts.typography import typeset

one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)


@one_engine
def test_a_vote_is_planned_and_everything_is_shown_before(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
    page = open_page("facilitate", Role.FACILITATOR, territory="lyon", database=loaded, run=False)
    page.query_params["workshop"], page.query_params["vote"] = workshop, NEW
    page.run()
    key = f"ask_{workshop}"
    assert button(page, "plan").disabled  # no default answer: what is missing is said
    page.text_input(key=f"{key}_question").set_value("Par quoi commencer ?")
    page.text_area(key=f"{key}_typed").set_value("Un four\n\nUne fête\nUn verger")
    page.text_input(key=f"{key}_decider").set_value("le comité")
    page.text_input(key=f"{key}_answer").set_value("au prochain atelier")
    page.run()
    for announced in ("tablet.vote.counting.approval", "tablet.vote.closed", "tablet.vote.tie.told"):
        assert say(announced) in words(page)
    button(page, "plan").click().run()
    assert not page.exception
    with loaded.reading() as connection:
        [made] = votes.votes_of(connection, workshop)
    assert [choice.title for choice in made.plan.choices] == ["Un four", "Une fête", "Un verger"]
    assert (made.plan.decider, made.plan.worth, made.state) == ("le comité", Worth.OPINION, State.PREPARED)


@one_engine
def test_every_way_of_voting_can_be_planned(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        known = votes.prepare(connection, workshop, plan("approval"), by=By("facilitator", NOW))
    page = at(open_page, "facilitate", loaded, known, CHANGE)
    for name in sorted(METHODS, key=lambda one: one == "budget"):
        page.radio(key=f"ask_{known}_method").set_value(name).run()
        assert not page.exception
        assert button(page, "plan").disabled == (name == "budget")  # whose sum is not yet said
        if name == "majority":
            assert say("tablet.vote.silence.worst", worst=say("vote.mention.rejected")) in words(page)
            page.segmented_control(key=f"ask_{known}_silence").set_value("left_out").run()
            assert say("tablet.vote.silence.left_out") in words(page)
    page.number_input(key=f"ask_{known}_budget").set_value(20_000).run()
    button(page, "plan").click().run()
    assert not page.exception
    with loaded.reading() as connection:
        [made] = votes.votes_of(connection, workshop)
    assert (made.plan.method, made.plan.rules.budget, len(made.plan.choices)) == ("budget", Fraction(20_000), 4)


@one_engine
def test_what_was_announced_cannot_be_changed_once_open(loaded: Database, open_page: OpenPage) -> None:
    made = vote(loaded, people=0, closed=False)
    page = at(open_page, "facilitate", loaded, made, CHANGE)
    assert say("error.VoteFrozen") in [warning.value for warning in page.warning]
    assert not page.text_area  # no form of a vote; the decisions beside it have one line fields only


def test_open_close_reveal(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        made = votes.prepare(connection, workshop, plan(), by=By("facilitator", NOW))
    page = at(open_page, "facilitate", loaded, made)
    button(page, "vote_open", made).click().run()
    assert say("vote.voices", n=0) in words(page)
    with loaded.transaction() as connection:
        for number in range(6):
            cast(connection, made, "A=1", number=number)
    with loaded.transaction() as connection:
        admission.record_present(connection, workshop, 8, By("facilitator", NOW))
    assert say("vote.voices_of", n=6, present=8) in words(page.run())
    assert not page.warning
    button(page, "vote_close", made).click().run()
    assert not page.exception
    with loaded.reading() as connection:
        assert scenes.vote(connection, workshop) == (made, False)
    button(page, "vote_reveal", made).click().run()
    with loaded.reading() as connection:
        assert scenes.vote(connection, workshop) == (made, True)
        assert votes.turnout(connection, made).voices == 6


@one_engine
def test_no_tally_before_closing_and_none_on_the_wall_before_reveal(loaded: Database, open_page: OpenPage) -> None:
    made = vote(loaded, people=7, closed=False)
    for view in (RUN, PAPERS):
        shown = at(open_page, "facilitate", loaded, made, view)
        assert not shown.get("vega_lite_chart")
        assert "est en tête" not in words(shown)
    wall = at(open_page, "wall", loaded, made)
    title = typeset("Une épicerie sur roues")
    for name in sorted(METHODS):
        with loaded.transaction() as connection:
            made = opened(connection, here(loaded, made), plan(name))
            for number in range(7):
                cast(connection, made, SAYS[name], number=number)
            screens.show(connection, votes.vote(connection, made), by=By("facilitator", NOW))
        assert title in told(wall.run())  # what one may choose, never what was chosen
        assert not wall.get("vega_lite_chart")
        assert "est en tête" not in told(wall)
        with loaded.transaction() as connection:
            close(connection, made)
        assert say("vote.wall.closed") in told(wall.run())
        assert not wall.get("vega_lite_chart")
        assert "est en tête" not in told(wall)
        with loaded.transaction() as connection:
            screens.reveal(connection, votes.vote(connection, made), by=By("facilitator", NOW))
        assert title in told(wall.run())
        assert wall.get("vega_lite_chart")
        assert not wall.exception


@one_engine
def test_the_committee_reads_closed_votes_of_its_territory_only(loaded: Database, open_page: OpenPage) -> None:
    made = vote(loaded, people=6, closed=False)
    page = open_page("votes", Role.COMMITTEE, territory="lyon", database=loaded)
    assert say("votes.none") in words(page)
    with loaded.transaction() as connection:
        close(connection, made)
    for name in sorted(METHODS):
        with loaded.transaction() as connection:
            made = opened(connection, here(loaded, made), plan(name))
            for number in range(6):
                cast(connection, made, SAYS[name], number=number)
            close(connection, made)
        page.query_params["vote"] = made
        page.run()
        assert not page.exception
        assert say("vote.n", n=6) in words(page)
    elsewhere = open_page("votes", Role.COMMITTEE, territory="montpellier", database=loaded)
    assert say("votes.none") in words(elsewhere)


@one_engine
def test_four_ballots_show_no_order_and_no_number(loaded: Database, open_page: OpenPage) -> None:
    vote(loaded, people=4)
    page = open_page("votes", Role.COMMITTEE, territory="lyon", database=loaded)
    assert not page.get("vega_lite_chart")
    assert say("vote.few") in words(page)
    assert "4 approbations" not in words(page)


@one_engine
def test_both_rounds_are_shown_side_by_side(loaded: Database, open_page: OpenPage) -> None:
    shown = {}
    for name, ballot in (("thermometer", "A=9"), ("approval", "B=1")):
        first = vote(loaded, name)
        with loaded.transaction() as connection:
            second = votes.again(connection, first, by=By("facilitator", NOW))
            votes.open_(connection, second, by=By("facilitator", NOW), secret_key=SECRET)
            for number in range(6):
                cast(connection, second, ballot, number=number)
            close(connection, second)
        page = open_page("votes", Role.COMMITTEE, territory="lyon", database=loaded, run=False)
        page.query_params["vote"] = second
        page.run()
        assert not page.exception
        shown[name] = page
        with loaded.reading() as connection:
            [title, *_] = [f"**{one.title}**" for one in votes.vote(connection, second).options]
        own = [one.value for one in page.markdown].count(title)
        assert own == (name == "thermometer")  # each option has a chart of its own there
    assert "passe de 7 à 9" in words(shown["thermometer"])
    assert say("vote.round.before") in told(shown["thermometer"])
    assert {say("vote.round", n=1), say("vote.round", n=2)} <= {str(said.value) for said in shown["approval"].subheader}


def copy(page: AppTest, vote_id: str, reading: int, number: int, options: str) -> None:
    """Type the next paper on one person's screen."""
    key = f"paper_{vote_id}_{reading}_{number - 1}"
    page.pills(key=f"{key}_chosen").set_value(list(options))
    page.button(key=f"{key}_add").click().run()
    assert not page.exception


def test_two_accounts_copy_the_pile_and_settle_what_differs(loaded: Database, open_page: OpenPage) -> None:
    made = vote(loaded, people=0, closed=False)
    first = at(open_page, "facilitate", loaded, made, PAPERS)
    copy(first, made, 1, 1, "A")
    again = at(open_page, "facilitate", loaded, made, PAPERS)  # somebody else, who has an account too
    copy(again, made, 2, 1, "B")
    assert [warning.value for warning in again.warning] == [say("error.ReadingsDiffer", n=1)]
    again.button(key=f"difference_{made}_1_second").click().run()
    assert not again.warning
    copy(again, made, 2, 2, "C")
    assert not again.warning  # one more paper does not reopen what was settled
    assert say("paper.missing", n=1) in words(again)
    with loaded.transaction() as connection:
        assert [one.number for one in papers.differences(connection, votes.vote(connection, made), SECRET)] == [2]


def test_a_half_typed_pile_survives_a_reload(loaded: Database, open_page: OpenPage) -> None:
    made = vote(loaded, people=0, closed=False)
    page = at(open_page, "facilitate", loaded, made, PAPERS)
    copy(page, made, 1, 1, "A")
    copy(page, made, 1, 2, "BC")
    anew = AppTest.from_file(page._script_path, default_timeout=30)
    for name in ("workshop", "vote", "volet"):
        anew.query_params[name] = page.query_params[name]
    anew.run()
    assert say("paper.known", n=2) in words(anew)
    copy(anew, made, 1, 3, "A")
    with loaded.reading() as connection:
        assert {reading: one.papers for reading, one in papers.readings(connection, made).items()} == {1: 3}


@one_engine
def test_raised_hands_are_never_more_than_voices(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        made = opened(connection, room(connection), by_hand(plan()))
    page = at(open_page, "facilitate", loaded, made, PAPERS)
    page.number_input(key=f"hands_voices_{made}").set_value(3)
    page.number_input(key=f"hands_{made}_A").set_value(4)
    page.button(key=f"hands_send_{made}").click().run()
    assert [error.value for error in page.error] == [say("error.MoreHandsThanVoices", most=3)]
    with loaded.reading() as connection:
        assert raised_hands.recorded(connection, made) == {}


@one_engine
def test_what_one_person_alone_did_is_said_beside_the_result(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        ana, made = account(connection, "ana"), opened(connection, room(connection), by_hand(plan()))
        typed(connection, made, 1, ["A=1"] * 12, by=ana)
        raised_hands.record(connection, votes.vote(connection, made), {"A": 5}, 8, by=By("facilitator", NOW, ana))
        rights.slips(connection, made, 14, SECRET, by=By("facilitator", NOW, ana))
        close(connection, made)
        screens.reveal(connection, votes.vote(connection, made), by=By("facilitator", NOW))
    for page in ("wall", "facilitate"):
        said = told(at(open_page, page, loaded, made))
        for line in (
            say("vote.papers_read_once", n=12),
            say("vote.slips_printed", n=14, used=0),
            say("vote.by_hand", n=8),
        ):
            assert line in said


@one_engine
def test_a_vote_by_slips_only_offers_neither_paper_nor_hands(loaded: Database, open_page: OpenPage) -> None:
    with loaded.transaction() as connection:
        made = opened(connection, room(connection), replace(plan(), channels=(Channel.SLIP,)))
    page = at(open_page, "facilitate", loaded, made, PAPERS)
    assert "tablee_download" in [getattr(element.proto, "component_name", "") for element in page.main]
    assert [str(one.key).partition("_")[0] for one in page.pills] == [VIEW]  # no paper to fill in
    assert f"slips_{made}" in [one.key for one in page.number_input]
    assert not [one for one in page.number_input if str(one.key).startswith("hands")]


@one_engine
def test_a_page_prints_no_slip_before_it_is_asked_to(loaded: Database, open_page: OpenPage) -> None:
    made = vote(loaded, people=0, closed=False)
    page = at(open_page, "facilitate", loaded, made, PAPERS)
    assert "tablee_download" in [getattr(element.proto, "component_name", "") for element in page.main]
    with loaded.reading() as connection:
        assert connection.execute(select(func.count()).select_from(VotingRightRow)).scalar_one() == 0
        assert connection.execute(select(func.count()).select_from(SealedBallotRow)).scalar_one() == 0


def test_a_priority_goes_to_the_vote_and_comes_back_retained(loaded: Database) -> None:
    by = By("facilitator", NOW)
    with loaded.transaction() as connection:
        offered = library.votable(connection, "lyon")[:3]
        choices = tuple(VoteOption(one.title, one.description, one.icon, priority=one.id) for one in offered)
        asked = replace(plan(), choices=choices, worth=Worth.PRIORITY)
        workshop = room(connection)
        made = votes.prepare(connection, workshop, asked, by=By("facilitator", NOW))
        do(connection, VoteAct.OPEN, votes.vote(connection, made), "lyon", by, SECRET)
        for number in range(5):
            cast(connection, made, "B=1", number=number)
        do(connection, VoteAct.CLOSE, votes.vote(connection, made), "lyon", by, SECRET)
        standing = {one.words.title: str(one.status) for one in library.library(connection, "lyon")}
    assert [standing[one.title] for one in offered] == ["proposed", "retained", "proposed"]
