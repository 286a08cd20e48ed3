"""The ties of a territory, for its committee: figures with their response rate, a matrix, what changed."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from components.prose import bullets, prose, tabled
from domain.cooperation.figures import Told
from domain.cooperation.ties import Change, Network
from domain.evaluation.measures import Result
from domain.evaluation.measures.links import UNCONFIRMED
from sentences.cooperation.ties import answered, changed, legend, matrix, told
from sentences.numbers import number, percent
from texts import say
from texts.typography import typeset


def figures(network: Network, told_of: Mapping[str, Told]) -> None:
    """Figures by their indicator, or why they are not told; how many answered stands beside."""
    st.markdown(f"**{prose(answered(network))}**")
    st.caption(say("cooperation.agreed", n=len(network.members)))
    for name, figure in told_of.items():
        said = WORDS[name](figure.result) if figure.result is not None else prose(told(figure))
        st.markdown(say("cooperation.figure", label=say(f"cooperation.{name}"), said=said))


def _levels(parts: Mapping[str, float]) -> str:
    levels = [say("cooperation.level", level=name, n=int(n)) for name, n in parts.items() if name != UNCONFIRMED]
    return ", ".join([*levels, say("cooperation.unconfirmed", n=int(parts.get(UNCONFIRMED, 0)))])


WORDS: Mapping[str, Callable[[Result], str]] = {
    "co_ties": lambda result: percent((result.value or 0) / 100),
    "co_levels": lambda result: _levels(result.parts),
    "co_diversity": lambda result: number(result.value or 0),
}


def table(network: Network) -> None:
    """The matrix by group, as a real table."""
    st.subheader(say("cooperation.matrix"), anchor=False)
    if not network.members:
        st.info(say("cooperation.nobody"), icon=":material/lock:")
        return
    st.caption(prose(legend()))
    with st.container(key="cooperation_matrix", width="stretch"):
        st.table(tabled(matrix(network)))


def isolated(network: Network) -> None:
    """Those that agreed, answered, and have no tie on either side."""
    if network.isolated:
        st.subheader(say("cooperation.isolated"), anchor=False)
        st.markdown(bullets([prose(one.name) for one in network.isolated]))


def side_by_side(change: Change, networks: Sequence[Network], labels: Sequence[str]) -> None:
    """What appeared, moved and ended between two waves, with how many answered in each."""
    for label, network in zip(labels, networks, strict=True):
        st.caption(say("cooperation.of_wave", wave=prose(label), answered=prose(answered(network))))
    names = {one.id: one for network in networks for one in network.members}
    lines = changed(change, names)
    if lines:
        st.markdown(bullets([prose(typeset(line)) for line in lines]))
    else:
        st.info(say("cooperation.same"), icon=":material/horizontal_rule:")
