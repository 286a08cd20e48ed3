"""Rehearsals, for the tests: prepared workshops with votes, their rehearsals run to the end, every row there is."""

from collections.abc import Iterable
from datetime import UTC, datetime
from random import Random

import pytest
from sqlalchemy import Connection, Table, select

from db.models import Base
from db.queries.evaluation import questions as told
from db.queries.evaluation import reveals
from db.queries.participation import questionnaires
from db.queries.priorities import ideas
from db.queries.votes import acts, conclusions, votes
from db.queries.workshops import (
    admission,
    decisions,
    devices,
    endings,
    existing,
    invented,
    minutes,
    questions,
    rehearsals,
    workshops,
)
from db.queries.workshops import standing as stands
from db.queries.workshops.facts import facts
from domain.priorities.priority import Words
from domain.staff.by import By
from domain.votes.story import VoteAct
from domain.votes.vote import Vote
from domain.workshops.admission import Kind, keyed
from domain.workshops.decisions import Promise
from domain.workshops.ending import REOPENS
from domain.workshops.existing import Named
from domain.workshops.minutes import Kind as Noted
from domain.workshops.minutes import Note
from domain.workshops.workshop import Admission
from sentences.workshops.minutes import composed
from sentences.workshops.names import rehearsal
from tests.ballots import SECRET, plan
from tests.programmes import TWO_HOURS, prepared

# The clock of pages is the real one, and a rehearsal is erased when its day is over.
NOW = datetime.now(UTC).replace(microsecond=0)
BY = By("facilitator", NOW)
JOURNAL = {"audit", "audit_head", "audit_anchor"}
UNTOLD = "untold"  # for an instant after each commit, until another thread has told it
Rows = dict[str, list[str]]


def real(connection: Connection, label: str, methods: Iterable[str] = ("approval", "consent")) -> str:
    """A prepared workshop of Lyon with these votes; returns its id."""
    workshop = prepared(connection, label, TWO_HOURS, NOW)
    for name in methods:
        votes.prepare(connection, workshop, plan(name), by=BY)
    return workshop


def begun(connection: Connection, workshop: str) -> str:
    """Its rehearsal, open; returns the id."""
    made = rehearsals.begin(connection, workshop, rehearsal(workshops.workshop(connection, workshop).title), BY)
    workshops.open_(connection, made, by=BY)
    return made


def some(connection: Connection, made: str, people: int) -> None:
    """So many invented people come."""
    for seen in range(0, people, 5):
        invented.come(connection, made, seen, BY)


def voted(connection: Connection, one: Vote) -> None:
    """A vote is opened, voted on by everybody, closed and shown, as on the console."""
    for act in (VoteAct.OPEN, None, VoteAct.CLOSE, VoteAct.REVEAL):
        if act is None:
            invented.vote(connection, one.id, 0, SECRET, BY)
        else:
            acts.do(connection, act, votes.vote(connection, one.id), "lyon", BY, SECRET)


def run(connection: Connection, made: str) -> None:
    """All that happens in a workshop, with a real tablet among the invented people, and its minutes validated."""
    admission.choose(connection, made, Admission.PREPARED, BY)
    some(connection, made, 10)
    tablet = devices.enter(connection, made, keyed(SECRET, made, "tablet"), Kind.TABLET, proven=True)
    ideas.from_a_tablet(connection, f"idea of {made}", tablet.id, Words("Un jardin", "", "care"), BY)
    reveals.reveal(connection, made, by=BY)
    here = workshops.workshop(connection, made)
    asked = questionnaires.questionnaire(connection, here.questionnaire_version)
    shown = next(one.item for one in asked.questions if told.of_item(connection, here, one.item) is not None)
    questions.show(connection, made, shown, stands.standing(connection, made).scene, BY)
    for one in votes.votes_of(connection, made):
        voted(connection, one)
    first = votes.votes_of(connection, made)[0]
    conclusions.write(connection, first, "Nous gardons les deux.", None, BY)
    promised = Promise("Un four", "La mairie", NOW.date(), first.id)
    decisions.decide(connection, made, promised, BY, f"decision of {made}")
    minutes.write(connection, made, Note(Noted.AGREEMENT, "Le four est bienvenu."), BY, f"note of {made}")
    kind = next(iter(existing.kinds(connection)))
    existing.name(connection, made, Named("Une épicerie", kind), BY, f"asset of {made}")
    workshops.close(connection, made, by=BY)
    endings.reopen(connection, workshops.workshop(connection, made), "Trop tôt", BY)
    workshops.close(connection, made, by=BY)
    endings.settle(connection, made, NOW + REOPENS)
    minutes.validate(connection, made, composed, composed(facts(connection, made)).digest, BY)
    minutes.correct(connection, made, "La mairie a dit oui.", BY, f"correction of {made}")


def everything(connection: Connection) -> Rows:
    """Every row of every table but the journal's, by table."""
    tables = (table for table in Base.metadata.sorted_tables if table.name not in JOURNAL | {UNTOLD})
    return {table.name: _rows(connection, table) for table in tables}


def _rows(connection: Connection, table: Table) -> list[str]:
    return sorted(repr(tuple(row)) for row in connection.execute(select(table)))


def same_people(monkeypatch: pytest.MonkeyPatch) -> None:
    """A workshop's id is drawn anew in each run; whether ten invented people may be told of is not left to that."""
    monkeypatch.setattr(invented, "_luck", lambda *of: Random(f"21 {[one for one in of if isinstance(one, int)]}"))  # noqa: S311
