"""«Résultats»: what people answered in the workshops, theme by theme, for those who answered first, then for everybody.

For: everybody, without any account. Reads: the published version of a wave, words that were read, decisions.
Writes: nothing. Then: «Suites données».
"""

import streamlit as st

from components.evaluation.results import aside
from domain.staff.roles import Visitor
from frame.evaluation.results import published, published_wave
from frame.evaluation.wave import public
from frame.screen import screen
from frame.tongue import side
from texts import say


@screen("results", None)
def results(_: Visitor) -> None:
    """A territory, one of its waves, then what it says."""
    st.markdown(aside(say("results.intro")), text_alignment=side())
    known, open_ = published()
    wave = public(known, open_, say("results.where"))
    if wave is not None and wave.id in open_:
        published_wave(wave)
    elif wave is not None or not known:
        st.info(aside(say("results.not_yet" if known else "results.none")), icon=":material/hourglass_empty:")


results()
