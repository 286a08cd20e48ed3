"""«Résultats»: what people answered in the workshops, theme by theme, for those who answered first, then for everybody.

For: everybody, without any account. Reads: the published version of a wave, words that were read, decisions.
Writes: nothing. Then: «Suites données».
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.evaluation.results import aside
from components.prose import prose
from db import engine
from db.queries.evaluation import publications, waves
from db.queries.evaluation.waves import Wave
from domain.staff.roles import Visitor
from frame import chosen
from frame.results import told
from frame.screen import screen
from frame.tongue import side
from texts import say


@screen("results", None)
def results(_: Visitor) -> None:
    """A territory, one of its waves, then what it says."""
    st.markdown(aside(say("results.intro")), text_alignment=side())
    with engine.current().reading() as connection:
        known = waves.newest(waves.waves(connection))
        published = publications.for_everybody(connection, [one.id for one in known])
    first = sorted(known, key=lambda one: one.id not in published)  # those of which something may be read
    places = {one.territory: prose(one.territory_name) for one in first}
    here = chosen.one("territoire", places, say("results.where"), next(iter(places), None), few=True)
    if here is None:
        st.info(aside(say("results.none")), icon=":material/hourglass_empty:")
        return
    wave = _wave([one for one in first if one.territory == here])
    if wave is None:
        return
    if wave.id in published:
        told(wave)
    else:
        st.info(aside(say("results.not_yet")), icon=":material/hourglass_empty:")


def _wave(known: Sequence[Wave]) -> Wave | None:
    """The one that the address names; of several, whoever looks chooses."""
    by_id: Mapping[str, Wave] = {one.id: one for one in known}
    names = {one.id: prose(one.label) for one in known}
    if len(names) == 1:
        return known[0]
    asked = chosen.one("wave", names, say("results.which"), known[0].id, unknown=say("results.unknown"))
    return by_id[asked] if asked else None


results()
