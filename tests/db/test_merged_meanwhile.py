"""What somebody writes while an actor becomes another one names the other one, or is refused: it is never lost."""

import threading
import uuid
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from sqlalchemy import Connection, select

from db.engine import Database
from db.models.pooled import CommitmentRow
from db.models.solutions import BrickRow
from db.models.trust import TrustRow
from db.queries.cooperation import answers, commitments, merging, partners, proposals, ties, trust, writing
from domain.cooperation.commitments import CommitmentWords, Form, UnknownPartner
from domain.cooperation.errors import UnknownPart
from domain.cooperation.partners import PartnerLinkUnknown, Seat
from domain.cooperation.proposals import State, renamed
from domain.cooperation.solutions import BrickWords, SolutionWords
from domain.cooperation.ties import Declaration, UnknownTie
from domain.cooperation.trust import NoCloseTie, Trust
from tests.structures import BY, LYON, answered, seats, wave

TARGETS = ("secours_catholique_lyon", "belle_bouffe")
SOON = 0.3  # seconds in which a writer that waits for nobody is through
REFUSED = (UnknownTie, UnknownPartner, UnknownPart, NoCloseTie, PartnerLinkUnknown)
Writer = Callable[[Connection, Seat, str], None]


def _roster(connection: Connection, seat: Seat, one: str) -> None:
    value = renamed(f"{one}=3", proposals.into(connection, seat), seat.actor)
    answers.record(connection, seat, ("p20", value), uuid.uuid4().hex, 2, uuid.uuid4().hex)


def _tie(connection: Connection, seat: Seat, one: str) -> None:
    ties.declare(connection, seat, one, Declaration("2"))


def _trust(connection: Connection, seat: Seat, one: str) -> None:
    trust.keep(connection, seat, one, Trust({"open": "4"}))


def _commitment(connection: Connection, seat: Seat, one: str) -> None:
    words = CommitmentWords(one, "Un four", "Des bras", Form.ORAL, BY.day, BY.day.replace(year=BY.day.year + 1))
    commitments.propose(connection, seat, words, BY, uuid.uuid4().hex)


def _brick(connection: Connection, seat: Seat, one: str) -> None:
    writing.keep_brick(connection, seat.territory, "a canteen", uuid.uuid4().hex, BrickWords("Un four", one), BY)


def _link(connection: Connection, seat: Seat, one: str) -> None:
    partners.invite(connection, seat.wave, one, by=BY)


WRITERS: tuple[Writer, ...] = (_brick, _roster, _commitment, _tie, _trust, _link)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("write", WRITERS)
def test_it_waits_for_the_merge_and_then_knows_of_it(loaded: Database, write: Writer, order: tuple[int, int]) -> None:
    made, here = _two_that_were_kept(loaded)
    with ThreadPoolExecutor() as crowd:
        for place in order:
            merging_, go = threading.Event(), threading.Event()
            judge = crowd.submit(_merge, loaded, (made[place], TARGETS[place]), merging_, go)
            assert merging_.wait(10)
            written = crowd.submit(_write, loaded, write, here.link, made[place])
            assert not _through(written)
            go.set()
            judge.result(30)
            written.result(30)
    with loaded.reading() as connection:
        assert not _named(connection, here) & set(made)


@pytest.mark.parametrize("write", WRITERS)
def test_the_merge_waits_for_what_is_being_written_and_takes_it_along(loaded: Database, write: Writer) -> None:
    made, here = _two_that_were_kept(loaded)
    with ThreadPoolExecutor() as crowd:
        for one, into in reversed([*zip(made, TARGETS, strict=True)]):
            with loaded.transaction() as connection:
                write(connection, partners.working(connection, here.link, BY.day), one)
                judge = crowd.submit(_merge, loaded, (one, into), threading.Event(), _set())
                assert not _through(judge)
            judge.result(30)
    with loaded.reading() as connection:
        assert not _named(connection, here) & set(made)
        if write is not _link:  # which opens nothing any more
            assert TARGETS[0] in _named(connection, here)


def _two_that_were_kept(loaded: Database) -> tuple[list[str], Seat]:
    with loaded.transaction() as connection:
        second, first = wave(connection, "lyon", "Vague 2"), wave(connection, "lyon", "Vague 1")
        here = seats(connection, first, LYON)["grap"]
        seats(connection, second, LYON)
        made = [
            proposals.propose(connection, first, "grap", name, uuid.uuid4().hex, BY.day)
            for name in ("Le quai", "Un four")
        ]
        for one in reversed(made):
            proposals.keep(connection, one, BY, seen=State.WAITING)
        answered(connection, here, {"p20": " ".join(f"{one}=3" for one in made)})
        canteen = SolutionWords("Une cantine", "Manger ensemble.", theme="food_system")
        writing.keep_solution(connection, "lyon", "a canteen", canteen, BY)
    return made, here


def _merge(loaded: Database, into: tuple[str, str], merged: threading.Event, go: threading.Event) -> None:
    with loaded.transaction() as connection:
        merging.merge(connection, *into, BY, seen=State.KEPT)
        merged.set()
        assert go.wait(30)


def _write(loaded: Database, write: Writer, link: str, one: str) -> None:
    try:
        with loaded.transaction() as connection:
            write(connection, partners.working(connection, link, BY.day), one)
    except REFUSED:
        pass


def _through(what: Future[None]) -> bool:
    try:
        what.result(SOON)
    except TimeoutError:
        return False
    return True


def _set() -> threading.Event:
    event = threading.Event()
    event.set()
    return event


def _named(connection: Connection, seat: Seat) -> set[str]:
    """Every actor that something which is read names."""
    columns = (TrustRow.to_id, CommitmentRow.to_id, BrickRow.actor_id)
    rows = {actor for column in columns for actor in connection.execute(select(column)).scalars()}
    invited = {one.actor for one in partners.invitations(connection, seat.wave) if one.link}
    return {actor for actor in rows if actor} | set(ties.mine(connection, seat)) | invited
