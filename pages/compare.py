"""«Comparer»: the waves of a territory side by side, same words only; other territories as context, never ranked.

For: committee members, and those who run workshops. Reads: what is published of the territory's waves, and what
everybody may read of territories that chose it. Writes: that choice (committee and coordination only). Then: a theme.
"""

import streamlit as st

from components.printing import printing
from domain.staff.roles import READS_THEMES, Visitor
from frame import chosen
from frame.cooperation import territories
from frame.evaluation.compare import begun, panel
from frame.screen import screen
from texts import say
from texts.typography import typeset

NINE = "neuf"  # in the address: one indicator of each theme


@screen("compare", READS_THEMES)
def compare(visitor: Visitor) -> None:
    """A territory, and a theme or all nine."""
    st.write(say("compare.intro"))
    themes, began = begun()  # those that have something to compare come first
    mine = territories.own(visitor, READS_THEMES, territories.names())
    here = territories.choose(visitor, {key: mine[key] for key in sorted(mine, key=lambda key: key not in began)})
    names = {NINE: say("compare.nine"), **{key: typeset(each.fr) for key, each in themes.items()}}
    about = chosen.one("theme", names, say("theme.which"), NINE, unknown=say("chosen.unknown"))
    if here is None or about is None:
        return
    printing(typeset(territories.every()[here].name), key="compare_print", columns=True)
    some = list(themes.values()) if about == NINE else [themes[about]]
    panel(visitor, here, some, all_of=about != NINE)


compare()
