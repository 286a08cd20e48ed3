"""What was kept long enough is erased on its day and not before, of two of everything; figures and tallies stay."""

import threading
import uuid
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, update

from db import backup, chain, clock, keeping
from db.engine import Database
from db.models.admission import DeviceRow
from db.models.content import ActorRow, TerritoryRow
from db.models.participation import AnswerRow, ConsentRow, ResponseRow, VisitRow
from db.models.partners import PartnerAnswerRow, PartnerResponseRow
from db.models.priorities import PriorityEventRow, PriorityRow
from db.models.publication import BlockRow, PublicationRow, SpreadRow
from db.models.staff import StaffRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.evaluation import looks
from db.queries.evaluation.rebuild import rebuilt
from db.queries.operations import kept
from db.queries.participation import questionnaires, tickets
from db.queries.priorities import ideas
from db.queries.staff import audit, sessions, staff
from domain.operations.retention import ERASED, TERMS, Stock
from domain.priorities.idea import Idea
from domain.priorities.priority import Proposer, Words
from domain.staff.by import By
from tests.ballots import NOW, SECRET, account, close, opened, phone, plan, right
from tests.ballots import room as meeting
from tests.db.test_counts import Room, stored_of

TODAY = NOW.date()
PEOPLE_S = (AnswerRow, ResponseRow, ConsentRow, VisitRow)


def purged(database: Database, day: date, folder: Path | None = None) -> dict[Stock, int]:
    return keeping.purge(database, day, SECRET, folder or Path("nowhere"))


def until(family: Stock, since: date) -> tuple[date, date]:
    """The last day on which it is there, and the first on which it is not."""
    gone = TERMS[family].until(since)
    return gone - timedelta(days=1), gone


def held_on(database: Database, room: Room, day: date) -> None:
    """Its workshop was on that day."""
    with database.transaction() as connection:
        connection.execute(update(WorkshopRow).where(WorkshopRow.id == room.id).values(day=day))


def evening(database: Database, day: date) -> Room:
    """Twenty-six people answered, twenty-three were published; three came late and wait."""
    with database.transaction() as connection:
        room = Room(connection)
        room.crowd(23)
        room.reveal()
        room.close()
        room.crowd(3)
        looks.start(connection, room.wave, room.now)
    held_on(database, room, day)
    return room


def of_wave(database: Database, room: Room) -> int:
    with database.reading() as connection:
        here = select(func.count()).where(ResponseRow.wave_id == room.wave)
        return connection.execute(here).scalar_one()


def rows(database: Database) -> dict[str, int]:
    with database.reading() as connection:
        return {
            row.__tablename__: connection.execute(select(func.count()).select_from(row)).scalar_one()
            for row in PEOPLE_S
        }


def told(database: Database, room: Room) -> tuple[object, ...]:
    """Everything that was published, and every tally that somebody could read."""
    with database.reading() as connection:
        waiting = select(BlockRow.id).where(BlockRow.wave_id == room.wave, BlockRow.state == "waiting")
        own = {f"block:{block}" for block in connection.execute(waiting).scalars()}
        cells, counted = stored_of(connection, room.wave, room.id)
        scopes = (f"public:{room.wave}", f"room:{room.id}")
        published = connection.execute(select(PublicationRow).where(PublicationRow.scope.in_(scopes))).all()
        spreads = connection.execute(select(SpreadRow).order_by(SpreadRow.block_id, SpreadRow.measure)).all()
        seen = Counter({key: n for key, n in cells.items() if key[0] not in own})
        return seen, counted, sorted(map(str, published)), spreads


def test_the_answers_of_two_waves_go_each_on_its_day_and_what_was_told_stays(loaded: Database) -> None:
    late, early = evening(loaded, TODAY + timedelta(days=90)), evening(loaded, TODAY)
    before = told(loaded, early), told(loaded, late)
    last, gone = until(Stock.ANSWERS, TODAY)
    assert Stock.ANSWERS not in purged(loaded, last)
    assert (of_wave(loaded, early), of_wave(loaded, late)) == (26, 26)
    assert purged(loaded, gone)[Stock.ANSWERS] == 26
    assert (of_wave(loaded, early), of_wave(loaded, late)) == (0, 26)
    assert (told(loaded, early), told(loaded, late)) == before
    with loaded.reading() as connection:
        mine = tickets.opened(connection, f"ticket-{early.id}-crowd-1-0")
        theirs = tickets.opened(connection, f"ticket-{late.id}-crowd-1-0")
        assert (mine, theirs is None) == (None, False)
        assert stored_of(connection, late.wave, late.id) == rebuilt(connection, late.wave)
        assert looks.due(connection, late.now + timedelta(days=9_999)) == ((late.wave, None),)
    assert purged(loaded, gone) == {}
    assert purged(loaded, until(Stock.ANSWERS, TODAY + timedelta(days=90))[1])[Stock.ANSWERS] == 26
    assert rows(loaded) == dict.fromkeys(rows(loaded), 0)
    assert (told(loaded, early), told(loaded, late)) == before
    with loaded.reading() as connection:
        done = [(one.family, one.subject, one.n) for one in kept.erasures(connection, 9)]
    assert (Stock.ANSWERS, early.wave, 26) in done
    assert (Stock.ANSWERS, late.wave, 26) in done


