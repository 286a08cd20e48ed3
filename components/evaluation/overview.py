"""The nine themes at a glance: three sentences to read aloud, one chart, and a tile a theme that leads to its page.

What is drawn is made once for all who are told the same (``prepared``): a page that moves by itself draws it again at
each glance.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from charts.drawn import Spec, spec
from charts.themes import themes
from components.chart import chart
from components.prose import Sheet, bullets, prose, sheet, tabled
from domain.evaluation.life import Kind, Life
from sentences.evaluation import figures, waves
from sentences.evaluation.aloud import three, who
from sentences.evaluation.changes import Line, since
from sentences.evaluation.life import by_state
from sentences.evaluation.origin import sources
from texts import say


@dataclass(frozen=True)
class Tile:
    """A theme's, in Markdown. ``told``: its icon, name and figure in words; ``beside``: what changed, who, and when.

    ``flagship``: what is said of its first indicator, if that is another one; plain words.
    """

    theme: str
    told: str
    beside: str
    flagship: str


@dataclass(frozen=True)
class Drawn:
    """All that is drawn of a wave, in the words of a language. ``aloud``: nothing where no figure is shown."""

    population: int
    aloud: str
    chart: Spec
    alt: str
    tiles: tuple[Tile, ...]
    table: Sheet
    sources: str
    decided: str


def prepared(lines: Sequence[Line], flagships: Mapping[str, str], life: Life, population: int) -> Drawn:
    """Put into words and pictures.

    ``flagships``: by theme, what is said of its first indicator if the room is told another one.
    """
    rows = tuple(line.row for line in lines)
    return Drawn(
        population=population,
        aloud=bullets([prose(sentence) for sentence in three(lines)]),
        chart=spec(themes, figures.frame(rows, below=True)),
        alt=" ".join(map(figures.sentence, rows)),
        tiles=tuple(_tile(line, rows, flagships) for line in lines),
        table=sheet(figures.table(rows)),
        sources=prose(sources(rows)),
        decided=_decided(life),
    )


def _tile(line: Line, rows: tuple[figures.Shown, ...], flagships: Mapping[str, str]) -> Tile:
    theme = line.row.theme
    arrow = f":material/{line.arrow}: " if line.arrow else ""
    beside = [f"{arrow}{prose(moved)}" for moved in [since(line)] if moved]
    beside += [prose(words) for words in [who(line)] if words]
    told = (figures.sentence(line.row), figures.missing(line.row), figures.kept(line.row, rows))
    head = f":material/{theme.icon}: **{prose(theme.fr)}**"
    words = f"{head}\n\n{prose(' '.join(filter(None, told)))}"
    return Tile(theme.id, words, "  \n".join(beside), flagships.get(theme.id, ""))


def _decided(life: Life) -> str:
    """How many indicators the territory adopted and retired."""
    states = [life.state(key) for key in {one.said.indicator for one in life.standing}]
    return " ".join(by_state(states, (Kind.ADOPTED, Kind.RETIRED))) or say("origin.proposed_all")


def glance(drawn: Drawn, place: str, wave: str) -> None:
    """True sentences, made from what is shown; then all in one chart, with its words for whoever does not see it."""
    if not drawn.population:
        return
    if drawn.aloud:
        with st.container(border=True, key="themes_aloud"):
            st.subheader(say("themes.aloud", place=prose(place), wave=prose(wave)), anchor=False)
            st.markdown(drawn.aloud)
    chart(drawn.chart, key="themes_chart", alt=drawn.alt)
    st.caption(prose(waves.about(drawn.population)))


def tiles(drawn: Drawn, wave: str, page: StreamlitPage) -> None:
    """A tile a theme. ``page``: that of a theme."""
    for tile in drawn.tiles:
        with st.container(border=True, key=f"tile_{tile.theme}"):
            st.markdown(tile.told)
            if tile.beside:
                st.caption(tile.beside)
            if tile.flagship:
                st.text(tile.flagship)
            there = {"wave": wave, "theme": tile.theme}
            st.page_link(page, label=say("theme.open"), icon=":material/arrow_forward:", query_params=there)


def below(drawn: Drawn, territory: str, page: StreamlitPage) -> None:
    """The same as a table, whose words the questions are, what was decided of indicators, and their ``page``."""
    with st.expander(say("themes.table"), icon=":material/table:", key="themes_table"):
        st.table(tabled(drawn.table), hide_index=False)
    st.caption(f"{drawn.sources}\n\n{drawn.decided}")
    there = {"territoire": territory}
    st.page_link(page, label=say("indicator.all_of_them"), query_params=there)
