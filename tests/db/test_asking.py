"""Two workshops ask several questionnaires, in other orders: each is begun at its step, and counted for itself."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from db.engine import Database
from db.models.admission import BegunRow, DeviceRow
from db.models.workshop import WorkshopQuestionnaireRow, WorkshopStepRow
from db.queries.evaluation import blocks, looks, publications, reveals, waves
from db.queries.evaluation import questions as shown
from db.queries.evaluation.rebuild import rebuilt
from db.queries.participation import composition, questionnaires, responses, sheets, visits
from db.queries.workshops import admission, asking, devices, drafts, equity, rehearsals, workshops
from db.queries.workshops.facts import facts
from domain.evaluation.reservoir import TooFewWaiting
from domain.participation.questionnaire import family
from domain.participation.sheets import AGE, NO, SENSITIVE
from domain.workshops.admission import Kind, RoomFull, keyed
from domain.workshops.asking import AskedTwice, NoSuchQuestionnaire, TooManyQuestionnaires
from domain.workshops.equity import TooSoon
from domain.workshops.workshop import Admission
from sentences.workshops.minutes import composed
from tests import programmes
from tests.ballots import SECRET
from tests.db.test_counts import living, stored_of
from tests.endings import ended
from tests.several import THREE, begin, by, now, opened, people, plan, prepared, say, step

VARIED = "112344445512"


def ids(connection: Connection, workshop: str) -> list[str]:
    return [one.id for one in asking.of(connection, workshop)]


def finished(connection: Connection, workshop: str) -> dict[str, int]:
    return {one.id: one.finished for one in asking.of(connection, workshop)}


def population(connection: Connection, scope: str) -> int:
    return publications.latest(connection, scope, ()).population


def items(connection: Connection, workshop: str) -> list[str]:
    """The questions that may be put on the wall."""
    return [one.question.item for one in shown.shown(connection, workshops.workshop(connection, workshop))]


def figures(connection: Connection, scope: str) -> dict[str, int]:
    """How many people stand behind each figure that is shown."""
    version = publications.latest(connection, scope, ())
    return {figure.indicator_id: figure.population for figure in version.figures if figure.shown}


def test_each_is_begun_from_its_step_on_whatever_the_other_room_is_at(loaded: Database) -> None:
    with loaded.transaction() as connection:
        later = opened(connection, "Plus tard")
        other = opened(connection, "Autre", ("q_closing", "q_resident"), at=(3,))
        assert ids(connection, later) == list(THREE)
        assert ids(connection, other) == ["q_closing", "q_resident"]
        step(connection, other, 3)
        step(connection, later, 4)
    with loaded.transaction() as connection:  # a reload
        assert [now(connection, one) for one in (later, other)] == ["q_democracy", "q_resident"]
        step(connection, later, 5)
        step(connection, other, 2)
        assert [now(connection, one) for one in (later, other)] == ["q_closing", "q_closing"]
        step(connection, later, 3)
        assert [now(connection, one) for one in (later, other)] == ["q_resident", "q_closing"]


def test_a_visit_stays_at_what_it_began_and_counts_there(loaded: Database) -> None:
    with loaded.transaction() as connection:
        other = opened(connection, "Autre", ("q_closing", "q_resident"), at=(3,))
        here = opened(connection, "Ici")
        step(connection, here, 4)
        begin(connection, here, now(connection, here), "in the middle")
        begin(connection, other, now(connection, other), "elsewhere")
        say(connection, "in the middle", {"heard": "4"})
        step(connection, here, 5)
        step(connection, other, 4)
    with loaded.transaction() as connection:
        say(connection, "elsewhere", {"mood": "2"})
        say(connection, "in the middle", {"codecide": "5", "mood": "1"})  # what it does not ask is not said
        for visit in ("elsewhere", "in the middle"):
            responses.finish(connection, visit)
        assert finished(connection, here) == {"q_resident": 0, "q_democracy": 1, "q_closing": 0}
        assert finished(connection, other) == {"q_closing": 1, "q_resident": 0}
        turn = visits.turn(connection, "in the middle")
        assert turn is not None
        assert family(turn.version_id) == "q_democracy"


def test_no_item_is_asked_twice_of_one_person(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here = prepared(connection, "Ici")
        each = [[question.item for question in one.questions] for one in asking.asked(connection, here)]
        assert "voice" in each[0]
        whole = questionnaires.latest_version_id(connection, "q_democracy")
        left = {question.item for question in questionnaires.questionnaire(connection, whole).questions}
        assert left - set(each[1]) == {"voice"}
        flat = [item for some in each for item in some]
        assert len(flat) == len(set(flat))
        wave = waves.add(connection, "lyon", "Une de plus")
        good = plan(connection, wave)
        for wrong, refusal in (
            (replace(good, further=(whole,), asks=()), AskedTwice),
            (replace(good, further=(good.questionnaire_version,), asks=()), AskedTwice),
            (replace(good, further=good.further * 2), TooManyQuestionnaires),
            (replace(good, asks=((2, "q_followup"),)), NoSuchQuestionnaire),
        ):
            with pytest.raises(refusal):
                workshops.prepare(connection, wrong, by=by())


def test_the_database_holds_each_once_and_no_step_names_another(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first, second = prepared(connection, "Un"), prepared(connection, "Deux", ("q_closing",), at=())
        version = questionnaires.latest_version_id(connection, "q_closing")
    row = {"workshop_id": first, "questionnaire_id": "q_closing", "position": 9, "version_id": version}
    name = update(WorkshopStepRow).where(WorkshopStepRow.workshop_id == second, WorkshopStepRow.position == 2)
    for wrong in (
        insert(WorkshopQuestionnaireRow).values(**row),
        insert(WorkshopQuestionnaireRow).values(**row | {"questionnaire_id": "q_followup", "position": 3}),
        name.values(asks="q_resident"),
    ):
        with pytest.raises(IntegrityError), loaded.transaction() as connection:
            connection.execute(wrong)
    with loaded.transaction() as connection:
        assert ids(connection, first) == list(THREE)
        assert connection.execute(name.values(asks="q_closing")).rowcount == 1


def test_whoever_answers_two_is_one_person_in_every_figure(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here, other = opened(connection, "Ici"), opened(connection, "Autre", ("q_closing", "q_democracy"), at=(2,))
        wave = workshops.workshop(connection, here).wave
        people(connection, here, "q_democracy", "444455")
        people(connection, here, "q_resident", VARIED[:6])
        assert reveals.lacking(connection, workshops.workshop(connection, here)) == 4  # six people, and not twelve
        with pytest.raises(TooFewWaiting):
            reveals.reveal(connection, here, by=by())
        people(connection, here, "q_resident", VARIED[6:], "q")
        people(connection, other, "q_closing", VARIED)
    with loaded.transaction() as connection:
        reveals.reveal(connection, here, by=by())
        assert figures(connection, f"room:{here}") == {"fd_voice": 12}
        assert "feedback" not in items(connection, here)  # six of the second one wait on
        assert population(connection, f"room:{here}") == population(connection, f"public:{wave}") == 12
        people(connection, here, "q_democracy", "445551", "q")
        reveals.renew(connection, here, by=by())
        assert figures(connection, f"room:{here}") == {"fd_voice": 12}
        assert population(connection, f"room:{here}") == population(connection, f"public:{wave}") == 12
        assert items(connection, here) == ["voice", "feedback"]
        assert items(connection, other) == []
        assert living(stored_of(connection, wave, here)) == living(rebuilt(connection, wave))
        assert stored_of(connection, wave, here)[1] == rebuilt(connection, wave)[1]


def test_the_clock_draws_of_each_that_was_revealed_and_the_end_publishes_the_others(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here = opened(connection, "Ici", ("q_resident", "q_closing"), at=(5,))
        about = workshops.workshop(connection, here)
        people(connection, here, "q_resident", VARIED)
        reveals.reveal(connection, here, by=by())
        people(connection, here, "q_closing", VARIED * 2)
        people(connection, here, "q_resident", VARIED * 2, "r")
        looks.look(connection, about.wave, here, by().now.replace(year=2027))
        assert blocks.waiting(connection, about.wave, here) == {"q_closing": 24, "q_resident": 14}
        ended(connection, here, by().now)
        assert blocks.waiting(connection, about.wave, here) == {}
        assert blocks.waiting(connection, about.wave, None) == {"q_resident": 14}  # it was shown before
        assert population(connection, f"public:{about.wave}") == 24
        assert stored_of(connection, about.wave, here)[1] == rebuilt(connection, about.wave)[1]


def test_who_waits_in_the_wave_waits_with_those_who_answered_the_same(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here = opened(connection, "Ici", ("q_resident", "q_closing"), at=(5,))
        wave = workshops.workshop(connection, here).wave
        for asked in ("q_closing", "q_resident"):
            people(connection, here, asked, VARIED[:9])
        ended(connection, here, by().now)
        assert blocks.waiting(connection, wave, None) == {"q_closing": 9, "q_resident": 9}
        looks.look(connection, wave, None, by().now.replace(year=2027))
        assert population(connection, f"public:{wave}") == 0  # eighteen visits, and nine people
        for asked in ("q_resident", "q_closing"):
            people(connection, here, asked, VARIED, "late")
        looks.look(connection, wave, None, by().now.replace(year=2028))
        assert population(connection, f"public:{wave}") == 10
        assert stored_of(connection, wave, here)[1] == rebuilt(connection, wave)[1]


def test_each_is_begun_by_the_people_present_and_nobody_takes_two_places(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here = opened(connection, "Ici")
        admission.record_present(connection, here, 4, by())
        shared = devices.enter(connection, here, keyed(SECRET, here, "shared"), Kind.TABLET, proven=True)
        admission.choose(connection, here, Admission.CODE, by())
        own = devices.enter(connection, here, keyed(SECRET, here, "own"), Kind.PHONE, proven=False)
        assert own.passes(30, len(THREE), 0) == 3
        for asked in ("q_closing", "q_resident", "q_democracy"):
            assert devices.begin(connection, here, own.id, asked) is Kind.PHONE
            with pytest.raises(RoomFull):
                devices.begin(connection, here, own.id, asked)
            for _ in range(3):
                devices.begin(connection, here, shared.id, asked)
            with pytest.raises(RoomFull):
                devices.begin(connection, here, shared.id, asked)
            assert workshops.workshop(connection, here).seated == 4
        with pytest.raises(NoSuchQuestionnaire):
            devices.begin(connection, here, own.id, "q_followup")
        assert devices.device(connection, own.id).passes(30, len(THREE), 3) == 0
        assert devices.device(connection, shared.id).places == 3


def test_a_phone_that_becomes_a_shared_tablet_brings_its_people(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here = opened(connection, "Ici")
        admission.record_present(connection, here, 5, by())
        admission.choose(connection, here, Admission.CODE, by())
        phones = [devices.enter(connection, here, keyed(SECRET, here, one), Kind.PHONE, proven=False) for one in "ab"]
        shared = devices.enter(connection, here, keyed(SECRET, here, "s"), Kind.TABLET, proven=True)
        devices.begin(connection, here, shared.id, "q_closing")
        devices.begin(connection, here, phones[1].id, "q_resident")
        assert workshops.workshop(connection, here).seated == 3
        admission.share(connection, phones[1].id, by())
        assert workshops.workshop(connection, here).seated == 2  # one began the one, one the other: at least one person
        assert sum(one.places for one in devices.of_workshop(connection, here)) == 2
        for _ in range(3):
            devices.begin(connection, here, shared.id, "q_resident")
        with pytest.raises(RoomFull):
            devices.begin(connection, here, shared.id, "q_resident")


def test_a_withdrawal_leaves_the_other_visit_alone(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here, other = opened(connection, "Ici"), opened(connection, "Autre")
        for workshop in (other, here):
            for asked in ("q_closing", "q_resident"):
                people(connection, workshop, asked, "345")
        assert responses.withdraw(connection, f"ticket {here} q_closing p1", by().now.date())
        assert finished(connection, here) == {"q_resident": 3, "q_democracy": 0, "q_closing": 2}
        assert finished(connection, other) == {"q_resident": 3, "q_democracy": 0, "q_closing": 3}


def test_a_sheet_of_paper_is_read_as_what_is_on_it(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here, other = opened(connection, "Ici"), opened(connection, "Autre", ("q_closing", "q_resident"), at=(3,))
        admission.record_present(connection, here, 1, by())
        [(first, _)] = sheets.draw(connection, here, 1, SECRET, by(), "q_closing")
        [(second, _)] = sheets.draw(connection, here, 1, SECRET, by())
        [(third, _)] = sheets.draw(connection, other, 1, SECRET, by())
        with pytest.raises(NoSuchQuestionnaire):
            sheets.draw(connection, other, 1, SECRET, by(), "q_democracy")
    said = {AGE: "a30_44", SENSITIVE: NO}
    with loaded.transaction() as connection:
        for workshop, number, more in ((other, third, {"d05": "2"}), (here, second, {}), (here, first, {"d05": "4"})):
            for request in "12":
                sheets.record(connection, workshop, number, said | more, f"{workshop}{number}{request}", by())
        assert [one.questionnaire for one in sheets.of(connection, here)] == ["q_closing", "q_resident"]
        assert [one.questionnaire for one in sheets.of(connection, other)] == ["q_closing"]
        assert finished(connection, other) == {"q_closing": 1, "q_resident": 0}
        assert workshops.workshop(connection, here).seated == 1  # one person filled both in
        assert finished(connection, here) == {"q_resident": 0, "q_democracy": 0, "q_closing": 1}  # it said nothing


def test_it_is_changed_done_again_rehearsed_and_removed_with_its_list(loaded: Database) -> None:
    with loaded.transaction() as connection:
        kept, here = prepared(connection, "Gardé"), prepared(connection, "Ici")
        seen = drafts.draft(connection, here)
        other = plan(connection, seen.workshop.wave, ("q_closing", "q_resident"), (3,), "Ici")
        drafts.amend(connection, seen, other, by())
    with loaded.transaction() as connection:
        drafts.amend(connection, seen, other, by())  # the second press of a pair
        amended = drafts.draft(connection, here)
        assert (ids(connection, here), amended.asks) == (["q_closing", "q_resident"], ((3, "q_resident"),))
        rehearsal = rehearsals.begin(connection, here, "Répétition", by())
        assert asking.versions(connection, rehearsal) == asking.versions(connection, here)
        assert drafts.draft(connection, rehearsal).asks == amended.asks
        rehearsals.erase(connection, rehearsal, by())
        made = drafts.again(connection, here, other, by(), "once more")
        assert ids(connection, made) == ["q_closing", "q_resident"]
        drafts.remove(connection, amended, by())
        assert (ids(connection, here), ids(connection, kept)) == ([], list(THREE))


def test_the_minutes_name_them_and_an_old_workshop_asks_one(loaded: Database) -> None:
    with loaded.transaction() as connection:
        several, one = opened(connection, "Ici"), programmes.opened(connection, "Une", ("questionnaire",))
        assert ids(connection, one) == ["q_resident"]
        texts = {}
        for workshop in (one, several):
            programmes.over(connection, workshop, by().now)
            texts[workshop] = repr(composed(facts(connection, workshop)))
    assert "Décider ensemble" in texts[several]
    assert "Questionnaires proposés" in texts[several]
    assert "Questionnaires proposés" not in texts[one]


def test_partners_are_asked_the_same_items_in_their_words(loaded: Database) -> None:
    with loaded.transaction() as connection:
        first = questionnaires.latest_version_id(connection, "q_democracy")
        [residents] = composition.following(connection, first, [["q_closing@1"]])
        [partners] = composition.following(connection, first, [["q_closing@1"]], partners=True)
        assert composition.compose(connection, "q_closing@1", [], partners=True) == partners
        assert composition.compose(connection, first, [], partners=True) == first  # it has one wording
        said = [questionnaires.questionnaire(connection, one).questions for one in (residents, partners)]
        assert [one.item for one in said[0]] == [one.item for one in said[1]]
        words = [{question.id: question.fr for question in one} for one in said]
        assert words[1]["d03"] == "Comment cela peut-il transformer votre approche ?"
        assert words[0]["d03"] == "Qu'est-ce que ça peut changer pour vous ?"
        assert words[0]["d05"] == words[1]["d05"]
        assert residents == "q_closing@1"
        assert family(partners) == "q_closing"


def test_who_has_answered_is_told_of_one_questionnaire_at_a_time(loaded: Database) -> None:
    with loaded.transaction() as connection:
        other, here = opened(connection, "Autre", ("q_closing", "q_resident"), at=(4,)), opened(connection, "Ici")
        admission.record_present(connection, here, 12, by())
        people(connection, here, "q_resident", VARIED)
        people(connection, other, "q_resident", VARIED)
        people(connection, here, "q_closing", VARIED[:3])
        about = {one: workshops.workshop(connection, one) for one in (here, other)}
        assert [asking.with_finished(connection, one).finished for one in about.values()] == [12, 0]
        equity.look(connection, here, by())
        people(connection, here, "q_closing", VARIED[3:], "more")
        step(connection, here, 5)
        step(connection, other, 4)
        assert [asking.with_finished(connection, one).finished for one in about.values()] == [12, 12]
        with pytest.raises(TooSoon):  # nobody has come since
            equity.look(connection, here, by())
        assert equity.of(connection, here).people == 12


def test_a_forgotten_phone_leaves_nothing_of_what_its_people_began(loaded: Database) -> None:
    with loaded.transaction() as connection:
        here, other = opened(connection, "Ici"), opened(connection, "Autre")
        phones = {}
        for workshop in (other, here):
            admission.choose(connection, workshop, Admission.CODE, by())
            phones[workshop] = devices.enter(
                connection, workshop, keyed(SECRET, workshop, "p"), Kind.PHONE, proven=False
            )
            for asked in ("q_closing", "q_resident"):
                devices.begin(connection, workshop, phones[workshop].id, asked)
        connection.execute(delete(DeviceRow).where(DeviceRow.id == phones[here].id))  # what keeping does
    with loaded.reading() as connection:
        left = connection.execute(
            select(BegunRow.device_id, BegunRow.questionnaire_id).order_by(BegunRow.questionnaire_id)
        )
        assert [tuple(row) for row in left] == [(phones[other].id, one) for one in ("q_closing", "q_resident")]
