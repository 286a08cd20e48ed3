"""Who of a wave a page of results speaks of: everybody, or one class of people, for a committee at its desk."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from components import choosing
from components.evaluation import crossing as drawn
from db import engine
from db.engine import Connection
from db.queries.evaluation import crossings as kept
from db.queries.operations import content
from db.queries.workshops import programme
from domain.evaluation.crossings import LEAST
from domain.evaluation.indicators import Theme
from domain.evaluation.waves import Wave
from domain.operations.versions import Readings
from domain.staff.roles import READS_SENSITIVE, Visitor
from frame.unchanged import unchanged
from sentences.evaluation.crossings import EVERYBODY, Group, groups, shown
from texts import say
from texts.typography import typeset

_Told = tuple[Mapping[str, Group], date | None]  # classes by what names them in an address, and when they were told
_told = Readings[_Told](64)  # by wave


def of_class(visitor: Visitor, here: Wave, about: Theme) -> bool:
    """Let a committee choose, and draw the theme as that class answered; whether one was chosen.

    Whoever may not read it is not offered it, whatever the address names.
    """
    if not visitor.may(READS_SENSITIVE, here.territory):
        return False
    known, day = unchanged(_told, here.id, lambda connection: _of(connection, here)).said
    if not known:
        st.caption(say("crossing.later") if day is None else say("crossing.small", n=LEAST))
        return False
    one = _chosen(known)
    if one is None:
        return False
    with engine.current().reading() as connection:
        rules = content.indicators(connection, theme=about.id)
    rows = shown(about, rules, one)
    silent = [typeset(rule.fr) for rule in rules if rule.id not in one.part.figures]
    drawn.group(rows, one, tuple(known.values()), silent, day)
    return True


def _of(connection: Connection, here: Wave) -> _Told:
    told = kept.of(connection, here.id)
    return groups(told, _words(connection) if told else {}), kept.told_on(connection, here.id)


def _words(connection: Connection) -> dict[str, str]:
    """What classes are called, by id: ages, and programmes of workshops."""
    ages = {one.id: one.fr for one in content.reference(connection, "consent_ages")}
    return ages | {one.id: one.name for one in programme.templates(connection)}


def _chosen(known: Mapping[str, Group]) -> Group | None:
    """One list for all of them: two are never chosen together."""
    names = {EVERYBODY: say("crossing.everybody"), **{key: one.name for key, one in known.items()}}
    if (asked := st.query_params.get("qui", EVERYBODY)) not in names:
        st.error(say("chosen.unknown"), icon=":material/link_off:")
    chosen = choosing.one("qui", names, say("crossing.choose"), unsaid=EVERYBODY if asked in names else "")
    return known.get(chosen or EVERYBODY)
