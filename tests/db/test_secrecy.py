"""Nobody can know what somebody voted: not from the files while a vote is open, not from what is left of it after."""

import logging
import random
import statistics
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import func, select

from db import backup, clock, traces
from db.engine import Database
from db.models.vote import BallotRow, SealedBallotRow, VoteKeyRow, VotingRightRow
from db.queries.votes import cast as casting
from db.queries.votes import records
from db.queries.workshops import workshops
from domain.errors import AppError
from domain.staff.by import By
from domain.votes.cast import Cast
from domain.votes.errors import RightUsed, VoteStillOpen
from tests.ballots import NOW, cast, close, opened, plan, right, room, some_rights
from tests.conftest import served
from tests.engines import LOADED, MIGRATED, Kitchen, Postgres

PEOPLE = 40
VOTES = 6
RIGHTS, AT_ONCE = 30, 6


@pytest.fixture
def loaded(kitchen: Kitchen) -> Iterator[Database]:
    """One that nobody had before: what is on disk of it is looked at."""
    yield from served(kitchen, LOADED)


def kept(database: Database, request: pytest.FixtureRequest) -> Iterator[bytes]:
    """Everything that the engine has on disk about this database; of PostgreSQL's log nothing, when it is over."""
    if database.is_sqlite:
        for suffix in ("", "-wal"):
            yield Path(f"{database.url.database}{suffix}").read_bytes()
        return
    server: Postgres = request.getfixturevalue("postgres")
    server.say("CHECKPOINT")
    with database.reading() as connection:
        number = connection.exec_driver_sql("SELECT oid FROM pg_database WHERE datname = current_database()").scalar()
    data = Path(server.socket)
    for path in sorted(data.glob(f"base/{number}/*")):
        yield path.read_bytes()


def log_of(database: Database, request: pytest.FixtureRequest) -> Iterator[bytes]:
    if not database.is_sqlite:
        for path in sorted(Path(request.getfixturevalue("postgres").socket).glob("pg_wal/*")):
            if path.is_file():
                yield path.read_bytes()


