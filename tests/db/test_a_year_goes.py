"""With a moved clock, on each date exactly what the table promises is there, and what was told stays.

What should be there is counted here, from durations written down once more: not asked of the code that is tested.
"""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import func, insert, select, union, update

from db import chain, erasures, keeping
from db.engine import Database
from db.models.admission import DeviceRow
from db.models.content import ActorRow
from db.models.participation import AnswerRow, ResponseRow
from db.models.partners import PartnerAnswerRow, PartnerResponseRow
from db.models.priorities import PriorityRow
from db.models.staff import AuditRow, StaffRow
from db.models.vote import BallotRow, ReceiptRow, VoteRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.participation import questionnaires, tickets
from db.queries.priorities import ideas
from db.queries.staff import audit, sessions
from db.queries.votes import votes
from domain.operations.retention import ERASED
from domain.priorities.idea import Idea
from domain.priorities.priority import Proposer, Words
from domain.staff.by import By
from tests.ballots import NOW, SECRET, account, cast, close, marks, opened, phone, plan
from tests.ballots import room as meeting
from tests.db.test_counts import Room
from tests.db.test_keeping import evening, told

DAY0 = NOW.date()
MONTHS = {
    "answers": 24,
    "account": 12,
    "act": 12,
    "ballots": 12,
    "structure": 24,
}  # as docs/privacy.md promises it
DAYS = {"words": 30, "idea": 30, "devices": 30, "copy": 30, "line": 30, "written": 30}
PLACE = "montpellier"


@dataclass(frozen=True)
class Kept:
    """Something that was kept since a day. ``name``: its kind, and what tells it from others of it."""

    kind: str
    name: str
    since: date

    @property
    def gone(self) -> date:
        """The first day on which it is no longer there."""
        if self.kind in DAYS:
            return self.since + timedelta(days=DAYS[self.kind])
        year, month = divmod(self.since.year * 12 + self.since.month - 1 + MONTHS[self.kind], 12)
        return date(year, month + 1, self.since.day)


