"""What many look at: asked in one statement, read once a version, and never older than what was written last.

Two waves, two territories, two databases, two processes, in an order that is not that of their making.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier

import pytest
from sqlalchemy import event, insert, select, update

from db import schema
from db.engine import Connection, Database
from db.models.content import IndicatorVersionRow, ThemeRow
from db.models.publication import PublicationRow
from db.models.workshop import WaveRow, WorkshopRow
from db.queries.evaluation import life, spreads, standing, waves
from db.queries.operations import content, demonstrations
from db.queries.participation import responses
from db.queries.workshops import workshops
from domain.errors import WordsMissing
from domain.evaluation.life import Kind, Said
from domain.evaluation.overview import Overview
from tests.asked import room
from tests.db.test_compared import AUTUMN, MIRRORED, OTHER, SPLIT, SPRING, revealed
from tests.db.test_life import NOW, by, written
from tests.engines import LOADED, Kitchen

LOOKS = 50
READS = """
import json, sys
from db.engine import Database
from db.queries.evaluation import standing, waves
database = Database(sys.argv[1])
for key in sys.stdin:
    with database.reading() as connection:
        wave = next(one for one in waves.waves(connection) if one.id == key.strip())
        now = standing.of(connection, wave)
    print(json.dumps([now.mine.population, [one.population for one in now.known]]), flush=True)
