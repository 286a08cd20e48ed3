"""Kinds of organisations are completed in two territories, in any order; the files loaded again change none."""

import uuid

import pytest
from sqlalchemy import select

from db.content.load import load
from db.engine import Connection, Database
from db.models.staff import AuditRow
from db.queries.cooperation import actors, organisations, sheets
from domain.cooperation.errors import UnknownPart
from domain.cooperation.territories import Organisation
from domain.operations.contents import ContentMoved
from domain.staff.by import By
from formats.content.folder import read
from tests.architecture.sources import ROOT
from tests.ballots import NOW

BY = By("coordinator", NOW)


def unsaid(connection: Connection, place: str) -> Organisation:
    """The last one there that the files say nothing of, and that acts nowhere else."""
    return [one for one in organisations.of(connection, place) if not one.kind][-1]


def now(connection: Connection, place: str, id_: str) -> Organisation:
    return next(one for one in organisations.of(connection, place) if one.id == id_)


def specify(connection: Connection, place: str, shown: Organisation, kind: str) -> str:
    request = uuid.uuid4().hex
    organisations.specify(connection, place, shown, kind, BY, request)
    return request


def test_kinds_are_said_in_two_territories_and_stay(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second, *_ = sheets.kinds(connection)
        south, lyon = unsaid(connection, "montpellier"), unsaid(connection, "lyon")
        request = specify(connection, "montpellier", south, second)
        organisations.specify(connection, "montpellier", south, second, BY, request)  # the same press, twice
        specify(connection, "lyon", lyon, first)
        with pytest.raises(ContentMoved):
            specify(connection, "montpellier", south, first)
    with loaded.transaction() as connection:
        assert load(connection, read(ROOT / "content")) == 0
    with loaded.transaction() as connection:
        told = {one.id: one.stakeholder_type for one in actors.actors(connection, "montpellier")}
        assert told[south.id] == second
        assert now(connection, "lyon", lyon.id).kind == first
        specify(connection, "lyon", now(connection, "lyon", lyon.id), "")
        assert (now(connection, "lyon", lyon.id).kind, now(connection, "lyon", lyon.id).version) == ("", 2)
        for place, kind in (("lorient", first), ("lyon", "no such kind")):
            with pytest.raises(UnknownPart):
                specify(connection, place, now(connection, "lyon", lyon.id), kind)
    with loaded.reading() as connection:
        rows = connection.execute(select(AuditRow.chain).where(AuditRow.action == "organisation.specified"))
        assert sorted(rows.scalars()) == ["lyon", "lyon", "montpellier"]
