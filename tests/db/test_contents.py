"""What a page says over the files: two territories, two lines, two people at once, the files loaded again between."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, func, select

from db.chain import HOUSE
from db.content.load import load
from db.engine import Database
from db.models.contents import TerritoryPromiseRow
from db.models.staff import AuditRow
from db.queries.operations import content, contents, edited
from domain.errors import RequestReused, TextTooLong, WordsMissing
from domain.operations.content import Content
from domain.operations.contents import (
    ContentMoved,
    CurrentHelpLine,
    LineWords,
    NumberUnfit,
    Standing,
    TerritoryPromise,
    UnknownLine,
)
from domain.staff.by import By
from formats.content.folder import read
from tests.architecture.sources import ROOT

NOW = datetime(2026, 11, 29, 14, tzinfo=UTC)
OURS = TerritoryPromise("La Marmite de Lyon", "Appelez Inès à l'accueil")
THEIRS = TerritoryPromise("Graines du Sud", "Passez le mardi")
PRESSES = 8


@pytest.fixture(scope="module")
def files() -> Content:
    return read(ROOT / "content")


def by(role: str = "coordinator") -> By:
    return By(role, NOW)


def say(connection: Connection, place: str, said: TerritoryPromise, seen: int) -> str:
    request = uuid.uuid4().hex
    edited.promise(connection, place, said, seen, by(), request)
    return request


def line(connection: Connection, id_: str) -> CurrentHelpLine:
    return next(one for one in contents.lines(connection) if one.id == id_)


def acts(connection: Connection) -> list[tuple[str, str]]:
    rows = select(AuditRow.chain, AuditRow.action).order_by(AuditRow.chain, AuditRow.number)
    return [(row.chain, row.action) for row in connection.execute(rows)]


def test_each_territory_promises_for_itself_and_loading_the_files_again_changes_nothing(
    loaded: Database, files: Content
) -> None:
    with loaded.transaction() as connection:
        shipped = content.territory(connection, "lyon")
        say(connection, "montpellier", THEIRS, 0)
        say(connection, "lyon", TerritoryPromise("Provisoire", "Personne"), 0)
        say(connection, "lyon", OURS, 1)
    with loaded.transaction() as connection:
        assert load(connection, files) == 0
    with loaded.reading() as connection:
        told = {one.id: TerritoryPromise(one.controller, one.contact) for one in content.territories(connection)}
        assert (told["lyon"], told["montpellier"]) == (OURS, THEIRS)
        assert told["lorient"] == TerritoryPromise(shipped.controller, shipped.contact)
        read_by_all = [one.text for one in content.consent(connection, "lyon").sentences]
        assert any(OURS.controller in sentence for sentence in read_by_all)
        assert not any(THEIRS.controller in sentence for sentence in read_by_all)
        known = contents.promised(connection, "lyon")
    assert [(one.number, said) for one, said in known.before] == [
        (1, TerritoryPromise("Provisoire", "Personne")),
        (2, OURS),
    ]
    assert (known.version, known.shipped) == (2, TerritoryPromise(shipped.controller, shipped.contact))
    with loaded.transaction() as connection:
        say(connection, "lyon", TerritoryPromise(), 2)
        assert contents.promised(connection, "lyon").said == known.shipped
        assert content.territory(connection, "montpellier").controller == THEIRS.controller
    with loaded.reading() as connection:
        assert acts(connection) == [
            ("lyon", "promise.changed"),
            ("lyon", "promise.changed"),
            ("lyon", "promise.restored"),
            ("montpellier", "promise.changed"),
        ]


def test_an_older_screen_never_writes_over_a_newer_change(loaded: Database) -> None:
    with loaded.transaction() as connection:
        request = say(connection, "lyon", OURS, 0)
        edited.promise(connection, "lyon", OURS, 0, by(), request)  # the same press, twice
        with pytest.raises(RequestReused):
            edited.promise(connection, "lyon", THEIRS, 0, by(), request)
        with pytest.raises(ContentMoved):
            say(connection, "lyon", THEIRS, 0)
        with pytest.raises(ContentMoved):
            say(connection, "lyon", TerritoryPromise(), 0)
        assert contents.promised(connection, "lyon").said == OURS
    with loaded.reading() as connection:
        assert len(acts(connection)) == 1


def test_of_many_who_write_at_once_one_is_kept(loaded: Database) -> None:
    def press(number: int) -> bool:
        try:
            with loaded.transaction() as connection:
                say(connection, "lyon", TerritoryPromise(f"Association {number}", "Ici"), 0)
        except ContentMoved:
            return False
        return True

    with ThreadPoolExecutor(PRESSES) as pool:
        kept = list(pool.map(press, range(PRESSES)))
    assert kept.count(True) == 1
    with loaded.reading() as connection:
        assert connection.execute(select(func.count()).select_from(TerritoryPromiseRow)).scalar_one() == 1
        assert contents.promised(connection, "lyon").said.controller == f"Association {kept.index(True)}"


@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_what_is_empty_too_long_or_no_number_is_refused(loaded: Database) -> None:
    with loaded.transaction() as connection:
        for said, refusal in (
            (TerritoryPromise(" ", "Ici"), WordsMissing),
            (TerritoryPromise("x" * 200, "Ici"), TextTooLong),
        ):
            with pytest.raises(refusal):
                say(connection, "lyon", said, 0)
        for number in ("appelez", "1", "+", "06-12", "1" * 19):
            with pytest.raises(NumberUnfit):
                LineWords("Une ligne", number).checked()
        for number in ("", "115", "3919", "04 78 00 00 00", "+33 4 78 00 00 00"):
            assert LineWords("Une  ligne", number).checked() == LineWords("Une ligne", number)
        assert acts(connection) == []


def test_help_lines_are_changed_added_hidden_and_given_back(loaded: Database, files: Content) -> None:
    with loaded.transaction() as connection:
        before = [one.id for one in content.help_lines(connection, "lyon")]
        edited.add_line(connection, "montpellier", LineWords("Épicerie du Sud", "04 67 00 00 00"), by(), "south")
        edited.add_line(connection, "lyon", LineWords("La Marmite", "04 78 00 00 00", "le lundi"), by(), "pot")
        edited.add_line(connection, "lyon", LineWords("La Marmite", "04 78 00 00 00", "le lundi"), by(), "pot")
        women, shelter = line(connection, "women"), line(connection, "shelter")
        longer = LineWords("Violences : on vous écoute", "3919", "jour et nuit")
        edited.change_line(connection, women, longer, Standing.SAID, by(), "women 1")
        edited.change_line(connection, shelter, shelter.said, Standing.HIDDEN, by(), "shelter 1")
    with loaded.transaction() as connection:
        assert load(connection, files) == 0
    with loaded.transaction() as connection:
        here = content.help_lines(connection, "lyon")
        assert [one.id for one in here] == ["pot", *(one for one in before if one != "shelter")]
        assert next(one.id for one in content.help_lines(connection, "montpellier")) == "south"
        told = next(one for one in here if one.id == "women")
        assert (told.fr, told.icon, told.details["hours"]) == (longer.words, women.icon, "jour et nuit")
        for stale in (women, replace(women, said=longer)):
            with pytest.raises(ContentMoved):
                edited.change_line(connection, stale, women.said, Standing.SAID, by(), uuid.uuid4().hex)
        edited.change_line(connection, line(connection, "women"), longer, Standing.SHIPPED, by(), "women 2")
        edited.change_line(connection, line(connection, "shelter"), shelter.said, Standing.SHIPPED, by(), "shelter 2")
        pot = line(connection, "pot")
        with pytest.raises(UnknownLine):  # the files never had it
            edited.change_line(connection, pot, pot.said, Standing.SHIPPED, by(), "pot 1")
        edited.change_line(connection, pot, pot.said, Standing.HIDDEN, by(), "pot 2")
        assert [one.id for one in content.help_lines(connection, "lyon")] == before
        assert (line(connection, "women").said, line(connection, "women").edited) == (women.said, False)
        assert line(connection, "pot").hidden
    with loaded.reading() as connection:
        assert sorted({chain for chain, _ in acts(connection)}) == [HOUSE, "lyon", "montpellier"]
        assert [act for chain, act in acts(connection) if chain == "lyon"] == ["help_line.added", "help_line.hidden"]


def test_a_line_that_leaves_the_files_stays_as_it_was_written(loaded: Database, files: Content) -> None:
    with loaded.transaction() as connection:
        women, suicide = line(connection, "women"), line(connection, "suicide")
        edited.change_line(connection, women, replace(women.said, hours="24 h"), Standing.SAID, by(), "w")
        edited.change_line(connection, suicide, suicide.said, Standing.HIDDEN, by(), "s")
        gone = {"women", "suicide", "children"}
        kept = [row for row in files.references["help_lines"] if row["id"] not in gone]
        places = [{**row, "position": number} for number, row in enumerate(kept, start=1)]
        assert load(connection, replace(files, references={**files.references, "help_lines": places})) > 0
        told = {one.id: one.details["hours"] for one in content.help_lines(connection, "lyon")}
        assert told["women"] == "24 h"
        assert not {"suicide", "children"} & told.keys()
