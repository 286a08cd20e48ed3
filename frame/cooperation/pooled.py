"""What organisations share and promise: each by its own link; for the committee, where they agreed."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from components.buttons import Buttons
from components.cooperation import charter as alliance
from components.cooperation import commitments as promised
from components.cooperation import means as drawn
from components.cooperation import sheets as told
from components.prose import meaning
from db import engine
from db.engine import Connection
from db.queries.cooperation import actors, charter, commitments, means, sheets, ties
from db.queries.cooperation.tags import tags
from db.queries.operations import content
from domain.cooperation.charter import Charter
from domain.cooperation.commitments import Commitment, CommitmentWords, Entry
from domain.cooperation.means import Means, MeansWords, Pool
from domain.cooperation.partners import Seat
from domain.cooperation.sheets import Audience, OrganisationSheet
from domain.cooperation.territories import Actor
from domain.operations.versions import Readings
from frame.offered import link
from frame.refusals import refusals_said
from frame.seat import Sitting, seated, today
from frame.unchanged import unchanged
from texts import say

AUTHORITY = "collectivite"  # the kind of organisation that a convention is made with


@dataclass(frozen=True)
class _Pooled:
    """What the organisations of a wave let a reader see."""

    pool: Pool
    types: Mapping[str, str]
    known: tuple[Commitment, ...]
    everybody: tuple[Actor, ...]
    agreed: Mapping[str, OrganisationSheet]
    meanings: Mapping[str, str]
    allied: Charter


_pooled = Readings[_Pooled](64)  # by wave and by who may see it


def pooling(seat: Seat, *, over: bool) -> None:
    """Offers and needs of one organisation, and what of others meets them."""
    with engine.current().reading() as connection:
        pool, named = means.around(connection, seat), means.named(connection)
        types, touched = content.facts(connection, means.TYPES), tags(connection)
        help_ = meaning(content.meanings(connection), "mutualisation")
    buttons = Buttons[drawn.On]("means")
    st.markdown(say("means.intro"), help=help_)
    drawn.own([one for one in pool.means if one.actor == seat.actor], named, today(), buttons, over=over)
    new = None if over else drawn.form(types, touched, today(), buttons)
    if buttons.press is not None and not over:
        with refusals_said():  # under the form, and what others offer stays below
            with seated() as sitting:
                _pool(sitting, buttons.press.shown, new)
            buttons.done()
            st.rerun()
    drawn.meetings(pool.around(seat.actor, today()), pool, named, buttons, over=over)


def _pool(sitting: Sitting, on: drawn.On, new: MeansWords | None) -> None:
    if isinstance(on, Means):
        means.withdraw(sitting.connection, sitting.seat, on.id, sitting.by)
    elif isinstance(on, str):
        if new is not None:
            means.say(sitting.connection, sitting.seat, new, sitting.by, on)
    else:
        pair, said = on
        means.share(sitting.connection, sitting.seat, pair, said, sitting.by)


def committing(seat: Seat, *, over: bool) -> None:
    """What one organisation and others promise one another."""
    with engine.current().reading() as connection:
        known = commitments.mine(connection, seat)
        names = {one.id: one.name for one in ties.members(connection, seat.wave)}
        help_ = meaning(content.meanings(connection), "engagements")
    buttons = Buttons[promised.On]("commitments")
    st.markdown(say("commitment.intro"), help=help_)
    now = None if over else today()
    said = {one.id: promised.card(one, seat.actor, names, now, buttons) for one in reversed(known)}
    if now is None:
        return
    others = {one: name for one, name in names.items() if one != seat.actor}
    new = promised.form(others, now, buttons)
    if buttons.press is None:
        return
    with seated() as sitting:
        _commit(sitting, buttons.press.shown, new, said)
    buttons.done()
    st.rerun()


def _commit(sitting: Sitting, on: promised.On, new: CommitmentWords, said: dict[str, Entry | None]) -> None:
    if isinstance(on, str):
        commitments.propose(sitting.connection, sitting.seat, new, sitting.by, on)
        return
    one, what = on
    words = said.get(one.id) or Entry(what, sitting.seat.actor, sitting.by.day)
    told = Entry(what, words.actor, sitting.by.day, words.words, words.review)
    commitments.write(sitting.connection, sitting.seat, one, told, sitting.by)


def panel(wave: str, territory: str, reader: Audience = Audience.COMMITTEE) -> None:
    """Means, commitments and sheets of a territory, as far as those whose they are let ``reader`` see them."""
    now = unchanged(
        _pooled, (wave, territory, reader), lambda connection: _of(connection, wave, territory, reader)
    ).said
    st.subheader(say("means.title"), anchor=False, help=meaning(now.meanings, "mutualisation"))
    drawn.of_territory(now.pool, now.types, today())
    st.subheader(say("commitment.title"), anchor=False, help=meaning(now.meanings, "engagements"))
    names = {one.id: one.name for one in now.everybody}
    authorities = {one.id for one in now.everybody if one.stakeholder_type == AUTHORITY}
    promised.of_territory(now.known, names, authorities)
    told.others(now.agreed, names)
    alliance.others(now.allied, names, meaning(now.meanings, "charte_alliance"), link("resources"))


def _of(connection: Connection, wave: str, territory: str, reader: Audience) -> _Pooled:
    return _Pooled(
        means.pool(connection, wave, reader),
        means.named(connection),
        commitments.shown(connection, wave, reader),
        actors.in_wave(connection, wave),
        sheets.shown(connection, territory, wave, reader),
        content.meanings(connection),
        charter.shown(connection, wave, reader),
    )
