"""What became of decisions: told to everybody, and written down by those who may, who are reminded of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from components.buttons import Buttons
from components.prose import prose
from components.workshops.decisions import TELL, card
from components.workshops.minutes import residents
from components.workshops.reminders import REMIND, reminding
from db.engine import Connection
from db.queries.workshops import decisions, judging, minutes
from domain.operations.versions import Readings
from domain.priorities.priority import FOLLOWS, NothingSaid
from domain.staff.roles import Visitor
from domain.workshops.decisions import Decision, in_order
from domain.workshops.judging import Judged
from domain.workshops.minutes import Validated
from domain.workshops.reminders import reminders
from frame.act import act
from frame.unchanged import unchanged
from sentences.workshops.decisions import summary
from sentences.workshops.minutes import about
from texts import say


@dataclass(frozen=True)
class Here:
    """The decisions of a territory, what rooms said of each, and its validated minutes, the latest first."""

    known: tuple[Decision, ...]
    judged: Mapping[str, Sequence[Judged]]
    told: tuple[Validated, ...]


_here = Readings[Here](64)


def of(place: str) -> Here:
    """What everybody may read of a territory."""
    return unchanged(_here, place, lambda connection: _of(connection, place)).said


def _of(connection: Connection, place: str) -> Here:
    known = decisions.of_territory(connection, place)
    judged = judging.public(connection, [one.id for one in known])
    return Here(known, judged, minutes.of_territory(connection, place))


def panel(
    visitor: Visitor, here: str, known: Sequence[Decision], judged: Mapping[str, Sequence[Judged]], today: date
) -> None:
    """The decisions of a territory, in order; above them, for those who follow them, what has to be asked about.

    ``judged``: what rooms said of them, by decision.
    """
    buttons = Buttons[Decision]("follow_up") if visitor.may(FOLLOWS, here) else None
    said = {REMIND: reminding(reminders(known, today), buttons)} if buttons else {}
    st.markdown(f"**{prose(summary(known, today))}**")
    said[TELL] = {each.id: card(each, today, judged.get(each.id, ()), buttons) for each in in_order(known, today)}
    if buttons is None or (press := buttons.press) is None:
        return
    with act(FOLLOWS, here) as deed:
        if (news := said[press.act].get(press.shown.id)) is None:
            raise NothingSaid
        decisions.follow(deed.connection, press.shown, *news, deed.by)
    st.rerun()


def pages(told: Sequence[Validated]) -> None:
    """The workshops whose minutes are validated, each in one page, the latest first."""
    if told:
        st.header(say("minutes.residents"), anchor=False)
    for one in told:
        with st.expander(prose(about(one.minutes)), icon=":material/description:", key=f"minutes_{one.workshop}"):
            residents(one.minutes, key=f"minutes_listen_{one.workshop}")
