"""The ties of a territory for its committee: figures, matrix, map, and its waves side by side."""

from collections.abc import Mapping

import streamlit as st

from components.cooperation import maps, network
from components.prose import meaning
from db import engine
from db.queries.cooperation import ties
from db.queries.cooperation.figures import figures
from db.queries.evaluation import waves
from db.queries.evaluation.waves import Wave
from db.queries.operations import content
from domain.cooperation.figures import of_ties
from domain.cooperation.sheets import Audience
from domain.cooperation.ties import changes
from domain.evaluation.indicators import Calculation
from frame import acquaintance, chosen, levels, trust
from sentences.cooperation.ties import of_wave
from texts import say


def panel(here: Wave) -> None:
    """What organisations handed over and agreed to show."""
    st.write(say("cooperation.intro"))
    with engine.current().reading() as connection:
        ties_of = ties.network(connection, here.id, Audience.COMMITTEE)
        told = figures(connection, here.id, here.territory, ties_of, Audience.COMMITTEE)
        rules = {one.id: one.calculation for one in content.indicators(connection, theme="cooperation")}
        meanings = content.meanings(connection)
        known = waves.newest(waves.waves(connection, frozenset({here.territory})))
    network.figures(ties_of, told)
    network.table(ties_of, meaning(meanings, "systeme_acteurs"))
    maps.network(ties_of)
    network.isolated(ties_of)
    labels = {one.id: one.label for one in known if one.demonstration == here.demonstration}
    acquaintance.panel(labels, meaning(meanings, "interconnaissance"))
    if rule := rules.get("co_levels"):
        _levels(labels, rule, meaning(meanings, "niveaux"))
    levels.panel(here, labels)
    _beside(here.id, labels)
    trust.reading(here.id)


def _levels(labels: Mapping[str, str], rule: Calculation, help_: str | None) -> None:
    """A bar a wave, the first one first. ``labels``: of the waves by id, the newest first; ``help_``: on the levels."""
    with engine.current().reading() as connection:
        known = {one: ties.network(connection, one, Audience.COMMITTEE) for one in reversed([*labels])}
    maps.levels({of_wave(labels[one], shown): of_ties(rule, shown) for one, shown in known.items()}, help_)


def _beside(wave: str, labels: Mapping[str, str]) -> None:
    """Another wave of the same territory beside this one, if there is one."""
    before = {one: label for one, label in labels.items() if one != wave}
    if not before:
        return
    st.subheader(say("cooperation.beside"), anchor=False)
    other = chosen.one("avant", before, say("cooperation.before"), next(iter(before)), unknown=say("chosen.unknown"))
    if other is None:
        return
    with engine.current().reading() as connection:
        former, after = (ties.network(connection, one, Audience.COMMITTEE) for one in (other, wave))
    change = changes(former, after)
    network.side_by_side(change, [former, after], [labels[other], labels[wave]])
    maps.changes(former, after, change)
