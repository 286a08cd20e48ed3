"""The ties of a territory, for its committee: figures with their response rate, a matrix, what changed.

What is drawn is made once for what it shows (``prepared``): a page draws it again at each press.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from components.prose import Sheet, bullets, prose, sheet, tabled
from components.text import joined, small
from domain.cooperation.figures import ToldFigure
from domain.cooperation.ties import Network, TieChanges
from sentences.cooperation import figures as figured
from sentences.cooperation.ties import answered, changed, legend, matrix, of_wave, pairs
from texts import say
from texts.typography import typeset


@dataclass(frozen=True)
class Drawn:
    """The ties of a wave as they are drawn. ``matrix``: None where nobody agreed to be named; the rest: Markdown."""

    figures: str
    matrix: Sheet | None
    legend: str
    alone: str


@dataclass(frozen=True)
class Public:
    """The same for readers who know nobody here, as Markdown. ``ties``: empty where no tie is said by both sides."""

    figures: str
    ties: str


def figures(network: Network, told_of: Mapping[str, ToldFigure]) -> str:
    """Figures by their indicator, or why they are not told; how many answered stands beside. Markdown."""
    lines = (
        say("cooperation.figure", label=prose(figured.label(name)), said=prose(figured.value(name, figure)))
        for name, figure in told_of.items()
    )
    agreed = small(say("cooperation.agreed", n=len(network.members)))
    return joined(f"**{prose(answered(network))}**", agreed, *lines)


def prepared(network: Network, told_of: Mapping[str, ToldFigure]) -> Drawn:
    """Put into words and a table."""
    return Drawn(
        figures(network, told_of),
        sheet(matrix(network)) if network.members else None,
        prose(legend()),
        bullets([prose(one.name) for one in network.isolated]),
    )


def public(network: Network, told_of: Mapping[str, ToldFigure]) -> Public:
    """Put into words: a sentence for each tie that both sides say, in the order of the table."""
    confirmed = network.confirmed
    ties = bullets(list(map(prose, pairs(confirmed)))) if confirmed.members else ""
    return Public(figures(network, told_of), ties)


def table(drawn: Drawn, help_: str | None) -> None:
    """The figures, then the matrix by group, as a real table. ``help_``: what a system of actors is."""
    st.markdown(drawn.figures)
    st.subheader(say("cooperation.matrix"), anchor=False, help=help_)
    if drawn.matrix is None:
        st.info(say("cooperation.nobody"), icon=":material/lock:")
        return
    st.caption(drawn.legend)
    with st.container(key="cooperation_matrix", width="stretch"):
        st.table(tabled(drawn.matrix), hide_index=False)


def confirmed(drawn: Public) -> None:
    """The figures, and the ties that both sides say."""
    st.markdown(drawn.figures)
    st.subheader(say("together.ties"), anchor=False)
    if drawn.ties:
        st.markdown(drawn.ties)
    else:
        st.info(say("together.nobody"), icon=":material/lock:")


def isolated(drawn: Drawn) -> None:
    """Those that agreed, answered, and have no tie on either side."""
    if drawn.alone:
        st.subheader(say("cooperation.isolated"), anchor=False)
        st.markdown(drawn.alone)


def side_by_side(change: TieChanges, networks: Sequence[Network], labels: Sequence[str]) -> None:
    """What appeared, moved and ended between two waves, with how many answered in each."""
    answers = [prose(of_wave(label, network)) for label, network in zip(labels, networks, strict=True)]
    st.caption("  \n".join(answers))
    names = {one.id: one.name for network in networks for one in network.members}
    lines = changed(change, names)
    if lines:
        st.markdown(bullets([prose(typeset(line)) for line in lines]))
    else:
        st.info(say("cooperation.same"), icon=":material/horizontal_rule:")
