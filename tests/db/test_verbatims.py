"""Words that people wrote in two territories, two waves and several workshops: read, told, taken back, erased."""

import threading
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from db import keeping
from db.engine import Database
from db.models.content import ActorRow
from db.models.participation import AnswerRow
from db.models.partners import PartnerAnswerRow, PartnerResponseRow
from db.models.staff import AuditRow
from db.models.verbatim import VerbatimRow
from db.models.workshop import WorkshopRow
from db.queries.evaluation import verbatims
from db.queries.operations import kept
from db.queries.participation import questionnaires, responses
from db.queries.workshops import endings, workshops
from domain.evaluation.verbatims import (
    LEAST,
    NothingToHide,
    ReasonUnsaid,
    RefusalReason,
    State,
    UnknownSubject,
    Verbatim,
    WordsMoved,
)
from domain.operations.retention import ERASED, TERMS, Stock
from domain.participation.kinds import KINDS
from domain.participation.questionnaire import Question
from domain.staff.by import By
from domain.workshops.workshop import WorkshopAway
from tests import asked
from tests.ballots import SECRET
from tests.writing import NOW, meeting

TODAY = NOW.date()
BY = By("facilitator", NOW)
FIVE = ("Des légumes", "Un four", "Du temps", "Des voisins", "Un jardin")
ABOUT = ("food_practices", "")


def known(connection: Connection, wave: str, words: str, today: date = TODAY) -> Verbatim:
    return next(one for one in verbatims.queue(connection, wave, today) if one.words == words)


def publish(connection: Connection, wave: str, *words: str) -> None:
    for one in words:
        verbatims.publish(connection, wave, known(connection, wave, one), ABOUT, BY)


def told(connection: Connection, wave: str, theme: str | None = None) -> list[str]:
    return [one.words for one in verbatims.published(connection, wave, theme).words]


def acts(connection: Connection) -> list[str]:
    chosen = select(AuditRow.action).where(AuditRow.action.startswith("wave.words")).order_by(AuditRow.number)
    return list(connection.execute(chosen).scalars())