"""


def look(database: Database, wave: str, *, sensitive: bool = False) -> Overview:
    """As a page does: a reading of its own."""
    with database.reading() as connection:
        here = next(one for one in waves.waves(connection) if one.id == wave)
        return standing.of(connection, here, sensitive=sensitive)


def of(connection: Connection, workshop: str) -> str:
    return workshops.workshop(connection, workshop).wave


def two(database: Database) -> tuple[str, str, str]:
    """The wave of autumn, that of spring, made after it, and one of another territory: their ids."""
    with database.transaction() as connection:
        autumn = of(connection, revealed(connection, "Automne", SPLIT, AUTUMN))
        there = of(connection, revealed(connection, "Printemps", OTHER, SPRING, "montpellier"))
        return autumn, of(connection, revealed(connection, "Printemps", OTHER, SPRING)), there


@contextmanager
def heard(database: Database) -> Iterator[list[str]]:
    """The statements that are asked meanwhile."""
    said: list[str] = []

    def note(*given: object) -> None:
        if given[2] != "BEGIN":
            said.append(str(given[2]))

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(database.engine, "before_cursor_execute", note)


def test_what_a_version_tells_is_read_once_however_many_look_at_the_same_moment(loaded: Database) -> None:
    autumn, spring, _ = two(loaded)
    look(loaded, spring)
    with loaded.transaction() as connection:
        revealed(connection, "Automne", MIRRORED, AUTUMN)
    together = Barrier(8)

    def one(n: int) -> Overview:
        if n < together.parties:
            together.wait()
        return look(loaded, autumn)

    with heard(loaded) as said, ThreadPoolExecutor(together.parties) as members:
        found = list(members.map(one, range(LOOKS)))
    assert len({id(now) for now in found}) == 1
    assert found[0].mine.population == 26
    figures = [statement for statement in said if "publication.figures" in statement]
    stands = [statement for statement in said if "UNION ALL" in statement]
    assert (len(figures), len(stands)) == (1, LOOKS)
    assert len(said) == 2 * LOOKS + 1  # which wave it is, where it stands, and once what it tells


def _publish(connection: Connection) -> None:
    revealed(connection, "Printemps", SPLIT, SPRING)


def _rename(connection: Connection) -> None:
    connection.execute(update(ThemeRow).where(ThemeRow.id == "care").values(fr="Prendre soin"))


def _another_rule(connection: Connection) -> None:
    row = connection.execute(
        select(IndicatorVersionRow.__table__).where(IndicatorVersionRow.indicator_id == "fd_voice")
    )
    values = {**row.mappings().one(), "version": 2, "digest": "another", "fr": "Autre règle"}
    connection.execute(insert(IndicatorVersionRow).values(**values))


def _decide(connection: Connection) -> None:
    written(connection, "lyon", Said(Kind.ADOPTED, "sf_access"))


def _begin(connection: Connection) -> None:
    waves.add(connection, "lyon", "Hiver")


def _ask(connection: Connection) -> None:
    room(connection, "Automne", asks="q_closing")


def _of_sensitive(connection: Connection) -> None:
    wave = connection.execute(select(WorkshopRow.wave_id).order_by(WorkshopRow.id)).scalars().first()
    row = {"id": "drawn", "scope": f"lots:{wave}", "position": 1, "population": 0, "figures": [], "basis": {}}
    connection.execute(insert(PublicationRow).values(**row))


@pytest.mark.parametrize("change", [_ask, _begin, _decide, _another_rule, _rename, _publish, _of_sensitive])
def test_whatever_changes_is_told_at_the_next_look_and_only_where_it_changes(
    loaded: Database, change: Callable[[Connection], None]
) -> None:
    autumn, spring, there = two(loaded)
    before = {wave: look(loaded, wave) for wave in (spring, autumn, there)}
    with loaded.transaction() as connection:
        change(connection)
    after = {wave: look(loaded, wave) for wave in (there, autumn, spring)}
    everywhere = change in {_rename, _another_rule}
    for wave in (autumn, spring):
        assert after[wave].version != before[wave].version or change is _of_sensitive
    assert (after[there] is before[there]) != everywhere or change is _of_sensitive
    for wave, now in after.items():
        with loaded.reading() as connection:
            assert now.themes == content.themes(connection)
            assert now.indicators == content.indicators(connection)
            place = "montpellier" if wave == there else "lyon"
            assert now.life == life.of(connection, place)
            assert [one.wave for one in now.known] == [one.id for one in waves.waves(connection, frozenset({place}))]
        assert look(loaded, wave) is now  # the page is loaded again


def test_an_entry_that_is_taken_back_counts_no_more_at_the_next_look(loaded: Database) -> None:
    autumn, _, there = two(loaded)
    with loaded.transaction() as connection:
        written(connection, "montpellier", Said(Kind.ADOPTED, "fd_voice"))
        written(connection, "lyon", Said(Kind.RENAMED, "fd_voice", "Ma voix", "On dit cela."))
        written(connection, "lyon", Said(Kind.ADOPTED, "sf_access"))
    assert look(loaded, autumn).life.state("sf_access") is Kind.ADOPTED
    with loaded.transaction() as connection:
        life.take_back(connection, "lyon", 2, by())
    assert look(loaded, autumn).life.state("sf_access") is Kind.PROPOSED
    assert look(loaded, autumn).life.name("fd_voice", "") == "Ma voix"
    assert look(loaded, there).life.state("fd_voice") is Kind.ADOPTED


def test_what_a_transaction_took_back_was_told_to_nobody(loaded: Database) -> None:
    autumn, _, _ = two(loaded)
    with loaded.reading() as connection:
        here = next(one for one in waves.waves(connection) if one.id == autumn)

    def write(connection: Connection, role: str) -> None:
        connection.execute(update(ThemeRow).where(ThemeRow.id == "care").values(fr=role))
        life.write(connection, "lyon", Said(Kind.ADOPTED, "fd_voice"), 0, by(role), "one")
        [entry] = standing.of(connection, here).life.entries
        assert entry.role == role

    def fail() -> None:
        with loaded.transaction() as connection:
            write(connection, "committee")
            life.write(connection, "lyon", Said(Kind.RENAMED, "sf_access", "", ""), 1, by(), "two")

    with pytest.raises(WordsMissing):
        fail()
    assert look(loaded, autumn).life.entries == ()
    assert "committee" not in {theme.fr for theme in look(loaded, autumn).themes}
    with loaded.transaction() as connection:
        write(connection, "facilitator")
    assert [entry.role for entry in look(loaded, autumn).life.entries] == ["facilitator"]
    assert "facilitator" in {theme.fr for theme in look(loaded, autumn).themes}


def test_who_withdraws_changes_nothing_that_was_told_and_an_erased_demonstration_is_gone(loaded: Database) -> None:
    with loaded.transaction() as connection:
        rooms = {label: revealed(connection, label, SPLIT, AUTUMN) for label in ("Essai", "Automne", "Exemple")}
        keys = {label: of(connection, workshop) for label, workshop in rooms.items()}
        invented = WaveRow.id.in_({keys["Exemple"], keys["Essai"]})
        connection.execute(update(WaveRow).where(invented).values(demonstration=True))
    before = {label: look(loaded, key) for label, key in keys.items()}
    assert {label: now.mine.population for label, now in before.items()} == dict.fromkeys(keys, 13)
    with loaded.transaction() as connection:
        assert responses.withdraw(connection, f"{rooms['Automne']}-3", NOW.date())
    assert look(loaded, keys["Automne"]) is before["Automne"]  # published once, for good (decision 0005)
    with loaded.reading() as connection:
        gone = next(one for one in waves.waves(connection) if one.id == keys["Essai"])
    with loaded.transaction() as connection:
        demonstrations.remove(connection, NOW)
    with loaded.reading() as connection:
        after = standing.of(connection, gone)  # of whoever has had the page open since before
    assert (after.mine.population, after.mine.figures, after.known) == (0, {}, ())
    assert look(loaded, keys["Automne"]).mine == before["Automne"].mine


def test_sensitive_figures_are_never_those_of_whoever_may_not_read_them(loaded: Database) -> None:
    autumn, spring, _ = two(loaded)
    figure = {"indicator_id": "st_lonely", "population": 66, "why": None, "day": None, "n": None, "count": None}
    with loaded.transaction() as connection:
        for position, wave in enumerate((spring, autumn), start=66):
            row = {"id": f"lots-{wave}", "scope": f"lots:{wave}", "position": 1, "population": 0, "basis": {}}
            told = [{**figure, "population": position, "against": None}]
            connection.execute(insert(PublicationRow).values(**row, figures=told))
    for _ in "12":
        for wave, people in ((autumn, 67), (spring, 66)):
            assert look(loaded, wave, sensitive=True).mine.figures["st_lonely"].population == people
            assert "st_lonely" not in look(loaded, wave).mine.figures
            assert look(loaded, wave).mine.population == 13


def test_how_answers_spread_is_that_of_the_last_version(loaded: Database) -> None:
    autumn, spring, _ = two(loaded)
    for label, said in (("Printemps", SPLIT), ("Automne", MIRRORED)):
        for wave in (spring, autumn):
            now = look(loaded, wave)
            with loaded.reading() as connection:
                here = next(one for one in waves.waves(connection) if one.id == wave)
                assert standing.spread(connection, here, now) == spreads.of_wave(connection, wave) != {}
        with loaded.transaction() as connection:
            revealed(connection, label, said, AUTUMN)
    with loaded.reading() as connection:
        [here] = [one for one in waves.waves(connection) if one.id == autumn]
        assert standing.spread(connection, here, standing.of(connection, here))["item:voice@1"].people == 26


def test_two_databases_of_one_process_never_tell_each_other_s(loaded: Database, kitchen: Kitchen) -> None:
    url = kitchen.fresh(LOADED)
    other = Database(url)
    try:
        waves_of = {}
        for database, label, said in ((other, "Automne", OTHER), (loaded, "Printemps", SPLIT + MIRRORED)):
            with database.transaction() as connection:
                waves_of[label] = of(connection, revealed(connection, label, said, AUTUMN))
                connection.execute(update(PublicationRow).values(id=PublicationRow.scope.op("||")("")))
                same = update(PublicationRow).where(PublicationRow.scope == f"public:{waves_of[label]}")
                connection.execute(same.values(id="the same"))
                life.write(connection, "lyon", Said(Kind.RENAMED, "fd_voice", label, "Ici."), 0, by(), "the same")
        for _ in "12":
            assert look(loaded, waves_of["Printemps"]).mine.population == 26
            assert look(other, waves_of["Automne"]).mine.population == 13
            assert look(loaded, waves_of["Printemps"]).life.name("fd_voice", "") == "Printemps"
            assert look(other, waves_of["Automne"]).life.name("fd_voice", "") == "Automne"
    finally:
        other.close()
        kitchen.throw_away(url)


def test_another_process_tells_at_its_next_look_what_this_one_published(loaded: Database) -> None:
    autumn, spring, _ = two(loaded)
    url = loaded.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", READS, url]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=schema.ROOT) as there:  # noqa: S603  our own code
        assert there.stdin is not None
        assert there.stdout is not None

        def told(wave: str) -> tuple[int, list[int]]:
            assert there.stdin is not None
            assert there.stdout is not None
            there.stdin.write(f"{wave}\n")
            there.stdin.flush()
            mine, known = json.loads(there.stdout.readline())
            return mine, known

        assert (told(spring), told(autumn)) == ((13, [13, 13]), (13, [13, 13]))
        for people in (26, 39):
            with loaded.transaction() as connection:
                revealed(connection, "Automne", MIRRORED, AUTUMN)
            assert (told(spring), told(autumn)) == ((13, [13, people]), (people, [13, people]))
            assert look(loaded, autumn).mine.population == people
        there.stdin.close()
