"""The ties of a territory, for its committee: figures with their response rate, a matrix, what changed."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.prose import bullets, prose, tabled
from domain.cooperation.figures import Told
from domain.cooperation.ties import Change, Network
from sentences.cooperation import figures as figured
from sentences.cooperation.ties import answered, changed, legend, matrix, pairs
from texts import say
from texts.typography import typeset


def figures(network: Network, told_of: Mapping[str, Told]) -> None:
    """Figures by their indicator, or why they are not told; how many answered stands beside."""
    st.markdown(f"**{prose(answered(network))}**")
    st.caption(say("cooperation.agreed", n=len(network.members)))
    for name, figure in told_of.items():
        st.markdown(
            say("cooperation.figure", label=prose(figured.label(name)), said=prose(figured.value(name, figure)))
        )


def table(network: Network, help_: str | None) -> None:
    """The matrix by group, as a real table. ``help_``: what a system of actors is."""
    st.subheader(say("cooperation.matrix"), anchor=False, help=help_)
    if not network.members:
        st.info(say("cooperation.nobody"), icon=":material/lock:")
        return
    st.caption(prose(legend()))
    with st.container(key="cooperation_matrix", width="stretch"):
        st.table(tabled(matrix(network)))


def confirmed(network: Network) -> None:
    """A sentence for each tie that both sides say, in the order of the table."""
    st.markdown(bullets(list(map(prose, pairs(network)))))


def isolated(network: Network) -> None:
    """Those that agreed, answered, and have no tie on either side."""
    if network.isolated:
        st.subheader(say("cooperation.isolated"), anchor=False)
        st.markdown(bullets([prose(one.name) for one in network.isolated]))


def side_by_side(change: Change, networks: Sequence[Network], labels: Sequence[str]) -> None:
    """What appeared, moved and ended between two waves, with how many answered in each."""
    for label, network in zip(labels, networks, strict=True):
        st.caption(say("cooperation.of_wave", wave=prose(label), answered=prose(answered(network))))
    names = {one.id: one.name for network in networks for one in network.members}
    lines = changed(change, names)
    if lines:
        st.markdown(bullets([prose(typeset(line)) for line in lines]))
    else:
        st.info(say("cooperation.same"), icon=":material/horizontal_rule:")
