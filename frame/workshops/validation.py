"""Writing, validating and correcting minutes: what is read anew inside the transaction that keeps it."""

from collections.abc import Mapping

import streamlit as st

from components.buttons import Buttons
from components.workshops.minutes import correcting, full, noting, sealed, validating
from db import engine
from db.queries.workshops import facts, minutes, workshops
from domain.staff.roles import EVERYWHERE, READS_THEMES, RUNS_WORKSHOPS, Visitor
from domain.workshops.minutes import AlreadyValidated, Kind, Note, Validated
from domain.workshops.workshop import Workshop
from frame.act import act
from frame.file import file
from frame.workshops import words
from sentences.workshops.minutes import composed
from texts import say


def readable(visitor: Visitor) -> Mapping[str, Workshop]:
    """The workshops that this visitor runs, and those of the others' minutes that they may read: the validated ones."""
    mine = visitor.territories(READS_THEMES)
    with engine.current().reading() as connection:
        done = minutes.validated(connection)
        places = None if EVERYWHERE in mine else mine
        found = workshops.workshops(connection, places)
        rehearsed = workshops.workshops(connection, places, rehearsals=True)
    asked = st.query_params.get("workshop", "")  # a rehearsal is in no list: its console leads to it
    found = (*found, *(one for one in rehearsed if one.id == asked and visitor.may(RUNS_WORKSHOPS, one.territory)))
    return {one.id: one for one in found if one.id in done or visitor.may(RUNS_WORKSHOPS, one.territory)}


def panel(visitor: Visitor, workshop: Workshop) -> None:
    """The minutes of a workshop: as they stand, with what is filled by hand; or validated, with their corrections."""
    with engine.current().reading() as connection:
        kept = minutes.of(connection, workshop.id)
    buttons = Buttons[str](f"minutes_{workshop.id}")
    if kept is None:
        _do(workshop, buttons, _draft(workshop, buttons))
    elif visitor.may(RUNS_WORKSHOPS, workshop.territory):
        _do(workshop, buttons, _validated(kept, buttons), kept)
    else:
        _sealed(kept)
        full(kept.minutes)


def _sealed(kept: Validated) -> None:
    """When it was validated, its corrections, and its documents."""
    sealed(kept)
    for kind in ("take", "take_word", "take_short"):
        name, label, key = say(f"minutes.{kind}_file"), say(f"minutes.{kind}"), f"minutes_{kind}"
        file(kind.replace("take", "minutes"), kept.workshop, name=name, label=label, key=key)


def _validated(kept: Validated, buttons: Buttons[str]) -> Note:
    _sealed(kept)
    words = correcting(buttons)
    full(kept.minutes)
    return Note(Kind.QUESTION, words)


def _draft(workshop: Workshop, buttons: Buttons[str]) -> Note:
    with engine.current().reading() as connection:
        known = facts.facts(connection, workshop.id)
    drawn, closed = composed(known), workshop.settled
    st.info(say("minutes.draft" if closed else "minutes.not_over"), icon=":material/edit_note:")
    full(drawn)
    words.waiting(workshop.territory, workshop.id)
    said = noting(known.notes, known.tags, buttons)
    if closed:
        validating(drawn, buttons)
    return said


def _do(workshop: Workshop, buttons: Buttons[str], said: Note, kept: Validated | None = None) -> None:
    """What was pressed, if anything; on an older screen too, which is told that the minutes are validated by now."""
    press = buttons.press
    if press is None:
        return
    with act(RUNS_WORKSHOPS, workshop.territory) as deed:
        if press.act == "validate":
            minutes.validate(deed.connection, workshop.id, composed, press.shown, deed.by)
        elif press.act == "correct":
            minutes.correct(deed.connection, workshop.id, said.words, deed.by, press.shown)
        elif kept is not None:
            raise AlreadyValidated
        elif press.act == "write":
            minutes.write(deed.connection, workshop.id, said, deed.by, press.shown)
        else:
            minutes.take_back(deed.connection, workshop.id, press.shown, deed.by)
    if press.act in {"write", "correct"}:
        buttons.done()  # the next one begins with empty fields
    st.rerun()
