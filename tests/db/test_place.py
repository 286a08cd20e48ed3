"""What keeps two people, two tabs or two taps from doing a thing twice, or to another thing. On both engines."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Connection, func, select

from db.engine import Database
from db.models.staff import AuditRow
from db.models.vote import VoteRow
from db.models.workshop import WaveRow
from db.queries.evaluation import reveals, waves
from db.queries.participation import questionnaires
from db.queries.votes import votes
from db.queries.votes.acts import do
from db.queries.workshops import scenes, workshops
from domain.errors import AppError, RequestReused
from domain.staff.by import By
from domain.votes import order
from domain.votes.errors import NotOnTheWall, VoteAlreadyOpen, VoteAmended, VoteClosed, VotedAgain, VoteFrozen
from domain.votes.story import VoteAct
from domain.workshops.workshop import AlreadyOpen, NotYetOpen, Over, State, WorkshopPlan, in_order, proposed
from tests.ballots import NOW, SECRET, close, opened, plan, room

TODAY = NOW.date()
BY = By("facilitator", NOW)


def planned(connection: Connection, title: str = "Bien manger", day: date = TODAY) -> WorkshopPlan:
    wave = waves.add(connection, "lyon", "Vague 1")
    version = questionnaires.latest_version_id(connection, "q_resident")
    return WorkshopPlan("lyon", wave, version, title, "Centre social", day)


def together(database: Database, act: Callable[[Connection], object], times: int = 6) -> list[object]:
    """What came of doing it so many times at once: what it gave, or the name of its refusal."""

    def one(_: int) -> object:
        try:
            with database.transaction() as connection:
                return act(connection)
        except AppError as refusal:
            return type(refusal)

    with ThreadPoolExecutor(times) as crowd:
        return list(crowd.map(one, range(times)))


def test_one_request_prepares_one_workshop_and_one_vote_however_often_it_comes(loaded: Database) -> None:
    first, second = uuid.uuid4().hex, uuid.uuid4().hex
    made = together(loaded, lambda c: workshops.prepare(c, planned(c), by=BY, request=first))
    assert made == [first] * 6
    made = together(loaded, lambda c: votes.prepare(c, first, plan(), by=BY, request=second))
    assert made == [second] * 6
    with loaded.transaction() as connection:
        assert [one.id for one in workshops.workshops(connection)] == [first]
        assert [one.id for one in votes.votes_of(connection, first)] == [second]
        audited = connection.execute(select(AuditRow.subject)).scalars().all()
        assert sorted(subject for subject in audited if subject in {first, second}) == sorted([first, second])
        with pytest.raises(RequestReused):
            workshops.prepare(connection, planned(connection, "Autre"), by=BY, request=first)
        with pytest.raises(RequestReused):
            votes.prepare(connection, first, plan("dots"), by=BY, request=second)


def test_a_request_that_prepared_a_vote_elsewhere_prepares_none_here(loaded: Database) -> None:
    one, two = uuid.uuid4().hex, uuid.uuid4().hex
    with loaded.transaction() as connection:
        first, second = room(connection), room(connection, "Vague 2")
        for workshop, request in ((second, one), (first, two)):
            assert votes.prepare(connection, workshop, plan(), by=BY, request=request) == request
    for workshop, request in ((first, one), (second, two)):
        with pytest.raises(RequestReused), loaded.transaction() as connection:
            votes.prepare(connection, workshop, plan(), by=BY, request=request)
    with loaded.reading() as connection:
        made = [[vote.id for vote in votes.votes_of(connection, workshop)] for workshop in (first, second)]
    assert made == [[two], [one]]


def test_of_many_who_open_close_or_go_on_at_once_one_does(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = workshops.prepare(connection, planned(connection), by=BY)
        first = votes.prepare(connection, workshop, plan(), by=BY)
        vote = votes.vote(connection, first)

    def acts(kind: VoteAct) -> list[object]:
        return together(loaded, lambda c: do(c, kind, votes.vote(c, first), "lyon", BY, SECRET))

    assert acts(VoteAct.OPEN) == [NotYetOpen] * 6
    opened_ = together(loaded, lambda c: workshops.open_(c, workshop, by=BY))
    assert sorted(map(str, opened_)) == sorted(map(str, [None, *[AlreadyOpen] * 5]))
    for kind, refusal in ((VoteAct.OPEN, VoteAlreadyOpen), (VoteAct.CLOSE, VoteClosed)):
        assert sorted(map(str, acts(kind))) == sorted(map(str, [first, *[refusal] * 5]))
    again = acts(VoteAct.AGAIN)
    assert again.count(VotedAgain) == 5
    with loaded.transaction() as connection:
        with pytest.raises(VoteClosed):
            do(connection, VoteAct.OPEN, vote, "lyon", BY, SECRET)  # as an old screen still shows it
        assert [one.state for one in votes.votes_of(connection, workshop)] == [State.CLOSED, State.PREPARED]


def test_what_was_reworded_since_is_neither_opened_nor_written_over(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        made = [votes.prepare(connection, workshop, plan(), by=BY) for _ in range(3)]
        shown = votes.vote(connection, made[1])
        reworded = replace(plan(), question="Et après ?")
        votes.amend(connection, made[1], reworded, by=BY, seen=shown.plan)
        with pytest.raises(VoteAmended):
            do(connection, VoteAct.OPEN, shown, "lyon", BY, SECRET)
        with pytest.raises(VoteAmended):
            votes.amend(connection, made[1], plan("dots"), by=BY, seen=shown.plan)
        assert do(connection, VoteAct.OPEN, votes.vote(connection, made[1]), "lyon", BY, SECRET) == made[1]
        with pytest.raises(VoteFrozen):
            votes.amend(connection, made[1], plan(), by=BY)
        states = [one.state for one in votes.votes_of(connection, workshop)]
        assert states == [State.PREPARED, State.OPEN, State.PREPARED]


def test_a_closed_workshop_opens_prepares_and_takes_again_no_vote(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop, other = room(connection), room(connection)
        waiting = votes.prepare(connection, workshop, plan(), by=BY)
        over = opened(connection, workshop, plan())
        close(connection, over)
        workshops.close(connection, workshop, by=BY)
        for act in (
            lambda: votes.open_(connection, waiting, by=BY, secret_key=SECRET),
            lambda: votes.prepare(connection, workshop, plan(), by=BY),
            lambda: votes.again(connection, over, by=BY),
            lambda: workshops.open_(connection, workshop, by=BY),
            lambda: reveals.reveal(connection, workshop, by=BY),
            lambda: workshops.close(connection, workshop, by=BY),
        ):
            with pytest.raises(Over):
                act()
        assert workshops.workshop(connection, other).state is State.OPEN


def test_the_wall_is_given_back_by_the_vote_that_is_on_it_only(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        one, two = (votes.vote(connection, opened(connection, workshop, plan())) for _ in range(2))
        do(connection, VoteAct.SHOW, one, "lyon", BY, SECRET)
        do(connection, VoteAct.SHOW, two, "lyon", BY, SECRET)
        with pytest.raises(NotOnTheWall):
            do(connection, VoteAct.HIDE, one, "lyon", BY, SECRET)
        assert scenes.vote(connection, workshop) == (two.id, False)
        do(connection, VoteAct.HIDE, two, "lyon", BY, SECRET)
        assert scenes.vote(connection, workshop) == (None, False)


def test_a_wave_that_many_add_at_once_is_one(loaded: Database) -> None:
    assert len(set(together(loaded, lambda c: waves.add(c, "lyon", "Vague 7")))) == 1
    with loaded.reading() as connection:
        assert connection.execute(select(func.count()).select_from(WaveRow)).scalar_one() == 1


def test_workshops_of_one_day_have_an_order_that_is_not_their_code(loaded: Database) -> None:
    with loaded.transaction() as connection:
        named = {}
        for number, name in enumerate(("first", "second", "third")):
            moment = NOW + timedelta(hours=number)
            named[name] = workshops.prepare(connection, planned(connection), by=By("facilitator", moment))
        known = workshops.workshops(connection)
        assert [one.id for one in known] == [named["third"], named["second"], named["first"]]
        assert [one.id for one in in_order(known, TODAY)] == [one.id for one in known]
        chosen = proposed(known, TODAY)
        assert chosen is not None
        assert chosen.id == named["third"]  # just prepared
        workshops.open_(connection, named["first"], by=BY)
        known = workshops.workshops(connection)
        chosen = proposed(known, TODAY + timedelta(days=9))
        assert chosen is not None
        assert chosen.id == named["first"]  # the open one
        assert in_order(known, TODAY)[0].id == named["first"]


def test_rounds_follow_their_question_and_the_open_vote_comes_first(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        first, second, third = (votes.prepare(connection, workshop, plan(), by=BY) for _ in range(3))
        votes.open_(connection, first, by=BY, secret_key=SECRET)
        close(connection, first)
        again = votes.again(connection, first, by=BY)
        found = votes.votes_of(connection, workshop)
        assert [(n, one.id) for n, one in order.numbered(found)] == [(1, first), (1, again), (2, second), (3, third)]
        likely = order.proposed(found)
        assert likely is not None
        assert likely.id == second
        votes.open_(connection, third, by=BY, secret_key=SECRET)
        likely = order.proposed(votes.votes_of(connection, workshop))
        assert likely is not None
        assert likely.id == third
        assert connection.execute(select(func.count()).select_from(VoteRow)).scalar_one() == 4
