"""The ties of a territory for its committee: figures, matrix, map, and its waves side by side."""

from collections.abc import Mapping

import streamlit as st

from components.cooperation import acquaintance, maps, network
from components.prose import meaning
from db import engine
from db.queries.cooperation import ties
from db.queries.cooperation.figures import figures
from db.queries.evaluation import waves
from db.queries.evaluation.waves import Wave
from db.queries.operations import content
from domain.cooperation.acquaintance import acquainted
from domain.cooperation.figures import of_ties
from domain.cooperation.sheets import Audience
from domain.cooperation.ties import Network, changes
from frame import chosen, levels, trust
from sentences.cooperation.ties import of_wave
from texts import say


def panel(here: Wave) -> None:
    """What organisations handed over and agreed to show."""
    st.write(say("cooperation.intro"))
    with engine.current().reading() as connection:
        known = waves.newest(waves.waves(connection, frozenset({here.territory})))
        labels = {one.id: one.label for one in known if one.demonstration == here.demonstration}
        networks = ties.networks(connection, [*labels], Audience.COMMITTEE)
        ties_of = networks[here.id]
        told = figures(connection, here.id, here.territory, ties_of, Audience.COMMITTEE)
        rules = {one.id: one.calculation for one in content.indicators(connection, theme="cooperation")}
        meanings = content.meanings(connection)
    network.figures(ties_of, told)
    network.table(ties_of, meaning(meanings, "systeme_acteurs"))
    maps.network(ties_of)
    network.isolated(ties_of)
    named = {of_wave(labels[one], networks[one]): networks[one] for one in reversed([*labels])}  # the first one first
    acquaintance.counter(
        {label: acquainted(one) for label, one in named.items()}, meaning(meanings, "interconnaissance")
    )
    if rule := rules.get("co_levels"):
        maps.levels({label: of_ties(rule, one) for label, one in named.items()}, meaning(meanings, "niveaux"))
    levels.panel(here, labels)
    _beside(here.id, labels, networks)
    trust.reading(here.id)


def _beside(wave: str, labels: Mapping[str, str], networks: Mapping[str, Network]) -> None:
    """Another wave of the same territory beside this one, if there is one."""
    before = {one: label for one, label in labels.items() if one != wave}
    if not before:
        return
    st.subheader(say("cooperation.beside"), anchor=False)
    other = chosen.one("avant", before, say("cooperation.before"), next(iter(before)), unknown=say("chosen.unknown"))
    if other is None:
        return
    former, after = networks[other], networks[wave]
    change = changes(former, after)
    network.side_by_side(change, [former, after], [labels[other], labels[wave]])
    maps.changes(former, after, change)