def test_words_wait_until_the_workshop_is_over_and_nothing_says_whose_they_are(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, evening = meeting(connection, "Vague 2", FIVE[3:], close=False)
        first, _ = meeting(connection, "Vague 1", FIVE[:2])
        there, _ = meeting(connection, "Vague 1", ("Du pain",), place="montpellier")
        assert verbatims.queue(connection, second, TODAY) == ()
        assert verbatims.waiting(connection, "lyon", TODAY) == {first: 2}
        assert verbatims.waiting(connection, "montpellier", TODAY) == {there: 1}
    with loaded.transaction() as connection:
        workshops.close(connection, evening, by=BY)
        meeting(connection, "Vague 2", FIVE[2:3])  # another workshop of the same wave
        found = verbatims.queue(connection, second, TODAY)
        assert {one.words for one in found} == set(FIVE[2:])
        assert {(one.state, one.item, one.structure) for one in found} == {(State.WAITING, "wish", False)}
        assert verbatims.waiting(connection, "lyon", TODAY) == {second: 3, first: 2}


def test_a_closed_workshop_that_goes_on_is_not_read_meanwhile(loaded: Database) -> None:
    with loaded.transaction() as connection:
        wave, workshop = meeting(connection, "Vague 1", FIVE)
        later = By("facilitator", NOW + timedelta(minutes=1))
        endings.reopen(connection, workshops.workshop(connection, workshop), "Trop tôt", later)
        assert verbatims.queue(connection, wave, TODAY) == ()


def test_the_order_is_the_same_whoever_wrote_first(loaded: Database) -> None:
    many = [f"Mot {n:02}" for n in range(30)]
    with loaded.transaction() as connection:
        wave, _ = meeting(connection, "Vague 1", many)
    with loaded.reading() as connection:
        once = [one.words for one in verbatims.queue(connection, wave, TODAY)]
        assert once == [one.words for one in verbatims.queue(connection, wave, TODAY)]
    assert sorted(once) == many
    assert once not in (many, many[::-1])


def test_words_are_told_from_five_people_on_each_wave_by_itself(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, _ = meeting(connection, "Vague 2", FIVE)
        first, _ = meeting(connection, "Vague 1", FIVE)
        publish(connection, second, *FIVE[:4])
        assert verbatims.published(connection, second).words == ()
        assert verbatims.published(connection, second).missing == 1
    with loaded.transaction() as connection:
        publish(connection, second, FIVE[4])
        assert sorted(told(connection, second)) == sorted(FIVE)
        assert sorted(told(connection, second, "food_practices")) == sorted(FIVE)
        assert told(connection, second, "care") == []
        assert verbatims.published(connection, second).missing == 0
        assert verbatims.published(connection, first).missing == LEAST
        assert verbatims.waiting(connection, "lyon", TODAY) == {first: 5}


def test_five_words_of_four_people_are_told_to_nobody(loaded: Database) -> None:
    with loaded.transaction() as connection:
        items = ("takeaway_text", "transform", "need_next")
        wave, workshop = meeting(connection, "Vague 1", (), asks="q_closing", close=False)
        asked.answer(connection, workshop, [dict.fromkeys(items, f"De moi, {person}") for person in range(4)])
        workshops.close(connection, workshop, by=BY)
        found = verbatims.queue(connection, wave, TODAY)
        assert len(found) == 12
        for one in found:
            verbatims.publish(connection, wave, one, ("", "optimisme"), BY)
        assert verbatims.published(connection, wave).words == ()
        assert verbatims.published(connection, wave).missing == 1


def test_words_of_a_workshop_that_went_back_are_read_where_it_went(loaded: Database) -> None:
    with loaded.transaction() as connection:
        other, _ = meeting(connection, "Vague 2", FIVE)
        wave, _ = meeting(connection, "Vague 1", FIVE)
        connection.execute(update(WorkshopRow).where(WorkshopRow.wave_id == wave).values(away=True))
        seen = known(connection, wave, "Un four")
        for _ in range(2):
            with pytest.raises(WorkshopAway):
                verbatims.publish(connection, wave, seen, ABOUT, BY)
            with pytest.raises(WorkshopAway):
                verbatims.refuse(connection, wave, seen, RefusalReason.HURTS, BY)
        publish(connection, other, "Un four")
        assert known(connection, wave, "Un four") == seen


def test_an_act_lands_on_what_was_seen_once_and_can_be_undone(loaded: Database) -> None:
    with loaded.transaction() as connection:
        other, _ = meeting(connection, "Vague 2", FIVE)
        wave, _ = meeting(connection, "Vague 1", FIVE)
        seen = known(connection, wave, "Un four")
        for _ in range(2):
            verbatims.publish(connection, wave, seen, ("skills", "outils"), BY)
        with pytest.raises(WordsMoved):
            verbatims.publish(connection, wave, seen, ("care", "outils"), BY)
        with pytest.raises(WordsMoved):
            verbatims.refuse(connection, wave, seen, RefusalReason.HURTS, BY)
        with pytest.raises(WordsMoved):  # it is not of that one
            verbatims.publish(connection, other, seen, ABOUT, BY)
        now = known(connection, wave, "Un four")
        assert (now.state, now.theme, now.tag) == (State.PUBLISHED, "skills", "outils")
    with loaded.transaction() as connection:
        for _ in range(2):
            verbatims.take_back(connection, wave, now, BY)
        back = known(connection, wave, "Un four")
        assert (back.state, back.theme) == (State.WAITING, "skills")
        for about in (("nowhere", ""), ("care", "nothing")):
            with pytest.raises(UnknownSubject):
                verbatims.publish(connection, wave, back, about, BY)
        with pytest.raises(ReasonUnsaid):
            verbatims.refuse(connection, wave, back, None, BY)
        for _ in range(2):
            verbatims.refuse(connection, wave, back, RefusalReason.SOMEBODY, BY)
        refused = known(connection, wave, "Un four")
        assert (refused.state, refused.reason) == (State.REFUSED, RefusalReason.SOMEBODY)
        verbatims.take_back(connection, wave, refused, BY)
        assert known(connection, wave, "Un four") == back
    with loaded.reading() as connection:
        assert acts(connection) == [
            "wave.words_published", "wave.words_reset", "wave.words_refused", "wave.words_reset",
        ]  # fmt: skip


def test_two_people_read_the_same_words_at_once_and_one_of_them_acts(loaded: Database) -> None:
    with loaded.transaction() as connection:
        wave, _ = meeting(connection, "Vague 1", FIVE)
        seen = known(connection, wave, "Du temps")
    outcomes: list[str] = []
    ready = threading.Barrier(4)

    def press(reason: RefusalReason) -> None:
        ready.wait()
        try:
            with loaded.transaction() as connection:
                verbatims.refuse(connection, wave, seen, reason, BY)
            outcomes.append("done")
        except WordsMoved:
            outcomes.append("moved")

    threads = [threading.Thread(target=press, args=(reason,)) for reason in RefusalReason]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["done", "moved", "moved", "moved"]
    with loaded.reading() as connection:
        assert acts(connection) == ["wave.words_refused"]


def test_what_leads_to_a_person_is_masked_and_more_of_it_can_be_hidden(loaded: Database) -> None:
    question = next(one for one in questionnaires_of(loaded, "q_resident") if one.item == "wish")
    assert KINDS["text"].judge(question, " Appelez Ana au 06 12 34 56 78 ") == "Appelez Ana au •••"
    with loaded.transaction() as connection:
        wave, _ = meeting(connection, "Vague 1", ("Ana aime les bananes, dit ana", *FIVE))
        seen = known(connection, wave, "Ana aime les bananes, dit ana")
        with pytest.raises(NothingToHide):
            verbatims.hide(connection, wave, seen, "Zoé", BY)
        for _ in range(2):
            verbatims.hide(connection, wave, seen, "Ana", BY)
        hidden = known(connection, wave, "••• aime les bananes, dit •••")
        assert hidden.hidden
        assert "Ana aime les bananes, dit ana" in stored(connection)  # until it is published it can be put back
        verbatims.take_back(connection, wave, hidden, BY)
        assert not known(connection, wave, "Ana aime les bananes, dit ana").hidden
        verbatims.hide(connection, wave, known(connection, wave, seen.words), "Ana", BY)
        publish(connection, wave, "••• aime les bananes, dit •••", *FIVE)
        assert "••• aime les bananes, dit •••" in told(connection, wave)
        assert "Ana aime les bananes, dit ana" not in stored(connection)
        with pytest.raises(WordsMoved):
            verbatims.hide(connection, wave, known(connection, wave, "Un four"), "four", BY)


def test_who_takes_their_answers_back_takes_their_words_back_when_published_too(loaded: Database) -> None:
    with loaded.transaction() as connection:
        second, evening = meeting(connection, "Vague 2", (*FIVE, "Un sixième"))
        first, _ = meeting(connection, "Vague 1", FIVE)
        publish(connection, second, *FIVE, "Un sixième")
        publish(connection, first, *FIVE)
        assert len(told(connection, second)) == 6
        waiting = known(connection, second, "Un four")
    with loaded.transaction() as connection:
        assert responses.withdraw(connection, f"{evening}-1", TODAY)  # whoever wrote «Un four»
        assert sorted(told(connection, second)) == sorted({*FIVE, "Un sixième"} - {"Un four"})
        with pytest.raises(WordsMoved):
            verbatims.take_back(connection, second, waiting, BY)
    with loaded.transaction() as connection:
        assert responses.withdraw(connection, f"{evening}-0", TODAY)
        assert told(connection, second) == []  # four people are too few
        assert len(told(connection, first)) == 5
        left = connection.execute(select(VerbatimRow.words)).scalars()
        assert sorted(left) == sorted([*FIVE, *FIVE[2:], "Un sixième"])


def test_unread_and_refused_words_go_after_a_month_and_published_ones_with_their_wave(loaded: Database) -> None:
    with loaded.transaction() as connection:
        late, _ = meeting(connection, "Vague 2", ("Plus tard",), now=NOW + timedelta(days=3))
        wave, _ = meeting(connection, "Vague 1", (*FIVE, "Sans lecture", "Refusé"))
        publish(connection, wave, *FIVE)
        verbatims.refuse(connection, wave, known(connection, wave, "Refusé"), RefusalReason.HURTS, BY)
    gone = TERMS[Stock.WORDS].until(TODAY)
    assert purged(loaded, gone - timedelta(days=1)) == {}
    with loaded.reading() as connection:
        assert [one.words for one in verbatims.queue(connection, late, gone)] == ["Plus tard"]
        assert {one.words for one in verbatims.queue(connection, wave, gone)} == set(FIVE)  # before it is erased
        [heap] = [one for one in kept.of(connection, Stock.WORDS) if one.n == 2]
        assert heap.until == gone
    assert purged(loaded, gone) == {Stock.WORDS: 2}
    with loaded.transaction() as connection:
        assert sorted(told(connection, wave)) == sorted(FIVE)
        assert sorted(connection.execute(select(VerbatimRow.words)).scalars()) == sorted(FIVE)
        assert {"Sans lecture", "Refusé"} & set(stored(connection)) == set()
        assert stored(connection).count(ERASED) == 2
        after = By("facilitator", datetime.combine(gone, NOW.timetz()))
        verbatims.take_back(connection, wave, known(connection, wave, "Un four", gone), after)
    assert purged(loaded, gone) == {Stock.WORDS: 1}  # it waited no longer than the others
    ends = TERMS[Stock.ANSWERS].until(TODAY)
    purged(loaded, ends - timedelta(days=1))
    with loaded.reading() as connection:
        assert connection.execute(select(VerbatimRow.words)).scalars().all() != []
    purged(loaded, ends)
    with loaded.reading() as connection:
        assert connection.execute(select(VerbatimRow.words)).scalars().all() == []


def test_an_organisation_s_words_are_read_too_and_told_without_its_name(loaded: Database) -> None:
    with loaded.transaction() as connection:
        wave, _ = meeting(connection, "Vague 1", ())
        version = questionnaires.latest_version_id(connection, "q_partner")
        actors = connection.execute(select(ActorRow.id).order_by(ActorRow.id).limit(5)).scalars().all()
        for n, actor in enumerate(actors):
            row = insert(PartnerResponseRow).values(wave_id=wave, actor_id=actor, version_id=version, state="complete")
            response = connection.execute(row).inserted_primary_key
            assert response is not None
            connection.execute(
                insert(PartnerAnswerRow).values(
                    response_id=response[0], question_id="p31", value=f"Merci {n}", device="d", sequence=1,
                    request_id=f"p{n}",
                )
            )  # fmt: skip
        found = verbatims.queue(connection, wave, TODAY)
        assert {(one.structure, one.item) for one in found} == {(True, "free_partner")}
        for one in found[:4]:
            verbatims.publish(connection, wave, one, ("", ""), BY)
        assert told(connection, wave) == []
        verbatims.publish(connection, wave, found[4], ("", ""), BY)
        assert sorted(told(connection, wave)) == [f"Merci {n}" for n in range(5)]
        connection.execute(delete(PartnerAnswerRow).where(PartnerAnswerRow.request_id == "p0"))
        assert told(connection, wave) == []


def questionnaires_of(database: Database, name: str) -> tuple[Question, ...]:
    with database.reading() as connection:
        version = questionnaires.latest_version_id(connection, name)
        return questionnaires.questionnaire(connection, version).questions


def stored(connection: Connection) -> list[str | None]:
    return list(connection.execute(select(AnswerRow.value)).scalars())


def purged(database: Database, day: date) -> dict[Stock, int]:
    return keeping.purge(database, day, SECRET, Path("nowhere"))
