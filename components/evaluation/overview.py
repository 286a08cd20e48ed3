"""The nine themes at a glance: three sentences to read aloud, one chart, and a tile a theme that leads to its page."""

from collections.abc import Mapping, Sequence

import streamlit as st

from charts.drawn import spec
from charts.themes import themes
from components.chart import chart
from components.prose import bullets, prose, tabled
from domain.evaluation.life import Kind, Life
from sentences.evaluation import figures
from sentences.evaluation.aloud import three, who
from sentences.evaluation.changes import Line, since
from sentences.evaluation.origin import sources
from texts import say


def aloud(lines: Sequence[Line], place: str, wave: str) -> None:
    """True sentences, made from what is shown; nothing where nothing is."""
    if said := three(lines):
        with st.container(border=True, key="themes_aloud"):
            st.subheader(say("themes.aloud", place=prose(place), wave=prose(wave)), anchor=False)
            st.markdown(bullets([prose(sentence) for sentence in said]))


def drawing(lines: Sequence[Line], population: int) -> None:
    """All of them in one chart, with its words for whoever does not see it, and its method."""
    rows = tuple(line.row for line in lines)
    chart(spec(themes, figures.frame(rows, below=True)), key="themes_chart", alt=" ".join(map(figures.sentence, rows)))
    st.caption(say("themes.about", n=population))


def tiles(lines: Sequence[Line], flagships: Mapping[str, str], wave: str) -> None:
    """A tile a theme. ``flagships``: by theme, what is said of its first indicator if the room is told another one."""
    rows = tuple(line.row for line in lines)
    for line in lines:
        theme = line.row.theme
        with st.container(border=True, key=f"tile_{theme.id}"):
            there = {"wave": wave, "theme": theme.id}
            told = (figures.sentence(line.row), figures.missing(line.row), figures.kept(line.row, rows))
            st.markdown(f":material/{theme.icon}: **{prose(theme.fr)}**")
            st.text(" ".join(filter(None, told)))
            arrow = f":material/{line.arrow}: " if line.arrow else ""
            beside = [f"{arrow}{prose(moved)}" for moved in [since(line)] if moved]
            beside += [prose(words) for words in [who(line)] if words]
            if beside:
                st.caption("  \n".join(beside))
            if theme.id in flagships:
                st.text(flagships[theme.id])
            st.page_link("theme.py", label=say("theme.open"), icon=":material/arrow_forward:", query_params=there)


def table(lines: Sequence[Line]) -> None:
    """The same as a table, and whose words the questions are."""
    rows = tuple(line.row for line in lines)
    with st.expander(say("themes.table"), icon=":material/table:", key="themes_table"):
        st.table(tabled(figures.table(rows)))
    st.caption(prose(sources(rows)))


def decided(life: Life, territory: str) -> None:
    """How many indicators the territory adopted and retired, and the way to them."""
    states = [life.state(key) for key in {one.said.indicator for one in life.standing}]
    told = [say(f"indicator.counted_{kind}", n=n) for kind in (Kind.ADOPTED, Kind.RETIRED) if (n := states.count(kind))]
    st.caption(" ".join(told) or say("origin.proposed_all"))
    there = {"territoire": territory}
    st.page_link("indicators.py", label=say("indicator.all_of_them"), icon=":material/straighten:", query_params=there)
