"""A territory that a page adds or names is everybody's from then on, and stays when the files are loaded again."""

import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from sqlalchemy import select

from commands import prepare
from db.content import places
from db.content.load import load
from db.engine import Database
from db.models.content import TerritoryRow
from db.models.contents import TerritoryVersionRow
from db.models.staff import AuditRow
from db.queries.cooperation import territories
from db.queries.operations import content, contents, kept
from db.queries.staff import staff
from domain.cooperation.territories import LONGEST_ID, NewTerritory, TerritoryIdUnfit, TerritoryTaken, short_name
from domain.errors import AppError, TextTooLong, UnknownTerritory, WordsMissing
from domain.operations.content import Content
from domain.operations.contents import ContentMoved, TerritoryPromise
from domain.staff.by import By
from domain.staff.roles import Role
from formats.content.folder import read
from tests.architecture.sources import ROOT
from tests.db.test_copies import Run, run
from tests.programmes import prepared
from texts import say

__all__ = ["run"]

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


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Vallée du Thé", "vallee_du_the"),
        ("L’Île-d’Œuf", "l_ile_d_oeuf"),
        ("2e arrondissement", "e_arrondissement"),
        ("Lyon", "lyon_2"),
        ("a" * 60, f"{'a' * 38}_2"),
        ("44", ""),
        ("ليون", ""),
    ],
)
def test_a_short_name_is_proposed_that_may_be_one(name: str, id_: str) -> None:
    taken = ["montpellier", "lyon", "a" * LONGEST_ID]
    assert short_name(name, taken) == id_
    if id_:
        assert NewTerritory(id_, name, "deploiement", HERE).checked().id not in taken


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


LOOK_ALIKES = (
    "Pays\u00a0de Caux",
    "Pays\u200e de Caux",
    "Pays de\u200b Caux",
    "P\u0430ys de \u0421\u0430ux",
    "\uff30ays de Caux",
    "PAYS  DE CAUX",
)  # a space that does not break, signs that take no room, letters of another alphabet, wide ones


@pytest.mark.parametrize("name", LOOK_ALIKES)
def test_a_name_that_nobody_tells_from_another_is_taken(loaded: Database, name: str) -> None:
    with loaded.transaction() as connection:
        territories.add(connection, VEXIN, BY, "first")
        territories.rename(connection, "lyon", "Pays de Caux", 0, BY, "named")
    before = names(loaded)
    with pytest.raises(TerritoryTaken), loaded.transaction() as connection:
        territories.add(connection, NewTerritory("caux", name, "deploiement", HERE), BY, "added")
    with pytest.raises(TerritoryTaken), loaded.transaction() as connection:
        territories.rename(connection, "vexin", name, 1, BY, "renamed")
    assert names(loaded) == before
    with loaded.transaction() as connection:  # its own is nobody else's
        territories.rename(connection, "lyon", name, 1, BY, "again")


@pytest.mark.parametrize("act", ["add", "rename", "load"])
def test_of_two_who_give_one_name_at_once_one_does(loaded: Database, act: str, folder: Path) -> None:
    with loaded.transaction() as connection:
        territories.add(connection, VEXIN, BY, "vexin")
    shipped, outcomes = with_more(folder, "cauchois", "Caux"), list[str]()

    def second() -> None:
        try:
            with loaded.transaction() as connection:
                if act == "add":
                    territories.add(connection, NewTerritory("a_caux", "CAUX", "deploiement", THERE), BY, "second")
                elif act == "rename":
                    territories.rename(connection, "vexin", "Caux\u200e", 1, BY, "second")
                else:
                    load(connection, shipped)
            outcomes.append("done")
        except TerritoryTaken:
            outcomes.append("taken")

    thread = threading.Thread(target=second)
    with loaded.transaction() as connection:
        territories.add(connection, CAUX, BY, "first")
        thread.start()
        thread.join(1)
        assert outcomes == []  # it waits
    thread.join(20)
    assert outcomes == ["done" if act == "load" else "taken"]
    assert names(loaded).get("cauchois") == ("Caux (cauchois)" if act == "load" else None)
    assert names(loaded)["vexin"] == "Vexin"


def with_more(folder: Path, *added: str) -> Content:
    """The files, with more territories: ids and names in turn, each with promises of its own."""
    file = folder / "territories.yaml"
    said = yaml.safe_load(file.read_text(encoding="utf-8"))
    for id_, name in zip(added[::2], added[1::2], strict=True):
        more = dict(said["territories"][0]) | {"id": id_, "name": name, "kind": "experimentation", "actors": {}}
        more |= {"controller": "Les fichiers", "contact": "personne", "retention": "6 mois après la fin de l'enquête"}
        said["territories"].insert(0, more)
    file.write_text(yaml.safe_dump(said, allow_unicode=True), encoding="utf-8")
    return read(folder)


def test_what_a_page_added_stays_as_it_was_typed_when_the_files_have_it_too(loaded: Database, folder: Path) -> None:
    """Of two that pages added; and of two that the files bring under names that pages gave."""
    with loaded.transaction() as connection:
        for new in (VEXIN, CAUX):
            territories.add(connection, new, BY, new.id)
            prepared(connection, f"Vague {new.id}", ("accueil",), territory=new.id)  # residents read what is promised
        territories.rename(connection, "lyon", "Bessin", 0, BY, "renamed")
    with loaded.reading() as connection:
        before = {one.id: one for one in content.territories(connection)}
    names_of_files = ("caux", "Autre Caux", "vexin", "Vexin", "b_bessin", "bessin", "a_caux", "Caux\u200e")
    shipped = with_more(folder, *names_of_files)
    for changed in (True, False):  # the second time nothing is left to write
        with loaded.transaction() as connection:
            assert (load(connection, shipped) > 0) == changed
            over = places.standing(connection, shipped.territories)
            after = {one.id: one for one in content.territories(connection)}
        for one in ("vexin", "caux", "lyon"):
            kept = replace(before[one], place=after[one].place, region=after[one].region, note=after[one].note)
            assert replace(after[one], open_lists=kept.open_lists) == kept
        assert (after["a_caux"].name, after["b_bessin"].name) == ("Caux\u200e (a_caux)", "bessin (b_bessin)")
        assert {(one.id, one.name, one.shipped, one.added) for one in over} == {
            ("caux", "Caux", "Autre Caux", True), ("vexin", "Vexin", "Vexin", True),
            ("a_caux", "Caux\u200e (a_caux)", "Caux\u200e", False), ("b_bessin", "bessin (b_bessin)", "bessin", False),
        }  # fmt: skip
    with loaded.transaction() as connection:  # where the other one is called otherwise, there is nothing to tell
        territories.rename(connection, "lyon", "Métropole de Lyon", 1, BY, "back")
        load(connection, shipped)
        assert "b_bessin" not in {one.id for one in places.standing(connection, shipped.territories)}
    assert names(loaded)["b_bessin"] == "bessin"


def test_whoever_prepares_is_told_where_a_page_was_first(
    loaded: Database, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with loaded.transaction() as connection:
        for new in (VEXIN, CAUX):
            territories.add(connection, new, BY, new.id)
    with_more(folder, "vexin", "Autre Vexin", "a_caux", "CAUX")
    monkeypatch.setattr(prepare, "CONTENT", folder)
    done = run(loaded, "prepare")
    assert done.exit_code == 0, done.output
    assert done.output.splitlines()[:-1] == [
        say("cli.name_taken", name="CAUX (a_caux)", shipped="CAUX"),
        say("cli.page_stands", name="Vexin", shipped="Autre Vexin"),
    ]
