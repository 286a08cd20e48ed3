"""The map of ties, after the table that says the same, and the bars of levels wave by wave."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from charts import drawn
from charts.levels import levels as bars
from charts.network import network as map_of
from charts.places import WIDTH
from components.chart import chart
from components.cooperation.scrolled import scrolled
from components.prose import bullets, prose
from domain.cooperation.figures import ToldFigure
from domain.cooperation.ties import Network, Stand, TieChanges
from sentences.cooperation import maps as words
from sentences.cooperation.ties import answered, why_untold
from texts import say

_AROUND = 84  # px
ROOM = WIDTH + 20  # px, of a page with a map; a smaller window scrolls it


@dataclass(frozen=True)
class Picture:
    """A map with its words. ``hides``: whether there are ties that it does not draw; ``below``: Markdown."""

    spec: drawn.Spec
    alt: str
    answered: str
    below: str
    hides: bool = False


def pictured(shown: Network, legend: str = "network.legend_signs", *, others: bool = False) -> Picture | None:
    """The ties that both sides say; with the ``others`` too, in the places that they have anyway. None without any.

    ``legend``: the key of what is said of signs.
    """
    lines = words.strokes(shown)
    if not any(lines.values()):
        return None
    rest = [*lines[Stand.ONE], *lines[Stand.WAITING]]
    seen = [*lines[Stand.BOTH], *(rest if others else ())]
    key = say("network.legend_others" if others else "network.legend")
    return Picture(
        map_of(words.signs(shown), seen, () if others else rest),
        words.seen(shown, seen),
        prose(answered(shown)),
        f"{key}\n\n{say(legend)} {prose(words.groups(shown.members))}",
        bool(rest),
    )


def network(picture: Callable[[bool], Picture | None]) -> None:
    """The map of a wave, without its other ties until they are asked for. ``picture``: with them, or without."""
    shown = picture(False)  # noqa: FBT003  without
    if shown is None:
        return
    st.subheader(say("network.title"), anchor=False)
    st.caption(shown.answered)
    if shown.hides and st.toggle(say("network.others"), key="network_others"):
        shown = picture(True) or shown  # noqa: FBT003  with
    _map(shown, "network_map")


def changed(before: Network, after: Network, change: TieChanges) -> Picture | None:
    """Two waves on one map, everybody in one place; None where nothing appeared or ended."""
    if not (change.appeared or change.ended):
        return None
    signs, lines = words.between(before, after, change)
    return Picture(map_of(signs, lines), words.changed_seen(lines), "", say("network.legend_changes"))


def changes(picture: Picture | None) -> None:
    """The map of two waves, if there is one."""
    if picture is not None:
        _map(picture, "network_changes")


@dataclass(frozen=True)
class Bars:
    """The levels of waves. ``spec``: None where none may be told; ``untold``: Markdown, of those that may not."""

    spec: drawn.Spec | None
    alt: str
    untold: str


def measured(told_of: Mapping[str, ToldFigure]) -> Bars:
    """A bar for each wave that may be told; a sentence for each that may not."""
    frame = words.levels(told_of)
    untold = [f"{prose(wave)}\u00a0: {prose(why_untold(figure))}" for wave, figure in told_of.items() if figure.why]
    spec = None if frame.empty else drawn.spec(bars, frame)
    return Bars(spec, words.levels_seen(frame), bullets(untold))


def levels(shown: Bars, help_: str | None) -> None:
    """The levels of ties, wave by wave. ``help_``: what the levels mean."""
    st.subheader(say("network.levels"), anchor=False, help=help_)
    st.markdown(f"**{say('levels.ties')}**")
    if shown.spec is not None:
        chart(shown.spec, key="network_levels", alt=shown.alt)
        st.caption(say("network.legend_levels"))
    if shown.untold:
        st.markdown(shown.untold)


def _map(picture: Picture, key: str) -> None:
    """In a frame of its height, which a small window moves sideways."""
    with st.container(key=f"{key}_wide", height=int(picture.spec["height"]) + _AROUND, border=False):
        scrolled(key=f"{key}_hint")
        chart(picture.spec, key=key, alt=picture.alt)
    st.caption(picture.below)
