"""What organisations wrote and nobody published goes a month after their wave; that they wrote stays, and the rest."""

from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import insert, select, update

from db import keeping
from db.engine import Database
from db.models.content import ActorRow
from db.models.partners import PartnerAnswerRow, PartnerResponseRow
from db.models.workshop import WaveRow
from db.queries.evaluation import verbatims
from db.queries.operations import kept
from db.queries.participation import questionnaires
from domain.operations.retention import ERASED, TERMS, Stock
from domain.staff.by import By
from tests.ballots import NOW, SECRET
from tests.db.test_keeping import TODAY, evening

NEVER = Path("nowhere")
TERM = TERMS[Stock.STRUCTURE_WORDS]
SAID = {"p03": "nourrir", "p04": "ensemble"}


def wrote(database: Database, wave: str, actor: int, *, state: str = "complete") -> None:
    """One organisation wrote two answers in words, and chose one."""
    with database.transaction() as connection:
        version = questionnaires.latest_version_id(connection, "q_partner")
        actors = connection.execute(select(ActorRow.id).order_by(ActorRow.id)).scalars().all()
        seat = {"wave_id": wave, "actor_id": actors[actor], "version_id": version, "state": state}
        connection.execute(insert(PartnerResponseRow).values(id=actor, **seat))
        for question, value in {**SAID, "p02": "oui"}.items():
            said = {"question_id": question, "value": value, "device": "-", "sequence": 1}
            request = f"{actor} {question}"
            connection.execute(insert(PartnerAnswerRow).values(response_id=actor, request_id=request, **said))


def left(database: Database) -> dict[int, dict[str, str | None]]:
    found: dict[int, dict[str, str | None]] = {}
    with database.reading() as connection:
        row = PartnerAnswerRow
        for one in connection.execute(select(row.response_id, row.question_id, row.value)):
            found.setdefault(one.response_id, {})[one.question_id] = one.value
    return found


def ended(database: Database, wave: str, **days: date) -> None:
    with database.transaction() as connection:
        connection.execute(update(WaveRow).where(WaveRow.id == wave).values(**days))


def test_of_two_waves_the_words_go_each_on_its_day_and_published_ones_stay(loaded: Database) -> None:
    late, early, open_one = (evening(loaded, TODAY).wave for _ in range(3))
    for actor, wave in ((3, late), (2, early), (1, early), (5, open_one)):
        wrote(loaded, wave, actor, state="open" if actor == 1 else "complete")
    ended(loaded, late, ends_on=TODAY + timedelta(days=40))
    ended(loaded, early, ends_on=TODAY + timedelta(days=90), closed_on=TODAY)  # somebody closed it first
    with loaded.transaction() as connection:
        told = [one for one in verbatims.queue(connection, early, TODAY) if one.structure and one.words == "nourrir"]
        verbatims.publish(connection, early, told[0], ("", ""), By("coordinator", NOW))
    whole = {**SAID, "p02": "oui"}
    gone = TERM.until(TODAY)
    keeping.purge(loaded, gone - timedelta(days=1), SECRET, NEVER)
    assert left(loaded) == dict.fromkeys((1, 2, 3, 5), whole)
    assert keeping.purge(loaded, gone, SECRET, NEVER)[Stock.STRUCTURE_WORDS] == 3
    erased = dict.fromkeys(SAID, ERASED) | {"p02": "oui"}
    assert left(loaded) == {1: erased, 2: erased | {"p03": "nourrir"}, 3: whole, 5: whole}
    with loaded.reading() as connection:
        assert [(heap.subject, heap.n) for heap in kept.of(connection, Stock.STRUCTURE_WORDS)] == [(late, 2)]
        assert [one.words for one in verbatims.queue(connection, early, TODAY) if one.structure] == ["nourrir"]
    assert Stock.STRUCTURE_WORDS not in keeping.purge(loaded, gone, SECRET, NEVER)
    later = TERM.until(TODAY + timedelta(days=40))
    assert keeping.purge(loaded, later, SECRET, NEVER)[Stock.STRUCTURE_WORDS] == 2
    assert left(loaded)[3] == erased
    assert left(loaded)[5] == whole  # nobody has ended that wave
