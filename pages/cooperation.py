"""Coopération: the ties of a territory as both sides say them, wave by wave.

For: committee members and staff, in their territories. Reads: what organisations handed over and agreed to show.
Writes: nothing. Then: choose another wave to see what appeared and what ended.
"""

import streamlit as st

from components.cooperation import network as shown
from db import engine
from db.queries.cooperation import sheets, ties
from db.queries.evaluation import waves
from db.queries.operations import content
from domain.cooperation.figures import of_kinds, of_ties
from domain.cooperation.ties import changes
from domain.staff.roles import EVERYWHERE, READS_THEMES, Visitor
from frame import chosen
from frame.screen import screen
from texts import say


@screen("cooperation", READS_THEMES)
def cooperation(visitor: Visitor) -> None:
    """One territory and wave at a time; another wave of the same beside it."""
    mine = visitor.territories(READS_THEMES)
    with engine.current().reading() as connection:
        known = waves.newest(waves.waves(connection, None if EVERYWHERE in mine else mine))
    st.write(say("cooperation.intro"))
    if not known:
        st.info(say("themes.none"), icon=":material/hourglass_empty:")
        return
    by_id = {wave.id: wave for wave in known}
    names = {wave.id: say("themes.wave_name", territory=wave.territory_name, wave=wave.label) for wave in known}
    wave = chosen.one("wave", names, say("themes.wave"), known[0].id, unknown=say("chosen.unknown"))
    if wave is None:
        return
    here = by_id[wave]
    if here.demonstration:
        st.info(say("demonstration"), icon=":material/science:")
    with engine.current().reading() as connection:
        network = ties.network(connection, wave)
        rules = {one.id: one.calculation for one in content.indicators(connection, theme="cooperation")}
        kinds = [one.kind for one in sheets.shown(connection, here.territory, wave).values() if one.kind]
    told = {name: of_ties(rule, network) for name in ("co_ties", "co_levels") if (rule := rules.get(name))}
    if rule := rules.get("co_diversity"):
        told["co_diversity"] = of_kinds(rule, kinds)
    shown.figures(network, told)
    shown.table(network)
    shown.isolated(network)
    others = {
        one.id: one.label
        for one in known
        if one.territory == here.territory and one.demonstration == here.demonstration
    }
    _beside(wave, others)


def _beside(wave: str, labels: dict[str, str]) -> None:
    before = {one: label for one, label in labels.items() if one != wave}
    if not before:
        return
    st.subheader(say("cooperation.beside"), anchor=False)
    other = chosen.one("avant", before, say("cooperation.before"), next(iter(before)), unknown=say("chosen.unknown"))
    if other is not None:
        with engine.current().reading() as connection:
            networks = ties.network(connection, other), ties.network(connection, wave)
        shown.side_by_side(changes(*networks), networks, [labels[other], labels[wave]])


cooperation()