class House:
    """Two of each, the later one made first."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database, self.folder = database, folder
        self.kept: list[Kept] = []
        self.rooms: dict[str, Room] = {}
        self.votes: dict[str, str] = {}
        for name, days in (("late", 90), ("early", 0)):
            self.rooms[name] = evening(database, DAY0 + timedelta(days=days))
            self._keep("answers", name, days)
        self._words()
        for name, days in (("late", 12), ("early", 0)):
            self._idea(name, days)
            self._account(name, days)
            self._devices(name, days)
            self._files(name, days)
            self._ballots(name, days)
        for name, days in (("late", 90), ("early", 0)):
            self._structure(name, days)
        for name, days in (("early", 0), ("late", 12)):  # a chain goes on from its last act: it goes from its first
            self._act(name, days)

    def _keep(self, kind: str, name: str, days: int) -> None:
        self.kept.append(Kept(kind, name, DAY0 + timedelta(days=days)))

    def _words(self) -> None:
        """In the early room somebody also wrote a word."""
        room = self.rooms["early"]
        asked = next(one.id for one in room.questionnaire.questions if one.kind == "text")
        with self.database.transaction() as connection:
            one = select(ResponseRow.id).where(ResponseRow.visit_id == f"{room.id}-crowd-1-0")
            said = {"response_id": connection.execute(one).scalar_one(), "question_id": asked, "value": "un mot"}
            connection.execute(insert(AnswerRow).values(**said, sequence=1, request_id=uuid.uuid4().hex))
        self._keep("words", "early", 0)

    def _idea(self, name: str, days: int) -> None:
        with self.database.transaction() as connection:
            one = Idea(uuid.uuid4().hex, "lyon", Words(name, "", "care"), Proposer.RESIDENT)
            ideas.propose(connection, one, By("resident", NOW + timedelta(days=days)))
        self._keep("idea", name, days)

    def _account(self, name: str, days: int) -> None:
        with self.database.transaction() as connection:
            sessions.open_session(connection, account(connection, name), f"token {name}", NOW + timedelta(days=days))
        self._keep("account", name, days)

    def _act(self, name: str, days: int) -> None:
        with self.database.transaction() as connection:
            at = NOW + timedelta(days=days)
            audit.record(connection, By("facilitator", at), action="wave.added", subject=name, territory=PLACE)
        self._keep("act", name, days)

    def _devices(self, name: str, days: int) -> None:
        with self.database.transaction() as connection:
            workshop = meeting(connection, name)
            phone(connection, workshop, "un")
            phone(connection, workshop, "deux")
            closed = {"state": "closed", "day": DAY0 + timedelta(days=days), "title": name}
            connection.execute(update(WorkshopRow).where(WorkshopRow.id == workshop).values(**closed))
        self._keep("devices", name, days)

    def _files(self, name: str, days: int) -> None:
        day = DAY0 + timedelta(days=days)
        (self.folder / f"tablee-{day:%Y%m%d}T030000-{name}.zip").write_text("a copy")
        erasures.add(self.folder, name[0].encode().hex() * 32, day)
        self._keep("copy", name, days)
        self._keep("line", name, days)

    def _ballots(self, name: str, days: int) -> None:
        """Seven people voted, in a workshop that had no other device."""
        with self.database.transaction() as connection:
            planned, luck = plan(), Random(days)  # noqa: S311  drawn marks
            self.votes[name] = vote = opened(connection, meeting(connection, f"vote {name}"), planned)
            for number in range(7):
                cast(connection, vote, marks(planned, luck), number=number)
            close(connection, vote)
            closed = update(VoteRow).where(VoteRow.id == vote)
            connection.execute(closed.values(closed_on=DAY0 + timedelta(days=days)))
        self._keep("ballots", name, days)

    def _structure(self, name: str, days: int) -> None:
        """An organisation chose one answer and wrote another, which nobody published, until the day of the workshop."""
        wave, number = self.rooms[name].wave, 1 + days
        with self.database.transaction() as connection:
            ends = update(WaveRow).where(WaveRow.id == wave).values(ends_on=DAY0 + timedelta(days=days))
            connection.execute(ends)
            actor = connection.execute(select(ActorRow.id).order_by(ActorRow.id)).scalars().first()
            version = questionnaires.latest_version_id(connection, "q_partner")
            seat = {"wave_id": wave, "actor_id": actor, "version_id": version, "state": "complete"}
            connection.execute(insert(PartnerResponseRow).values(id=number, **seat))
            for question, value in (("p02", "oui"), ("p31", f"mot {name}")):
                said = {"question_id": question, "value": value, "device": "-", "sequence": 1}
                one = insert(PartnerAnswerRow).values(response_id=number, request_id=f"{name} {question}", **said)
                connection.execute(one)
        self._keep("structure", name, days)
        self._keep("written", name, days)

    def results(self) -> dict[str, object]:
        """What everybody reads of each vote."""
        with self.database.reading() as connection:
            found = {name: votes.result(connection, vote) for name, vote in self.votes.items()}
        return {name: (one.outcome, one.by_channel, one.turnout) for name, one in found.items()}

    def there(self) -> set[tuple[str, str]]:
        """What is there now, by kind and name."""
        found = {("copy", path.stem.rpartition("-")[2]) for path in self.folder.glob("*.zip")}
        lines = erasures.read(self.folder / erasures.FILE)
        found |= {("line", name) for name in ("early", "late") if name[0].encode().hex() * 32 in lines}
        with self.database.reading() as connection:
            waves = set(connection.execute(select(ResponseRow.wave_id)).scalars())
            found |= {("answers", name) for name, room in self.rooms.items() if room.wave in waves}
            written = connection.execute(select(AnswerRow.value).where(AnswerRow.value == "un mot")).first()
            found |= {("words", "early")} if written else set()
            said = select(WaveRow.id, PartnerAnswerRow.value).select_from(PartnerAnswerRow).join(PartnerResponseRow)
            partners = connection.execute(said.join(WaveRow, WaveRow.id == PartnerResponseRow.wave_id)).all()
            waves = {row.id for row in partners}
            found |= {("structure", name) for name, room in self.rooms.items() if room.wave in waves}
            found |= {("written", row.value[4:]) for row in partners if row.value.startswith("mot ")}
            found |= {("idea", one) for one in connection.execute(select(PriorityRow.title)).scalars()}
            named = select(StaffRow.login).where(StaffRow.name != ERASED)
            found |= {("account", one) for one in connection.execute(named).scalars()}
            acts = select(AuditRow.subject).where(AuditRow.chain == PLACE)
            found |= {("act", one) for one in connection.execute(acts).scalars()}
            cast_in = set(connection.execute(union(select(BallotRow.vote_id), select(ReceiptRow.vote_id))).scalars())
            found |= {("ballots", name) for name, vote in self.votes.items() if vote in cast_in}
            used = select(WorkshopRow.title).join(DeviceRow, DeviceRow.workshop_id == WorkshopRow.id)
            found |= {("devices", one) for one in connection.execute(used).scalars()}
        return {one for one in found if one[1] in {"early", "late"}}

    def counted(self) -> int:
        """People whose answers a wave still counts as told."""
        with self.database.reading() as connection:
            return connection.execute(select(func.count()).select_from(ResponseRow)).scalar_one()


@pytest.fixture
def house(loaded: Database, tmp_path: Path) -> House:
    return House(loaded, tmp_path)


def test_on_each_date_exactly_what_is_promised_is_there_and_figures_stay(house: House) -> None:
    """Each day on which something goes, the day before and the day after; and the first of each month."""
    before = told(house.database, house.rooms["early"]), told(house.database, house.rooms["late"])
    results = house.results()
    days = {one.gone + timedelta(days=n) for one in house.kept for n in (-1, 0, 1)}
    days |= {date(year, month, 1) for year in (2027, 2028) for month in range(1, 13)}
    seen: list[int] = []
    for day in sorted(days):
        keeping.purge(house.database, day, SECRET, house.folder)
        there = house.there()
        assert there == {(one.kind, one.name) for one in house.kept if day < one.gone}, day
        assert (told(house.database, house.rooms["early"]), told(house.database, house.rooms["late"])) == before, day
        assert house.results() == results, day
        with house.database.reading() as connection:
            assert {one.broken for one in chain.check(connection, SECRET)} == {None}, day
            for name, room in house.rooms.items():
                held = tickets.opened(connection, f"ticket-{room.id}-crowd-1-1")
                assert (held is not None) == (("answers", name) in there), day
        seen.append(len(there))
    assert seen[0] == len(house.kept)  # everything, once
    assert seen[-1] == 0
    assert len(set(seen)) == len({one.gone for one in house.kept}) + 1  # it went day by day
    assert house.counted() == 0
