"""«Données»: workshops that are taken to a laptop without internet, and brought back, a step after the other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import streamlit as st

from components import notice
from components.buttons import Buttons
from components.operations import away as drawn
from components.operations.parcel import Choice
from components.prose import prose
from db.engine import Connection
from db.queries.operations import carries
from db.queries.staff import staff
from db.queries.workshops import workshops
from domain.operations.carry import Away, Guest, Kind, Taken, goes_along
from domain.operations.settings import Settings
from domain.operations.versions import Readings
from domain.staff.accounts import Account
from domain.staff.roles import EVERYWHERE, MANAGES_ACCOUNTS, Visitor
from domain.workshops.workshop import State, Workshop
from frame.act import act
from frame.operations import carry
from frame.unchanged import unchanged
from texts import day_of, say


@dataclass(frozen=True)
class _Known:
    """Workshops of some territories, all accounts, and what went on a laptop, came or came back."""

    here: tuple[Workshop, ...]
    people: tuple[Account, ...]
    gone: tuple[Away, ...]
    came: tuple[Guest, ...]
    back: tuple[Taken, ...]


_known = Readings[_Known](16)  # by the territories of whoever looks


def panel(visitor: Visitor) -> None:
    """Of the territories of whoever is here."""
    mine = visitor.territories(MANAGES_ACCOUNTS)
    everywhere = EVERYWHERE in mine
    away, guests = Buttons[Away]("away"), Buttons[Guest]("guests")
    places = None if everywhere else mine
    now = unchanged(_known, places, lambda connection: _of(connection, places)).said
    st.subheader(say("carry.title"), anchor=False)
    known = {one.id: one for one in now.here}
    said = drawn.away([(one, _again(one, known[one.workshop], now.people, visitor)) for one in now.gone
                       if one.workshop in known], away)  # fmt: skip
    said = drawn.guests(_guests(now.here, now.came), guests) or said
    drawn.taken([one for one in now.back if everywhere or one.territory in mine])
    strangers = {one.workshop for one in now.came}
    prepared = [one for one in now.here if one.state is State.PREPARED and not one.away and one.id not in strangers]
    said = drawn.taking([_choice(one, now.people, visitor) for one in prepared]) or said
    said = drawn.bringing(everywhere=everywhere) or said
    said = _given_up(away) or _erased(guests) or (prose(said) if said else "")
    if said:
        notice.leave(said)
        st.rerun()


def _of(connection: Connection, places: frozenset[str] | None) -> _Known:
    return _Known(
        workshops.workshops(connection, places),
        staff.accounts(connection),
        carries.away(connection),
        carries.guests(connection),
        carries.taken(connection, Settings.from_environment().secret_key),
    )


def _again(one: Away, here: Workshop, people: Sequence[Account], visitor: Visitor) -> Choice:
    """Its pack, once more."""
    return replace(_choice(here, people, visitor), along=one.along)


def _choice(one: Workshop, people: Sequence[Account], visitor: Visitor) -> Choice:
    along = [
        (each.login, say("carry.form.person", name=each.name, login=each.login))
        for each in people
        if goes_along(each, one.territory, visitor)
    ]
    title = say("carry.form.title", title=one.title, day=day_of(one.day), place=one.place)
    return Choice(one.id, title, carry.name(Kind.PACK, one.id, datetime.now(UTC).date()), along)


def _guests(here: Sequence[Workshop], came: Sequence[Guest]) -> list[tuple[Guest, Choice | None]]:
    """Those of here, each with what may be written of it: nothing as long as it is not closed."""
    known = {one.id: one for one in here}
    written = {
        one.workshop: Choice(one.workshop, one.title, carry.name(Kind.RETURN, one.workshop, datetime.now(UTC).date()))
        for one in came
        if one.workshop in known and known[one.workshop].state is State.CLOSED
    }
    return [(one, written.get(one.workshop)) for one in came if one.workshop in known]


def _given_up(buttons: Buttons[Away]) -> str:
    """What to say of a laptop that was said to be lost, or nothing."""
    if (press := buttons.press) is None:
        return ""
    with act(MANAGES_ACCOUNTS, press.shown.territory) as deed:
        carries.give_up(deed.connection, press.shown.workshop, deed.by, press.shown.carry)
    return say("carry.given_up", title=prose(press.shown.title))


def _erased(buttons: Buttons[Guest]) -> str:
    """What to say of a workshop that was erased here, or nothing."""
    if (press := buttons.press) is None:
        return ""
    typed = str(st.session_state.get(drawn.typed_key(press.shown), ""))
    with act(MANAGES_ACCOUNTS, press.shown.territory) as deed:
        carries.forget(deed.connection, press.shown.workshop, typed, deed.by)
    return say("carry.erased", title=prose(press.shown.title))