def test_no_choice_is_readable_before_closing_and_nothing_sealed_after(
    loaded: Database, request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    words = "Un canari que personne ne doit lire."
    with loaded.transaction() as connection:
        vote = opened(connection, room(connection), plan("consent", options=4))
        mine = [right(connection, vote) for _ in range(6)]
    ballot = "A=2 B=1 C=0 D=2"
    for number, one in enumerate(mine):
        with loaded.transaction() as connection:
            casting.cast(connection, Cast(vote, one, f"request {number}", ballot, f"receipt-{number}", words))
    canaries = [canary.encode() for canary in (ballot, words, "receipt-3")]
    with loaded.reading() as connection:
        marks = [bytes(row.sealed)[40:120] for row in connection.execute(select(SealedBallotRow.sealed))]
        marks += [bytes(row.wrapped)[8:60] for row in connection.execute(select(VoteKeyRow.wrapped))]
        marks += [row.request_hash.encode() for row in connection.execute(select(VotingRightRow.request_hash))]
    files = [*kept(loaded, request), *log_of(loaded, request)]
    assert all(any(trace in file for file in files) for trace in marks)  # this is where one would look
    assert not any(canary in file for file in files for canary in canaries)
    with loaded.transaction() as connection:
        close(connection, vote)
    clock.turn(loaded, NOW)  # should the databases of other tests have been in the way
    files = list(kept(loaded, request))
    assert any(ballot.encode() in file for file in files)
    assert not any(trace in file for file in files for trace in [*marks, *(one.encode() for one in mine)])
    assert not any(said in caplog.text for said in (ballot, words, "receipt-3", *mine))


@pytest.mark.parametrize("kitchen", ["postgresql"], indirect=True)
def test_a_writer_of_another_database_delays_what_is_erased_and_it_is_said(
    loaded: Database,
    kitchen: Kitchen,
    request: pytest.FixtureRequest,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(traces, "PATIENCE", 0.2)
    other = Database(kitchen.fresh(MIGRATED))
    with loaded.transaction() as connection:
        first, second = (opened(connection, room(connection), plan()) for _ in range(2))
        for vote in (second, first):
            for number, one in enumerate(some_rights(connection, vote, 3)):
                casting.cast(connection, Cast(vote, one, f"request {vote} {number}", "A=1", f"receipt {vote} {number}"))
    hashes = select(VotingRightRow.request_hash).where(VotingRightRow.request_hash.is_not(None))
    with loaded.reading() as connection:
        used = [str(text).encode() for text in connection.execute(hashes).scalars()]
    with other.engine.begin() as writing:
        writing.exec_driver_sql("SELECT pg_current_xact_id()")
        shut(loaded, second)
        shut(loaded, first)
        clock.turn(loaded, NOW)
        assert "still there" in caplog.text
        left = [loaded.traces_left]
    clock.turn(loaded, NOW)
    left.append(loaded.traces_left)
    assert left == [True, False]
    assert len(used) == 6
    assert not any(trace in file for file in kept(loaded, request) for trace in used)
    other.close()
    kitchen.throw_away(other.url.render_as_string(hide_password=False))


@pytest.mark.parametrize("kitchen", ["postgresql"], indirect=True)
def test_an_analysis_keeps_no_sample_of_who_voted(loaded: Database, request: pytest.FixtureRequest) -> None:
    with loaded.transaction() as connection:
        first, second = (opened(connection, room(connection), plan()) for _ in range(2))
        mine = {vote: some_rights(connection, vote, 120) for vote in (second, first)}
        for vote, rights in mine.items():
            for number, one in enumerate(rights):
                casting.cast(connection, Cast(vote, one, f"request {vote} {number}", "A=1", f"receipt {vote} {number}"))
    with loaded.reading() as connection:
        marks = {str(text).encode() for text in connection.execute(select(VotingRightRow.request_hash)).scalars()}
    with loaded.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as alone:
        alone.exec_driver_sql("ANALYZE")  # what the engine does by itself, after fifty rows and a minute
    for vote in (second, first):
        shut(loaded, vote)
    clock.turn(loaded, NOW)
    left = [trace for file in kept(loaded, request) for trace in marks if trace in file]
    assert len(marks) == 240
    assert not left


def shut(database: Database, vote: str) -> None:
    """Close a vote, in a transaction of its own."""
    with database.transaction() as connection:
        close(connection, vote)


def test_the_order_of_arrival_is_not_the_order_of_anything(loaded: Database) -> None:
    luck, stored, published = random.Random(8), [], []  # noqa: S311  who votes what
    with loaded.transaction() as connection:
        workshop = room(connection)
        for _ in range(VOTES):
            vote = opened(connection, workshop, plan("thermometer", options=2))
            texts = [f"A={number // 11} B={number % 11}" for number in luck.sample(range(121), PEOPLE)]
            mine = some_rights(connection, vote, PEOPLE)
            for one, text in zip(mine, texts, strict=True):
                casting.cast(connection, Cast(vote, one, "request", text, f"receipt of {text}"))
            close(connection, vote)
            rows = connection.execute(select(BallotRow.marks).where(BallotRow.vote_id == vote)).scalars().all()
            handed_out = [ballot.text for ballot in records.record(connection, vote).ballots]
            arrival = range(PEOPLE)
            stored.append(statistics.correlation(arrival, [rows.index(text) for text in texts]))
            published.append(statistics.correlation(arrival, [handed_out.index(text) for text in texts]))
    # By luck alone, this mean has a standard deviation of 0.065. ``make soak``: a hundred votes, less than 0.1.
    assert abs(statistics.mean(stored)) < 0.35
    assert abs(statistics.mean(published)) < 0.35


def test_a_right_tried_many_times_at_once_gives_one_ballot(loaded: Database) -> None:
    with loaded.transaction() as connection:
        vote = opened(connection, room(connection), plan())
        mine = some_rights(connection, vote, RIGHTS)
    tries = [
        Cast(vote, one, f"request {number}", "A=1", f"receipt {number}") for one in mine for number in range(AT_ONCE)
    ]
    random.Random(2).shuffle(tries)  # noqa: S311  an order, not a secret

    def tried(sent: Cast) -> str:
        try:
            with loaded.transaction() as connection:
                casting.cast(connection, sent)
        except AppError as refusal:
            return type(refusal).__name__
        return "saved"

    with ThreadPoolExecutor(16) as crowd:
        outcomes = list(crowd.map(tried, tries))
    assert outcomes.count("saved") == RIGHTS
    assert outcomes.count(RightUsed.__name__) == len(tries) - RIGHTS
    with loaded.reading() as connection:
        counted = select(func.count()).select_from(SealedBallotRow)
        assert connection.execute(counted).scalar_one() == RIGHTS


def test_a_workshop_does_not_end_while_it_votes(loaded: Database) -> None:
    with loaded.transaction() as connection:
        workshop = room(connection)
        vote = opened(connection, workshop, plan())
        with pytest.raises(VoteStillOpen):
            workshops.close(connection, workshop, by=By("facilitator", NOW))
        close(connection, vote)
        workshops.close(connection, workshop, by=By("facilitator", NOW))


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_no_copy_is_made_while_a_vote_is_open(loaded: Database, tmp_path: Path) -> None:
    with loaded.transaction() as connection:
        vote = opened(connection, room(connection), plan())
    with pytest.raises(VoteStillOpen):
        backup.copy(loaded, tmp_path / "copy.sqlite")
    assert not (tmp_path / "copy.sqlite").exists()
    with loaded.transaction() as connection:
        close(connection, vote)
    backup.copy(loaded, tmp_path / "copy.sqlite")


@pytest.mark.parametrize("kitchen", ["postgresql"], indirect=True)
def test_whoever_still_reads_from_before_is_waited_for(loaded: Database, request: pytest.FixtureRequest) -> None:
    with loaded.transaction() as connection:
        vote = opened(connection, room(connection), plan())
        cast(connection, vote, "A=1")
    reader = loaded.reading()
    connection = reader.__enter__()
    connection.exec_driver_sql("DECLARE held CURSOR FOR SELECT 1 FROM territory")  # it reads as of this moment
    with loaded.reading() as other:
        marks = [bytes(row.sealed)[40:120] for row in other.execute(select(SealedBallotRow.sealed))]
    ending = threading.Timer(1.0, reader.__exit__, (None, None, None))
    ending.start()
    with loaded.transaction() as writing:
        close(writing, vote)
    ending.join()
    clock.turn(loaded, NOW)
    assert marks
    assert not any(trace in file for file in kept(loaded, request) for trace in marks)
