"""Names that were missing are written by somebody, in any order; the files loaded again change none of them."""

import uuid

import pytest
from sqlalchemy import select

from db.content.load import load
from db.engine import Connection, Database
from db.models.staff import AuditRow
from db.queries.operations import slots
from domain.errors import TextTooLong
from domain.operations.contents import ContentMoved
from domain.operations.slots import LIST, LONGEST
from domain.staff.by import By
from formats.content.folder import read
from tests.architecture.sources import ROOT
from tests.ballots import NOW

BY = By("administrator", NOW)


def name(connection: Connection, *words: str) -> str:
    request = uuid.uuid4().hex
    slots.name(connection, slots.all_(connection), words, BY, request)
    return request


def test_names_are_written_in_any_order_and_stay(loaded: Database) -> None:
    with loaded.transaction() as connection:
        before = slots.all_(connection)
        assert [one.words for one in before] == ["", "", ""]
        request = uuid.uuid4().hex
        slots.name(connection, before, ("", "", "Économique"), BY, request)
        slots.name(connection, before, ("", "", "Économique"), BY, request)  # the same press, twice
        name(connection, "Sociale", "", "Économique")
        with pytest.raises(ContentMoved):
            slots.name(connection, before, ("Autre", "", ""), BY, uuid.uuid4().hex)
    with loaded.transaction() as connection:
        assert load(connection, read(ROOT / "content")) == 0
    with loaded.reading() as connection:
        told = [one.fr for one in slots.references(connection)[LIST]]
        assert told == ["Sociale", "", "Économique"]
        assert [one.version.number for one in slots.all_(connection)] == [1, 0, 1]
        acts = connection.execute(select(AuditRow.action)).scalars().all()
        assert acts == ["slot.named", "slot.named"]
    with loaded.transaction() as connection:
        name(connection, "", "", "Économique")  # nobody knows after all
        assert [one.words for one in slots.all_(connection)] == ["", "", "Économique"]


def test_of_several_names_all_are_written_or_none(loaded: Database) -> None:
    with pytest.raises(TextTooLong), loaded.transaction() as connection:
        name(connection, "Sociale", "x" * (LONGEST + 1), "")
    with loaded.reading() as connection:
        assert [one.words for one in slots.all_(connection)] == ["", "", ""]
