"""A theme as one class of people answered: each indicator with its figure, beside the other classes."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from charts.drawn import spec
from charts.themes import themes
from components.chart import chart
from components.prose import bullets, prose, tabled
from sentences.evaluation import crossings, figures
from sentences.evaluation.crossings import Group
from sentences.evaluation.figures import Shown
from texts import day_of, say


def group(rows: Sequence[Shown], about: Group, known: Sequence[Group], untold: Sequence[str], day: date | None) -> None:
    """``untold``: names of the indicators of the theme that no class tells; ``day``: when the classes were told."""
    st.subheader(prose(about.name), anchor=False)
    st.caption(say("crossing.about", day=day_of(day) if day else ""))
    if any(row.figure.shown for row in rows):
        told = " ".join(map(figures.sentence, rows))
        chart(spec(themes, figures.of_theme(tuple(rows))), key="crossing_chart", alt=told)
    for row in rows:
        with st.container(border=True, key=f"indicator_{row.indicator.id}"):
            st.markdown(f"**{prose(row.indicator.fr)}**")
            said = (figures.sentence(row), figures.missing(row), crossings.drawn(row))
            st.text(" ".join(filter(None, said)))
            with st.expander(say("crossing.groups"), icon=":material/view_column:", key=f"groups_{row.indicator.id}"):
                st.table(tabled(crossings.beside(row, about, known)))
    if untold:
        st.markdown(f"{say('crossing.untold')}\n\n{bullets([prose(name) for name in untold])}")
    st.info(say("crossing.elsewhere"), icon=":material/filter_alt_off:")
