"""A territory that a page adds or names is everybody's from then on, and stays when the files are loaded again."""

import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from db.content.load import load
from db.engine import Database
from db.models.content import TerritoryRow
from db.models.contents import TerritoryVersionRow
from db.models.staff import AuditRow
from db.queries.cooperation import territories
from db.queries.operations import content, contents, kept
from db.queries.staff import staff
from domain.cooperation.territories import NewTerritory, TerritoryIdUnfit, TerritoryTaken
from domain.errors import AppError, TextTooLong, UnknownTerritory, WordsMissing
from domain.operations.contents import ContentMoved, TerritoryPromise
from domain.staff.by import By
from domain.staff.roles import Role
from formats.content.folder import read
from tests.architecture.sources import ROOT

BY = By("administrator", datetime(2026, 11, 30, 9, tzinfo=UTC))
HERE, THERE = TerritoryPromise("La Marmite", "Demandez Inès"), TerritoryPromise("Le Potager", "Passez le mardi")
VEXIN, CAUX = NewTerritory("vexin", "Vexin", "deploiement", THERE), NewTerritory("caux", "Caux", "deploiement", HERE)


def names(database: Database) -> dict[str, str]:
    with database.reading() as connection:
        return {one.id: one.name for one in content.territories(connection)}


def load_again(database: Database) -> int:
    with database.transaction() as connection:
        return load(connection, read(ROOT / "content"))


def test_two_are_added_behind_the_others_and_stay(loaded: Database) -> None:
    before = names(loaded)
    for new in (VEXIN, CAUX):
        for _ in "12":  # pressed twice
            with loaded.transaction() as connection:
                territories.add(connection, new, BY, f"request {new.id}")
    assert load_again(loaded) == 0
    assert list(names(loaded).items()) == [*before.items(), ("vexin", "Vexin"), ("caux", "Caux")]
    with loaded.transaction() as connection:
        staff.create(
            connection, login="ana", name="Ana", password_hash="-", places={Role.FACILITATOR: {"caux"}}
        )  # fmt: skip
        known = contents.promised(connection, "caux")
        assert (known.said, known.shipped) == (HERE, HERE)
        assert {one.retention for one in content.territories(connection)} == {"24 mois après la fin de l'enquête"}
        acts = select(AuditRow.chain, AuditRow.action, AuditRow.details).where(AuditRow.subject == "caux")
        [told] = connection.execute(acts).all()
        assert (told.chain, told.action, told.details["name"]) == ("caux", "territory.added", "Caux")
        assert kept.names(connection, ["caux"])["caux"] == "Caux"


def test_a_name_is_changed_version_after_version_and_loading_the_files_leaves_it(loaded: Database) -> None:
    with loaded.transaction() as connection:
        territories.add(connection, CAUX, BY, "added")
    for place, seen, name in (("lyon", 0, "Grand Lyon"), ("caux", 1, "Pays de Caux"), ("lyon", 1, "Lyon et autour")):
        for _ in "12":
            with loaded.transaction() as connection:
                territories.rename(connection, place, f"  {name} ", seen, BY, f"{place} {seen}")
    assert load_again(loaded) == 0
    assert (names(loaded)["lyon"], names(loaded)["caux"]) == ("Lyon et autour", "Pays de Caux")
    with loaded.reading() as connection:
        rows = select(TerritoryVersionRow).order_by(TerritoryVersionRow.territory_id, TerritoryVersionRow.number)
        told = [(row.territory_id, row.number, row.name) for row in connection.execute(rows)]
        assert territories.versions(connection) == {"caux": 2, "lyon": 2}
        before = select(AuditRow.details).where(AuditRow.action == "territory.renamed", AuditRow.chain == "lyon")
        acts = [details["before"] for details in connection.execute(before.order_by(AuditRow.number)).scalars()]
    assert told == [
        ("caux", 1, "Caux"), ("caux", 2, "Pays de Caux"), ("lyon", 1, "Grand Lyon"), ("lyon", 2, "Lyon et autour")
    ]  # fmt: skip
    assert acts == ["Métropole de Lyon", "Grand Lyon"]


def test_nobody_writes_over_what_they_have_not_read(loaded: Database) -> None:
    with loaded.transaction() as connection:
        territories.rename(connection, "lyon", "Grand Lyon", 0, BY, "first")
    with pytest.raises(ContentMoved), loaded.transaction() as connection:
        territories.rename(connection, "lyon", "Autre", 0, BY, "late")
    with pytest.raises(UnknownTerritory), loaded.transaction() as connection:
        territories.rename(connection, "nulle_part", "Autre", 0, BY, "none")
    assert names(loaded)["lyon"] == "Grand Lyon"


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (NewTerritory("lyon", "Autre Lyon", "deploiement", HERE), TerritoryTaken),
        (NewTerritory("autre", "métropole de LYON", "deploiement", HERE), TerritoryTaken),
        (NewTerritory("Caux", "Caux", "deploiement", HERE), TerritoryIdUnfit),
        (NewTerritory("caux-1", "Caux", "deploiement", HERE), TerritoryIdUnfit),
        (NewTerritory("*", "Caux", "deploiement", HERE), TerritoryIdUnfit),
        (NewTerritory("caux", "Caux", "ailleurs", HERE), TerritoryIdUnfit),
        (NewTerritory("caux", " ", "deploiement", HERE), WordsMissing),
        (NewTerritory("caux", "C" * 61, "deploiement", HERE), TextTooLong),
        (NewTerritory("caux", "Caux", "deploiement", TerritoryPromise("", "Ici")), WordsMissing),
    ],
)
@pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
def test_what_cannot_be_one_is_refused_and_nothing_is_there(
    loaded: Database, new: NewTerritory, why: type[AppError]
) -> None:
    before = names(loaded)
    with pytest.raises(why), loaded.transaction() as connection:
        territories.add(connection, new, BY, "request")
    assert names(loaded) == before


def test_of_two_who_add_the_same_at_once_one_does(loaded: Database) -> None:
    together, outcomes = threading.Barrier(2), list[str]()

    def add(number: int) -> None:
        together.wait()
        try:
            with loaded.transaction() as connection:
                new = NewTerritory("caux", f"Caux {number}", "deploiement", HERE)
                territories.add(connection, new, BY, f"request {number}")
            outcomes.append("added")
        except TerritoryTaken:
            outcomes.append("taken")

    threads = [threading.Thread(target=add, args=(number,)) for number in (2, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(outcomes) == ["added", "taken"]
    with loaded.reading() as connection:
        [name] = connection.execute(select(TerritoryRow.name).where(TerritoryRow.id == "caux")).scalars()
        [version] = connection.execute(select(TerritoryVersionRow.name)).scalars()
    assert name == version