def test_a_wave_lasts_as_long_as_its_last_workshop_and_its_territory_promises(loaded: Database) -> None:
    room = evening(loaded, TODAY)
    with loaded.transaction() as connection:
        connection.execute(update(TerritoryRow).where(TerritoryRow.id == "lyon").values(retention="6 mois, pas plus"))
        connection.execute(update(WaveRow).where(WaveRow.id == room.wave).values(ends_on=TODAY + timedelta(days=10)))
    assert Stock.ANSWERS not in purged(loaded, date(2027, 5, 31))  # the wave ended on 2026-12-02
    with (
        loaded.transaction() as connection
    ):  # another workshop of the same wave: all of it stays until that one is over
        other = Room(connection)
        values = {"wave_id": room.wave, "day": date(2027, 1, 15)}
        connection.execute(update(WorkshopRow).where(WorkshopRow.id == other.id).values(**values))
    assert Stock.ANSWERS not in purged(loaded, date(2027, 7, 14))
    assert purged(loaded, date(2027, 7, 15))[Stock.ANSWERS] == 26


def test_the_end_of_a_project_comes_before_the_term_of_its_waves(loaded: Database) -> None:
    """Of two waves of one territory, at once."""
    late, early = evening(loaded, TODAY + timedelta(days=60)), evening(loaded, TODAY)
    with loaded.transaction() as connection:
        connection.execute(
            update(ResponseRow).where(ResponseRow.block_id.is_not(None)).values(link_hash=ResponseRow.visit_id)
        )
        ends = date(2027, 3, 31)
        connection.execute(update(TerritoryRow).where(TerritoryRow.id == "lyon").values(project_ends=ends))
    before = told(loaded, early), told(loaded, late)
    assert Stock.CARDS not in purged(loaded, ends - timedelta(days=1))
    assert purged(loaded, ends)[Stock.CARDS] == 52
    assert Stock.ANSWERS not in purged(loaded, date(2027, 9, 29))
    assert purged(loaded, date(2027, 9, 30))[Stock.ANSWERS] == 52
    assert (told(loaded, early), told(loaded, late)) == before
    with loaded.reading() as connection:
        assert kept.of(connection, Stock.ANSWERS) == ()


def test_somebody_who_comes_after_a_purge_is_counted_as_in_a_new_wave(loaded: Database) -> None:
    room = evening(loaded, TODAY)
    before = told(loaded, room)
    purged(loaded, until(Stock.ANSWERS, TODAY)[1])
    with loaded.transaction() as connection:
        room.connection = connection
        again = Room(connection)
        connection.execute(update(WorkshopRow).where(WorkshopRow.id == again.id).values(wave_id=room.wave))
        again.wave = room.wave
        again.crowd(23)
        again.reveal()
        again.close()
    after = told(loaded, room)
    assert before != after
    assert before[0] <= after[0]  # type: ignore[operator]  # two counters: what was told is still told


def test_words_that_nobody_read_go_after_a_month_and_stay_counted(loaded: Database) -> None:
    with loaded.transaction() as connection:
        rooms = late, early = Room(connection), Room(connection)
        asked = next(n for n, one in enumerate(early.questionnaire.questions) if one.kind == "text")
        for room in rooms:
            for person in range(12):
                room.answer(person, 1, person, 1)
                room.answer(person, asked, 0, 1)
                room.finish(person)
    held_on(loaded, late, TODAY + timedelta(days=5))
    question = early.questionnaire.questions[asked].id

    def said(room: Room) -> set[str | None]:
        with loaded.reading() as connection:
            here = select(AnswerRow.value).join(ResponseRow, ResponseRow.id == AnswerRow.response_id)
            chosen = here.where(ResponseRow.workshop_id == room.id, AnswerRow.question_id == question)
            return set(connection.execute(chosen).scalars())

    last, gone = until(Stock.WORDS, TODAY)
    assert purged(loaded, last) == {}
    assert (said(early), said(late)) == ({"un mot"}, {"un mot"})
    assert purged(loaded, gone) == {Stock.WORDS: 12}
    assert (said(early), said(late)) == ({ERASED}, {"un mot"})
    with loaded.reading() as connection:
        for room in rooms:
            assert stored_of(connection, room.wave, room.id) == rebuilt(connection, room.wave)
    assert purged(loaded, gone) == {}


