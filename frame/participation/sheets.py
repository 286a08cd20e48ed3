"""«Saisie papier»: the sheets of a workshop are copied twice, then counted."""

from collections.abc import Mapping

import streamlit as st

from components import choosing, notice
from components.buttons import Buttons
from components.participation.sheets import Copy, copying, deciding, totals, which
from components.prose import prose
from db.engine import Connection
from db.queries.operations import content
from db.queries.participation import questionnaires, sheets
from db.queries.workshops import asking
from domain.errors import Invalid, Refused
from domain.operations.settings import Settings
from domain.operations.versions import Readings
from domain.participation.consent import ConsentText, years
from domain.participation.questionnaire import Questionnaire
from domain.participation.sheets import AGE, AGREED, SENSITIVE, Reading, Sheet, State, age, agreed, sensitive, value
from domain.staff.roles import RUNS_WORKSHOPS
from domain.workshops.asking import Asking
from domain.workshops.workshop import Workshop
from frame.act import act
from frame.unchanged import unchanged
from texts import say
from texts.typography import typeset

_Pile = tuple[tuple[Sheet, ...], Mapping[str, Asking], ConsentText]  # what each sheet may ask, by its questionnaire
_piles, _asked = Readings[_Pile](64), Readings[Questionnaire](64)


def panel(workshop: Workshop) -> None:
    """Where the sheets stand, then the one in hand."""
    pile = unchanged(_piles, (workshop.id, workshop.territory), lambda connection: _pile(connection, workshop)).said
    known, asks, consent = pile
    buttons = Buttons[Sheet](f"sheets_{workshop.id}")
    if known:
        totals(known)
        key = f"sheet_{workshop.id}_{buttons.new}"
        here = known[which(known, key) - 1]
        if len(asks) > 1:
            st.caption(say("asking.sheet", title=prose(asks[here.questionnaire].title)))
        _in_hand(workshop, here, _on_paper(workshop, asks[here.questionnaire].version), consent, buttons)
    else:
        st.info(say("sheet.none"), icon=":material/description:")
    st.divider()
    st.caption(say("sheet.without"))
    first, names = next(iter(asks)), {each.id: typeset(each.title) for each in asks.values()}
    key = f"sheet_of_{workshop.id}"
    of = choosing.field(say("asking.which"), names, first, key=key) if len(names) > 1 else first
    if st.button(say("sheet.draw"), icon=":material/note_add:", key=f"sheet_draw_{workshop.id}"):
        _draw(workshop, of or first)


def _pile(connection: Connection, workshop: Workshop) -> _Pile:
    asks = {one.id: one for one in asking.of(connection, workshop.id)}
    return sheets.of(connection, workshop.id), asks, content.consent(connection, workshop.territory)


def _on_paper(workshop: Workshop, version: str) -> Questionnaire:
    place = workshop.territory
    asked = unchanged(_asked, (place, version), lambda c: questionnaires.asked_in(c, place, version))
    return asked.said


def _in_hand(
    workshop: Workshop, here: Sheet, asked: Questionnaire, consent: ConsentText, buttons: Buttons[Sheet]
) -> None:
    if here.state in (State.COUNTED, State.TAKEN_BACK):
        st.info(say(f"sheet.is_{here.state}", n=here.number), icon=":material/task_alt:")
        return
    if here.state is State.DIFFERS:
        kept = deciding(asked, consent, here, buttons)
        if (press := buttons.press) is not None:
            with act(RUNS_WORKSHOPS, workshop.territory) as deed:
                if press.act == "decide":
                    sheets.decide(deed.connection, press.shown, kept, deed.by)
                else:
                    sheets.anew(deed.connection, press.shown, deed.by)
            _next(buttons, say("sheet.counted" if press.act == "decide" else "sheet.forgotten", n=here.number))
        return
    st.subheader(say(f"sheet.do_{here.state}", n=here.number), anchor=False)
    copy = copying(asked, consent, f"copy_{here.number}_{here.state}_{buttons.new}")
    if not copy.sent or (said := _said(copy, asked, consent)) is None:
        return
    with act(RUNS_WORKSHOPS, workshop.territory) as deed:
        state = sheets.record(deed.connection, workshop.id, here.number, said, buttons.new, deed.by)
    _next(buttons, say(f"sheet.then_{state}", n=here.number))


def _said(copy: Copy, asked: Questionnaire, consent: ConsentText) -> Reading | None:
    """What stands on the sheet; None, with each fault beside its field, while something cannot be taken."""
    said: dict[str, str | None] = {}
    good = True
    for name, typed in copy.typed.items():
        try:
            if name == AGREED:
                agreed(typed)
            elif name == AGE:
                years(band := age(consent, typed))
                said[AGE] = band
            elif name == SENSITIVE:
                said[SENSITIVE] = sensitive(typed)
            elif (question := asked.question(name)) is not None:
                said[name] = value(question, typed)
        except (Invalid, Refused) as fault:
            copy.wrong(name, say(fault.key, **fault.values))
            good = False
    return said if good else None


def _draw(workshop: Workshop, questionnaire: str) -> None:
    """One more number, for a sheet that came without a stub: its person gets no ticket."""
    with act(RUNS_WORKSHOPS, workshop.territory) as deed:
        secret_key = Settings.from_environment().secret_key
        [(number, _)] = sheets.draw(deed.connection, workshop.id, 1, secret_key, deed.by, questionnaire)
    notice.leave(say("sheet.drawn", n=number))
    st.rerun()


def _next(buttons: Buttons[Sheet], sentence: str) -> None:
    buttons.done()
    notice.leave(sentence)
    st.rerun()
