"""The map of ties, after the table that says the same, and the bars of levels wave by wave."""

from collections.abc import Mapping

import streamlit as st

from charts import drawn
from charts.levels import levels as bars
from charts.network import network as map_of
from charts.places import WIDTH
from components.chart import chart
from components.cooperation.scrolled import scrolled
from components.prose import bullets, prose
from domain.cooperation.figures import Told
from domain.cooperation.ties import Change, Network, Stand
from sentences.cooperation import maps as words
from sentences.cooperation.ties import answered, told
from texts import say

_AROUND = 84  # px
ROOM = WIDTH + 20  # px, of a page with a map; a smaller window scrolls it


def network(shown: Network, legend: str = "network.legend_signs") -> None:
    """The ties that both sides say; the others on demand, in the places that they have anyway.

    ``legend``: the key of what is said of signs.
    """
    if not shown.ties:
        return
    st.subheader(say("network.title"), anchor=False)
    st.caption(prose(answered(shown)))
    lines = words.strokes(shown)
    rest = [*lines[Stand.ONE], *lines[Stand.WAITING]]
    others = bool(rest) and st.toggle(say("network.others"), key="network_others")
    seen = [*lines[Stand.BOTH], *(rest if others else ())]
    spec = map_of(words.signs(shown), seen, () if others else rest)
    _map(spec, words.seen(shown, seen), "network_map")
    st.caption(say("network.legend_others" if others else "network.legend"))
    st.caption(f"{say(legend)} {prose(words.groups(shown.members))}")


def changes(before: Network, after: Network, change: Change) -> None:
    """Two waves on one map, everybody in one place."""
    if not (change.appeared or change.ended):
        return
    signs, lines = words.between(before, after, change)
    _map(map_of(signs, lines), words.changed_seen(lines), "network_changes")
    st.caption(say("network.legend_changes"))


def levels(told_of: Mapping[str, Told], help_: str | None) -> None:
    """A bar for each wave that may be told; a sentence for each that may not. ``help_``: what the levels mean."""
    frame = words.levels(told_of)
    st.subheader(say("network.levels"), anchor=False, help=help_)
    st.markdown(f"**{say('levels.ties')}**")
    if not frame.empty:
        chart(drawn.spec(bars, frame), key="network_levels", alt=words.levels_seen(frame))
        st.caption(say("network.legend_levels"))
    untold = [f"{prose(wave)} : {prose(told(figure))}" for wave, figure in told_of.items() if figure.why]
    if untold:
        st.markdown(bullets(untold))


def _map(spec: drawn.Spec, alt: str, key: str) -> None:
    """In a frame of its height, which a small window moves sideways."""
    with st.container(key=f"{key}_wide", height=int(spec["height"]) + _AROUND, border=False):
        scrolled(key=f"{key}_hint")
        chart(spec, key=key, alt=alt)
