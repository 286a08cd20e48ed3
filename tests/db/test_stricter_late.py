"""The stricter way in, chosen late, unmakes nobody who came by the code: what may be published stays what it was."""

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from db.engine import Database
from db.queries.evaluation import publications, reveals
from db.queries.operations import content
from db.queries.participation import answers, questionnaires, responses, visits
from db.queries.workshops import admission, devices
from db.queries.workshops import workshops as kept
from domain.evaluation.disclosure import Version
from domain.evaluation.reservoir import TooFewWaiting, needed
from domain.participation.consent import Consent
from domain.staff.by import By
from domain.workshops.admission import Kind, keyed
from domain.workshops.workshop import Admission
from tests.ballots import NOW, SECRET, phone, room

BY = By("administrator", NOW)
ITEM = "dignity"


def answered(connection: Connection, workshop: str, device: str, name: str, said: str) -> None:
    """One person's turn on that device."""
    version = questionnaires.latest_version_id(connection, "q_resident")
    asked = questionnaires.questionnaire(connection, version).questions
    channel = devices.begin(connection, workshop, device)
    consent = Consent("1", "fr", NOW.date(), sensitive=False, age_band=None, assisted=False, channel=channel)
    visits.begin(connection, name, workshop, consent, f"ticket {name}")
    turn = visits.turn(connection, name)
    assert turn is not None
    question = next(question.id for question in asked if question.item == ITEM)
    answers.record(connection, turn.response_id, question, said, 1, str(uuid.uuid4()))
    responses.finish(connection, name)


def shown(connection: Connection, workshop: str) -> Version:
    return publications.latest(connection, f"room:{workshop}", content.indicators(connection, room=True))


def test_the_stricter_way_chosen_late_publishes_nobody_who_came_by_the_code(loaded: Database) -> None:
    with loaded.transaction() as connection:
        by_code, prepared = room(connection, "Vague 2"), room(connection, "Vague 1")
        tablet = devices.enter(connection, prepared, keyed(SECRET, prepared, "tablet"), Kind.TABLET, proven=True)
        for number in range(10):
            answered(
                connection, by_code, phone(connection, by_code, f"phone {number}").id, f"a{number}", "245"[number % 3]
            )
            answered(connection, prepared, tablet.id, f"b{number}", "245"[number % 3])
        for workshop in (prepared, by_code):
            admission.choose(connection, workshop, Admission.PREPARED, BY)
    with loaded.transaction() as connection:
        late, strict = kept.workshop(connection, by_code), kept.workshop(connection, prepared)
        assert reveals.lacking(connection, late) == needed(Admission.CODE, None) - 10
        assert reveals.lacking(connection, strict) == 0
        reveals.reveal(connection, prepared, by=By("facilitator", NOW))
        assert shown(connection, prepared).population == 10
        with pytest.raises(TooFewWaiting):
            reveals.reveal(connection, by_code, by=By("facilitator", NOW))
    with loaded.transaction() as connection:
        admission.choose(connection, by_code, Admission.CODE, BY)
        admission.choose(connection, by_code, Admission.PREPARED, BY)
        kept.close(connection, by_code, by=By("facilitator", NOW + timedelta(hours=1)))
        assert shown(connection, by_code).population == 0
