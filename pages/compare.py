"""«Comparer»: the waves of a territory side by side, same words only; other territories as context, never ranked.

For: committee members, and those who run workshops. Reads: what is published of the territory's waves, and what
everybody may read of territories that chose it. Writes: that choice (committee and coordination only). Then: a theme.
"""

import streamlit as st

from components.printing import printing
from components.prose import prose
from domain.staff.roles import EVERYWHERE, READS_THEMES, Visitor
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
    mine = visitor.territories(READS_THEMES)
    themes, began = begun()  # those that have something to compare come first
    known = [each for each in territories.every().values() if EVERYWHERE in mine or each.id in mine]
    places = {each.id: typeset(each.name) for each in sorted(known, key=lambda each: each.id not in began)}
    here = chosen.territory(visitor, {key: prose(name) for key, name in places.items()}, say("priorities.territory"))
    names = {NINE: say("compare.nine"), **{key: typeset(each.fr) for key, each in themes.items()}}
    about = chosen.one("theme", names, say("theme.which"), NINE, unknown=say("chosen.unknown"))
    if here is None or about is None:
        return
    printing(places[here], key="compare_print", columns=True)
    some = list(themes.values()) if about == NINE else [themes[about]]
    panel(visitor, here, some, all_of=about != NINE)


compare()
