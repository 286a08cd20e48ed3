"""One theme of a territory and a wave: every indicator, how people answered, what was voted and decided.

For: committee members, and those who run workshops. Reads: what is published of a wave, and of the waves before it; a
committee also by age or programme, once the wave is closed. Writes: effects that the territory states. Then: the words
behind a figure, the votes and the decisions of the theme.
"""

import streamlit as st

from components.printing import printing
from components.prose import prose
from domain.staff.roles import READS_THEMES, Visitor
from frame import chosen
from frame.evaluation import statements
from frame.evaluation import wave as waves
from frame.evaluation.crossing import of_class
from frame.evaluation.theme import every, panel
from frame.offered import link
from frame.screen import screen
from texts import say
from texts.typography import typeset


@screen("theme", READS_THEMES)
def theme(visitor: Visitor) -> None:
    """The theme and the wave that the address names."""
    known = every()
    names = {key: typeset(each.fr) for key, each in known.items()}
    wave = waves.wave(visitor)
    if wave is None:
        return
    about = chosen.one("theme", names, say("theme.which"), next(iter(names), None), unknown=say("chosen.unknown"))
    if about is None:
        return
    back = {"wave": wave.id}
    st.page_link(link("themes"), label=say("theme.all"), icon=":material/arrow_back:", query_params=back)
    st.header(f":material/{known[about].icon}: {prose(known[about].fr)}", anchor=False)
    printing(f"{wave.territory_name}, {wave.label}", key="theme_print", columns=True)
    if not of_class(visitor, wave, known[about]):
        panel(wave.territory, wave, known[about])
        statements.panel(visitor, wave, known[about])


theme()