def test_ideas_that_nobody_read_go_after_a_month(loaded: Database) -> None:
    def idea(title: str, days: int, *, published: bool = False) -> str:
        by = By("resident", NOW + timedelta(days=days))
        one = Idea(uuid.uuid4().hex, "lyon", Words(title, "", "care"), Proposer.RESIDENT)
        with loaded.transaction() as connection:
            ideas.propose(connection, one, by)
            if published:
                ideas.publish(connection, one.id, By("facilitator", NOW))
        return one.id

    young, read, old = idea("Un four", 3), idea("Un jardin", 0, published=True), idea("Une fête", 0)
    with loaded.transaction() as connection:
        connection.execute(update(PriorityRow).where(PriorityRow.id == old).values(description="Place de la mairie"))
    last, gone = until(Stock.IDEAS, TODAY)
    assert purged(loaded, last) == {}
    assert purged(loaded, gone) == {Stock.IDEAS: 1}
    with loaded.reading() as connection:
        left = set(connection.execute(select(PriorityRow.id).where(PriorityRow.territory_id == "lyon")).scalars())
        events = set(connection.execute(select(PriorityEventRow.priority_id)).scalars())
    assert left == {young, read}
    assert old not in events


def test_of_organisations_what_they_said_goes_and_not_that_they_did(loaded: Database) -> None:
    waves = [evening(loaded, day).wave for day in (TODAY + timedelta(days=9), TODAY)]
    with loaded.transaction() as connection:
        version = questionnaires.latest_version_id(connection, "q_partner")
        actors = connection.execute(select(ActorRow.id).order_by(ActorRow.id)).scalars().all()
        for n, wave in enumerate(waves):
            seat = {"wave_id": wave, "actor_id": actors[n], "version_id": version, "state": "complete"}
            connection.execute(insert(PartnerResponseRow).values(id=n + 1, **seat))
            for question in ("p01", "p02"):
                said = {"question_id": question, "value": "oui", "device": "-", "sequence": 1}
                row = insert(PartnerAnswerRow).values(response_id=n + 1, request_id=f"{n} {question}", **said)
                connection.execute(row)
    assert purged(loaded, until(Stock.PARTNERS, TODAY)[1])[Stock.PARTNERS] == 2
    with loaded.reading() as connection:
        assert set(connection.execute(select(PartnerAnswerRow.response_id)).scalars()) == {1}
        assert set(connection.execute(select(PartnerResponseRow.id)).scalars()) == {1, 2}


def test_the_devices_of_a_closed_workshop_are_forgotten(loaded: Database) -> None:
    with loaded.transaction() as connection:
        standing, over = meeting(connection, "Vague 2"), meeting(connection, "Vague 1")
        for workshop in (standing, over):
            phone(connection, workshop, "un")
            phone(connection, workshop, "deux")
        vote = opened(connection, over, plan())
        right(connection, vote)
        close(connection, vote)
        connection.execute(update(WorkshopRow).where(WorkshopRow.id == over).values(state="closed"))
    assert purged(loaded, until(Stock.DEVICES, TODAY)[0]) == {}
    assert purged(loaded, until(Stock.DEVICES, TODAY)[1]) == {Stock.DEVICES: 2}
    with loaded.reading() as connection:
        assert set(connection.execute(select(DeviceRow.workshop_id)).scalars()) == {standing}


def test_an_account_that_nobody_opens_is_forgotten_and_its_acts_are_nobody_s(loaded: Database) -> None:
    with loaded.transaction() as connection:
        gone, seen = account(connection, "ana"), account(connection, "ben")
        for who in (seen, gone):
            sessions.open_session(connection, who, f"token {who}", NOW)
            act = {"action": "session.opened", "subject": who, "territory": "lyon"}
            audit.record(connection, By("facilitator", NOW + timedelta(days=200), who), **act)  # type: ignore[arg-type]
    with loaded.transaction() as connection:
        sessions.open_session(connection, seen, "later", NOW + timedelta(days=30))
    last, first = until(Stock.ACCOUNTS, TODAY)
    assert Stock.ACCOUNTS not in purged(loaded, last)
    assert purged(loaded, first)[Stock.ACCOUNTS] == 1
    with loaded.reading() as connection:
        kept_rows = {row.id: row for row in connection.execute(select(StaffRow))}
        names = [one.by for one in audit.journal(connection, "lyon", 9)]
        assert staff.proof(connection, "ana") is None
        assert staff.proof(connection, "ben") is not None
    assert (kept_rows[gone].name, kept_rows[gone].password_hash, kept_rows[gone].active) == (ERASED, "", False)
    assert "ana" not in kept_rows[gone].login
    assert (kept_rows[seen].name, names.count(ERASED)) == ("Ben", 1)
    assert Stock.ACCOUNTS not in purged(loaded, first)


