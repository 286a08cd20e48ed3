"""What cannot be packed, taken away twice, brought back by somebody else, or half: one sentence, nothing moves."""

import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import select, update
from typer.testing import CliRunner, Result

from commands.__main__ import app
from db import engine, schema
from db.carrying import contents, packing, returning, tables
from db.engine import Database
from db.models.carry import CarriedRow, CarryRow
from db.models.content import IndicatorVersionRow
from db.models.vote import SealedBallotRow, VoteKeyRow
from db.models.workshop import WaveRow
from db.queries.evaluation import wave_ends, waves
from db.queries.operations import carries
from db.queries.participation import blanks
from db.queries.votes import acts, votes
from db.queries.workshops import drafts, rehearsals, workshops
from domain.errors import AppError
from domain.evaluation.waves import WaveBusy
from domain.operations.carry import CarryBegun, CarryPrinted, NotAway, WaveElsewhere
from domain.staff.by import CONSOLE, By
from domain.votes.story import VoteAct
from domain.workshops.workshop import WorkshopAway, WorkshopPlan
from formats.copies import archive, sealed
from frame.operations import carry
from tests.ballots import some_rights
from tests.carried import BY, FIRST, NOW, OFFICE, PLACE, held, prepared, told
from tests.db.test_copies import rows
from texts import say

WORDS = "trois chats sur un mur"
SECRETS = {"office": OFFICE, "laptop": FIRST}
Run = Callable[..., Result]
one_engine = pytest.mark.parametrize("kitchen", ["sqlite"], indirect=True)
pytestmark = one_engine


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """``run(database, secret, "carry", …)``: one command there, with its passphrase; the words of its refusal."""
    phrase = tmp_path / "phrase.txt"
    phrase.write_text(f"{WORDS}\n", encoding="utf-8")

    def one(database: Database, secret: str, *words: str, phrase: Path = phrase) -> Result:
        monkeypatch.setenv("TABLEE_VAR", str(tmp_path / "var"))
        monkeypatch.setenv("DATABASE_URL", database.url.render_as_string(hide_password=False))
        monkeypatch.setenv("TABLEE_SECRET_KEY", secret)
        sealing = ["--passphrase-file", str(phrase)] if words[0] in {"pack", "unpack", "return", "receive"} else []
        folder = ["--to", str(tmp_path / "stick")] if words[0] in {"pack", "return"} else []
        done = CliRunner().invoke(app, ["carry", *words, *sealing, *folder], catch_exceptions=False)
        engine.use(database)
        return done

    return one


def file(folder: Path, way: str) -> Path:
    [found] = (folder / "stick").glob(f"{way}-*.tablee")
    return found


def refused(done: Result, said: str) -> None:
    assert (done.exit_code, said in done.output.replace("\u00a0", " ")) == (1, True), done.output
    assert len(done.output.strip().splitlines()) == 1


