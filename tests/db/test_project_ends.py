"""When a project is over: a page writes it over what the files say, the purge reads it, the files change nothing."""

import uuid
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from db.content.load import load
from db.engine import Connection, Database
from db.models.content import TerritoryRow
from db.models.staff import AuditRow
from db.queries.operations import kept, project_ends, slots
from db.queries.staff import audit
from domain.errors import UnknownTerritory, WordsMissing
from domain.operations.contents import ContentMoved
from domain.operations.project_ends import ProjectEndTooEarly, answers_over
from domain.operations.retention import Stock
from domain.staff.by import By
from formats.content.folder import read
from sentences.staff.journal import sentences
from tests.architecture.sources import ROOT
from tests.ballots import NOW
from tests.db.test_keeping import evening, purged

BY, TODAY = By("coordinator", NOW), NOW.date()
ENDS = date(2027, 3, 31)


def write(connection: Connection, ends: date | None, seen: int = 0, territory: str = "lyon") -> str:
    request = uuid.uuid4().hex
    project_ends.write(connection, territory, ends, seen, BY, request)
    return request


def said(database: Database) -> date | None:
    with database.reading() as connection:
        return project_ends.standing(connection)["lyon"].said


def test_it_is_written_version_after_version_and_the_way_back_is_the_files(loaded: Database) -> None:
    with loaded.transaction() as connection:
        connection.execute(update(TerritoryRow).where(TerritoryRow.id == "lyon").values(project_ends=date(2030, 1, 1)))
        request = write(connection, ENDS)
        project_ends.write(connection, "lyon", ENDS, 0, BY, request)  # the same press, twice
        with pytest.raises(ContentMoved):
            write(connection, date(2029, 1, 1))
        write(connection, date(2028, 12, 31), 1)
    assert said(loaded) == date(2028, 12, 31)
    with loaded.transaction() as connection:
        project_ends.restore(connection, "lyon", 2, BY, uuid.uuid4().hex)
        known = project_ends.standing(connection)
        assert (known["lyon"].said, known["lyon"].version) == (date(2030, 1, 1), 3)
        assert [day for _, day in known["lyon"].before] == [ENDS, date(2028, 12, 31), None]
        assert (known["montpellier"].said, known["montpellier"].version) == (None, 0)
    with loaded.reading() as connection:
        acts = connection.execute(select(AuditRow.action).order_by(AuditRow.number)).scalars().all()
        assert acts == ["territory.end_written", "territory.end_written", "territory.end_restored"]
        told = sentences(audit.journal(connection, "lyon", 9))
    assert "le projet finit le 31/12/2028." in told[1]


def test_the_files_loaded_again_change_nothing_of_it_and_no_name_is_mistaken_for_it(loaded: Database) -> None:
    with loaded.transaction() as connection:
        write(connection, ENDS)
        before = slots.all_(connection)
    with loaded.transaction() as connection:
        assert load(connection, read(ROOT / "content")) == 0
        assert slots.all_(connection) == before
    assert said(loaded) == ENDS


def test_a_day_that_would_erase_at_once_is_refused(loaded: Database) -> None:
    last = date(TODAY.year, TODAY.month - 6, TODAY.day)
    assert answers_over(last) == TODAY
    for ends, refusal in ((last, ProjectEndTooEarly), (date(2016, 12, 31), ProjectEndTooEarly), (None, WordsMissing)):
        with pytest.raises(refusal), loaded.transaction() as connection:
            write(connection, ends)
    with pytest.raises(UnknownTerritory), loaded.transaction() as connection:
        write(connection, ENDS, territory="nowhere")
    assert said(loaded) is None
    with loaded.transaction() as connection:
        write(connection, last + timedelta(days=1))


def test_what_was_answered_is_kept_no_longer_than_six_months_after_it(loaded: Database) -> None:
    evening(loaded, TODAY)
    with loaded.transaction() as connection:
        write(connection, ENDS)
    with loaded.reading() as connection:
        assert {heap.until for heap in kept.kept(connection) if heap.family is Stock.ANSWERS} == {date(2027, 9, 30)}
    assert Stock.ANSWERS not in purged(loaded, date(2027, 9, 29))
    assert purged(loaded, date(2027, 9, 30))[Stock.ANSWERS] == 26