def test_an_account_that_was_never_opened_counts_from_the_first_purge(loaded: Database) -> None:
    with loaded.transaction() as connection:
        account(connection, "ana")
    first = date(2027, 1, 1)
    assert purged(loaded, first) == {}
    assert purged(loaded, date(2027, 12, 31)) == {}
    assert purged(loaded, date(2028, 1, 1)) == {Stock.ACCOUNTS: 1}


def test_old_acts_go_and_the_chains_are_whole(loaded: Database) -> None:
    with loaded.transaction() as connection:
        for place in ("montpellier", "lyon"):
            for days in (0, 1, 40):
                at = NOW + timedelta(days=days)
                audit.record(connection, By("facilitator", at), action="wave.added", subject="-", territory=place)
    last, gone = until(Stock.JOURNAL, TODAY)
    assert purged(loaded, last) == {}
    assert purged(loaded, gone) == {Stock.JOURNAL: 2}
    with loaded.reading() as connection:
        assert {one.chain: one.broken for one in chain.check(connection, SECRET)} == {"lyon": None, "montpellier": None}
        assert len(audit.journal(connection, "lyon", 9)) == 2


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_copies_live_a_month(loaded: Database, tmp_path: Path) -> None:
    old, young = (tmp_path / f"tablee-{day}T101112-0007.sqlite" for day in ("20261023", "20261024"))
    other = tmp_path / "tablee-mine.sqlite"
    for path in (young, other, old):
        path.write_text("a copy")
    assert backup.old(tmp_path, TODAY) == (old,)
    assert purged(loaded, TODAY, tmp_path) == {Stock.BACKUPS: 1}
    assert sorted(tmp_path.iterdir()) == sorted((young, other))


def test_two_servers_that_erase_at_the_same_time_count_it_once(loaded: Database) -> None:
    evening(loaded, TODAY)
    with loaded.transaction() as connection:
        room = Room(connection)
        asked = next(n for n, one in enumerate(room.questionnaire.questions) if one.kind == "text")
        for person in range(40):
            room.answer(person, asked, 0, 1)
            room.finish(person)
    held_on(loaded, room, TODAY)
    gone = until(Stock.ANSWERS, TODAY)[1]
    together = threading.Barrier(3)

    def erase() -> None:
        together.wait()
        purged(loaded, gone)

    threads = [threading.Thread(target=erase) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with loaded.reading() as connection:
        done = {(one.family, one.subject): one.n for one in kept.erasures(connection, 9)}
    assert done[(Stock.ANSWERS, room.wave)] == 40
    assert sum(n for (family, _), n in done.items() if family is Stock.ANSWERS) == 66
    assert done.get((Stock.WORDS, room.id)) in {None, 40}  # whichever family came first
    assert rows(loaded) == dict.fromkeys(rows(loaded), 0)


def test_what_goes_wrong_is_tried_again_within_an_hour_not_at_every_turn_and_stops_no_clock(
    loaded: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hour, minute = timedelta(hours=1), timedelta(minutes=1)
    told = [NOW, NOW, NOW + hour - minute, NOW + hour, NOW + hour + minute, NOW + 2 * hour, NOW + 3 * hour]
    told += [NOW - timedelta(days=400), NOW + timedelta(days=1)]  # a clock that was set back, and right again
    tries: list[date] = []

    def away(_: Path, today: date) -> tuple[Path, ...]:
        tries.append(today)
        if len(tries) in {1, 2, 4}:
            raise PermissionError
        return ()

    monkeypatch.setattr(backup, "old", away)
    daily, turned = keeping.Daily(SECRET, tmp_path), threading.Event()
    moments = iter(told)

    def now() -> datetime:
        moment = next(moments, None)
        if moment is None:
            turned.set()
        return moment or told[-1]

    monkeypatch.setattr(clock, "PAUSE", 0.01)
    running = clock.Clock(loaded, now, daily.turn)
    running.start()
    assert turned.wait(timeout=30)
    running.stop()
    back, tomorrow = told[-2].date(), told[-1].date()
    assert tries == [TODAY, TODAY, TODAY, back, tomorrow]


def test_a_day_has_one_purge_whoever_turns(loaded: Database) -> None:
    evening(loaded, TODAY)
    gone = datetime.combine(until(Stock.ANSWERS, TODAY)[1], NOW.timetz())
    for daily in (keeping.Daily(SECRET, Path("nowhere")), keeping.Daily(SECRET, Path("nowhere"))):
        daily.turn(loaded, gone - timedelta(days=1))
        daily.turn(loaded, gone)
        daily.turn(loaded, gone)
    with loaded.reading() as connection:
        done = [one.n for one in kept.erasures(connection, 9) if one.family is Stock.ANSWERS]
    assert done == [26]