def test_a_journey_by_commands_and_all_that_is_refused_on_the_way(
    loaded: Database, laptop: Database, run: Run, tmp_path: Path
) -> None:
    with loaded.transaction() as connection:
        one, two = prepared(connection, "un"), prepared(connection, "deux")
    assert run(loaded, OFFICE, "pack", one).exit_code == 0
    pack = file(tmp_path, "atelier")
    refused(run(loaded, OFFICE, "pack", one), "tenu sur un autre ordinateur")
    refused(run(loaded, OFFICE, "unpack", str(pack)), "déjà sur cet ordinateur")
    refused(run(loaded, OFFICE, "receive", str(pack)), "pas celui qui est attendu")
    other = tmp_path / "other.txt"
    other.write_text("deux chats sur un mur\n", encoding="utf-8")
    refused(run(laptop, FIRST, "unpack", str(pack), phrase=other), "pas la phrase")
    other.write_text("court\n", encoding="utf-8")
    refused(run(loaded, OFFICE, "pack", two, phrase=other), "trop courte")
    assert run(laptop, FIRST, "unpack", str(pack)).exit_code == 0
    assert "déjà" in run(laptop, FIRST, "unpack", str(pack)).output
    refused(run(laptop, FIRST, "return", one), "une fois fermé")
    held(laptop, one, FIRST)
    refused(run(laptop, FIRST, "return", two), "ne vient pas d’un autre ordinateur")
    assert "24 réponses" in run(laptop, FIRST, "return", one).output.replace("\u00a0", " ")
    back = file(tmp_path, "retour")
    before = rows(loaded)
    whole = back.read_bytes()
    for at in (len(sealed.MARK) + 3, len(whole) // 2, len(whole) - 4):
        back.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        refused(run(loaded, OFFICE, "receive", str(back)), "abîmé")
    forged(back, whole, tmp_path)
    refused(run(loaded, OFFICE, "receive", str(back)), "modifié")
    back.write_bytes(whole)
    refused(run(loaded, OFFICE, "receive", str(back), phrase=other), "pas la phrase")
    refused(run(laptop, FIRST, "receive", str(back)), "n’est parti d’ici")
    assert rows(loaded) == before
    said = run(loaded, OFFICE, "receive", str(back)).output.replace("\u00a0", " ")
    assert "24 réponses" in said
    after = rows(loaded)
    assert "déjà rapporté" in run(loaded, OFFICE, "receive", str(back)).output
    assert rows(loaded) == after
    quittance = said.split("Reçu : ")[1].split(".")[0]
    refused(run(laptop, FIRST, "erase", one, "abcd-abcd-abcd"), "pas le reçu")
    assert run(laptop, FIRST, "erase", one, quittance).exit_code == 0
    assert one not in str(rows(laptop)["visit"]) + str(rows(laptop)["workshop"]) + str(rows(laptop)["carried"])
    assert "Aucun" in run(laptop, FIRST, "list").output


def forged(path: Path, whole: bytes, folder: Path) -> None:
    """The same file, sealed with the right words, in which somebody put another list under the signature."""
    path.write_bytes(whole)
    clear, changed = folder / "clear.zip", folder / "changed.zip"
    sealed.unseal(path, clear, WORDS)
    with zipfile.ZipFile(clear) as before, zipfile.ZipFile(changed, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            after.writestr(
                name, content.replace(b'"made": "20', b'"made": "19') if name == "manifest.json" else content
            )
    sealed.seal(changed, path, WORDS)


def test_a_laptop_that_is_given_up_brings_nothing_back_and_the_workshop_goes_on_here(
    loaded: Database, laptop: Database, run: Run, tmp_path: Path
) -> None:
    with loaded.transaction() as connection:
        one, two = prepared(connection, "un"), prepared(connection, "deux")
    refused(run(loaded, OFFICE, "lost", one), "pas sur un autre ordinateur")
    assert run(loaded, OFFICE, "pack", one).exit_code == 0
    first = file(tmp_path, "atelier").rename(tmp_path / "first.tablee")
    run(laptop, FIRST, "unpack", str(first))
    held(laptop, one, FIRST)
    run(laptop, FIRST, "return", one)
    assert "un" in run(loaded, OFFICE, "list").output
    assert run(loaded, OFFICE, "lost", one).exit_code == 0
    refused(run(loaded, OFFICE, "receive", str(file(tmp_path, "retour"))), "déclaré perdu")
    assert run(loaded, OFFICE, "pack", one).exit_code == 0  # another laptop, another journey
    refused(run(loaded, OFFICE, "receive", str(file(tmp_path, "retour"))), "déclaré perdu")
    refused(run(laptop, FIRST, "unpack", str(file(tmp_path, "atelier"))), "déjà sur cet ordinateur")
    assert run(loaded, OFFICE, "lost", one).exit_code == 0
    held(loaded, one, OFFICE)
    with loaded.transaction() as connection:
        assert connection.execute(select(CarryRow.state).order_by(CarryRow.made_at)).scalars().all() == ["lost", "lost"]
        assert workshops.workshop(connection, two).away is False


def test_what_is_away_is_neither_opened_nor_edited_nor_rehearsed_nor_removed_nor_is_its_wave_closed(
    loaded: Database,
) -> None:
    with loaded.transaction() as connection:
        one, two = prepared(connection, "un"), prepared(connection, "deux")
        packing.pack(connection, one, [], OFFICE, BY)
    with loaded.reading() as connection:
        seen, vote = drafts.draft(connection, one), votes.votes_of(connection, one)[0]
    tries: list[Callable[..., object]] = [
        lambda connection: workshops.open_(connection, one, by=By(CONSOLE, NOW)),
        lambda connection: drafts.rename(connection, seen, "Autre", "", BY),
        lambda connection: drafts.remove(connection, seen, BY),
        lambda connection: votes.amend(connection, vote.id, vote.plan, by=By(CONSOLE, NOW)),
        lambda connection: votes.prepare(connection, one, vote.plan, by=By(CONSOLE, NOW)),
        lambda connection: rehearsals.begin(connection, one, "Répétition", BY),
        lambda connection: blanks.draw(connection, one, 3, OFFICE, BY),
        lambda connection: packing.pack(connection, one, [], OFFICE, BY),
    ]
    before = rows(loaded)
    for refusing in tries:
        with pytest.raises(WorkshopAway), loaded.transaction() as connection:
            refusing(connection)
    with loaded.transaction() as connection, pytest.raises(WaveBusy):
        wave_ends.close(connection, seen.workshop.wave, None, BY)
    assert rows(loaded) == before
    held(loaded, two, OFFICE)  # the other one is held as ever


def test_only_a_workshop_that_waits_is_packed_and_none_for_which_tickets_were_printed(
    loaded: Database, laptop: Database
) -> None:
    with loaded.transaction() as connection:
        one, two = prepared(connection, "un"), prepared(connection, "deux")
        blanks.draw(connection, two, 3, OFFICE, BY)
    with pytest.raises(CarryPrinted), loaded.transaction() as connection:
        packing.pack(connection, two, [], OFFICE, BY)
    with loaded.transaction() as connection:
        parcel = packing.pack(connection, one, [], OFFICE, BY)
        with pytest.raises(NotAway):
            carries.give_up(connection, two, BY)
    with laptop.transaction() as connection:
        packing.unpack(connection, parcel, BY)
        with pytest.raises(CarryBegun):  # what came from elsewhere does not go further
            packing.pack(connection, one, [], FIRST, BY)
        with pytest.raises(WaveElsewhere):  # nor does anything join its wave here
            prepared(connection, "trois")
        draft = drafts.draft(connection, one)
        wanted = WorkshopPlan(PLACE, waves.add(connection, PLACE, "Autre"), draft.workshop.questionnaire_version,
                              draft.workshop.title, draft.workshop.place, draft.workshop.day, draft.steps)  # fmt: skip
        with pytest.raises(WaveElsewhere):
            drafts.amend(connection, draft, wanted, BY)
        drafts.amend(connection, draft, replace(wanted, wave=draft.workshop.wave, title="Mieux"), BY)
        rehearsal = rehearsals.begin(connection, one, "Répétition", BY)
        with pytest.raises(CarryBegun):
            packing.pack(connection, rehearsal, [], FIRST, BY)
        blanks.draw(connection, one, 3, FIRST, BY)  # printed from the laptop, they are as good as any


def test_no_return_is_written_while_a_vote_is_open_and_nothing_sealed_ever_travels(
    loaded: Database, laptop: Database
) -> None:
    with loaded.transaction() as connection:
        one = prepared(connection, "un")
        parcel = packing.pack(connection, one, [], OFFICE, BY)
    with laptop.transaction() as connection:
        packing.unpack(connection, parcel, BY)
        workshops.open_(connection, one, by=By(CONSOLE, NOW))
        [vote, _] = votes.votes_of(connection, one)
        acts.do(connection, VoteAct.OPEN, vote, PLACE, BY, FIRST)
        some_rights(connection, vote.id, 2)
        assert connection.execute(select(VoteKeyRow)).all()
        with pytest.raises(AppError, match="VoteStillOpen"):
            returning.leave(connection, one, BY)
    assert {SealedBallotRow.__tablename__, VoteKeyRow.__tablename__, "voting_right", "paper_entry"} <= tables.STAYS
    assert not tables.STAYS & parcel.keys() - {"priority", "priority_event"}


def test_sides_with_other_rules_refuse_one_another(
    loaded: Database, laptop: Database, run: Run, tmp_path: Path
) -> None:
    with loaded.transaction() as connection:
        one = prepared(connection, "un")
    run(loaded, OFFICE, "pack", one)
    with laptop.transaction() as connection:
        connection.execute(update(IndicatorVersionRow).values(digest="another"))
    refused(run(laptop, FIRST, "unpack", str(file(tmp_path, "atelier"))), "pas la même version")
    with laptop.reading() as connection:
        for row in (CarriedRow, WaveRow):
            assert connection.execute(select(row.__table__)).all() == []


def test_a_laptop_that_counted_nobody_yet_takes_the_numbers_of_rules_over(loaded: Database, laptop: Database) -> None:
    with loaded.transaction() as connection:  # a house in which two rules were written anew, and a wording
        first = IndicatorVersionRow.indicator_id.in_(["fp_cook_days", "ca_feel_good"])
        connection.execute(update(IndicatorVersionRow).where(first).values(version=7))
        parcels = [packing.pack(connection, prepared(connection, name), [], OFFICE, BY) for name in ("un", "deux")]
    with laptop.transaction() as connection:
        packing.unpack(connection, parcels[0], BY)
        assert [contents.mark(connection)] * 2 == [parcel["label"][0]["content"] for parcel in parcels]
    held(laptop, parcels[0]["label"][0]["workshop"], FIRST)
    with laptop.transaction() as connection:
        packing.unpack(connection, parcels[1], BY)  # it counts now, and by these
        connection.execute(update(IndicatorVersionRow).where(first, IndicatorVersionRow.version == 7).values(version=8))
        assert contents.mark(connection) != parcels[0]["label"][0]["content"]


KILLED = """
import os, signal
from nacl import pwhash
pwhash.argon2id.OPSLIMIT_MODERATE, pwhash.argon2id.MEMLIMIT_MODERATE = (
    pwhash.argon2id.OPSLIMIT_MIN, pwhash.argon2id.MEMLIMIT_MIN)
from db import engine
from db.carrying import receiving
from db.engine import Database
from domain.operations.carry import Kind
from frame.operations import carry
from tests.carried import BY, OFFICE
import pathlib, sys
url, path, words, revision = sys.argv[1:]
def die(*_, **__): os.kill(os.getpid(), signal.SIGKILL)
receiving._acts = die  # the last thing but the commit
with carry.opened(pathlib.Path(path), words, Kind.RETURN, revision) as found:
    with engine.use(Database(url)).transaction() as connection:
        receiving.receive(connection, found.parcel, OFFICE, BY)
"""


def test_killed_in_the_middle_nothing_came_and_the_next_try_takes_all(
    loaded: Database, laptop: Database, run: Run, tmp_path: Path
) -> None:
    with loaded.transaction() as connection:
        one = prepared(connection, "un")
    run(loaded, OFFICE, "pack", one)
    run(laptop, FIRST, "unpack", str(file(tmp_path, "atelier")))
    held(laptop, one, FIRST)
    run(laptop, FIRST, "return", one)
    before = rows(loaded)
    back, url = file(tmp_path, "retour"), loaded.url.render_as_string(hide_password=False)
    words = [sys.executable, "-c", KILLED, url, str(back), WORDS, schema.version(loaded) or ""]
    ended = subprocess.run(words, cwd=Path(__file__).parents[2], check=False, capture_output=True)  # noqa: S603  ours
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert rows(loaded) == before
    assert "24 réponses" in run(loaded, OFFICE, "receive", str(back)).output.replace("\u00a0", " ")
    assert told(loaded, (one,))["counted"][f"workshop:{one}"] == 24


def test_an_old_pack_and_one_that_is_too_large_are_opened_by_nobody_but_an_old_return_is(
    loaded: Database, laptop: Database, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with loaded.transaction() as connection:
        one, two = (prepared(connection, name) for name in ("un", "deux"))
    files = {}
    for workshop in (two, one):
        run(loaded, OFFICE, "pack", workshop)
        files[workshop] = file(tmp_path, "atelier").rename(tmp_path / f"{workshop}.tablee")
    with monkeypatch.context() as later:
        later.setattr(carry, "datetime", SimpleNamespace(now=lambda _: datetime(2028, 1, 1, tzinfo=UTC)))
        refused(run(laptop, FIRST, "unpack", str(files[two])), say("error.CarryTooOld").replace("\u00a0", " "))
    with monkeypatch.context() as small:
        small.setattr(carry, "LARGEST", 1_000)
        small.setattr(archive.Copy, "rows", lambda *_: pytest.fail("it was read"))
        refused(run(laptop, FIRST, "unpack", str(files[one])), say("error.CarryForged").replace("\u00a0", " "))
    assert run(laptop, FIRST, "unpack", str(files[one])).exit_code == 0
    held(laptop, one, FIRST)
    run(laptop, FIRST, "return", one)
    with monkeypatch.context() as later:
        later.setattr(carry, "datetime", SimpleNamespace(now=lambda _: datetime(2028, 1, 1, tzinfo=UTC)))
        assert run(loaded, OFFICE, "receive", str(file(tmp_path, "retour"))).exit_code == 0
