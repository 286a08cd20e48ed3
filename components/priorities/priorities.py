"""Priorities on a screen: what each is, what it costs, where it stands, what happened to it. Never a ranking."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import streamlit as st

from components.buttons import Buttons
from components.choosing import field
from components.prose import prose, sentence
from components.typed import typed_line
from domain.cooperation.project import Labels
from domain.priorities.priority import (
    EXPLAINED,
    FOLLOW_UP,
    LONGEST_WHY,
    SEEN,
    Cost,
    Happening,
    Priority,
    Status,
    possible,
)
from sentences.priorities.cost import cost_in_words
from sentences.priorities.history import history
from texts import say
from texts.typography import typeset

ICONS: Mapping[Status, str] = {
    Status.PROPOSED: "lightbulb",
    Status.VOTING: "how_to_vote",
    Status.RETAINED: "check_circle",
    Status.ONGOING: "construction",
    Status.DONE: "task_alt",
    Status.DROPPED: "block",
}


@dataclass(frozen=True)
class Wanted:
    """What a reader wants to see; empty for everything."""

    theme: str = ""
    stake: str = ""  # or an agricultural subject
    status: str = ""

    def among(self, priorities: Iterable[Priority]) -> list[Priority]:
        """Those of them, in the same order."""
        return [
            each
            for each in priorities
            if self.theme in {"", each.words.theme}
            and (not self.stake or self.stake in {*each.words.stakes, *each.words.blocks})
            and self.status in {"", each.status}
        ]


def filters(labels: Labels, *, examples: bool) -> Wanted:
    """Two or three lists to choose from. Examples are many: they are shown theme by theme."""
    left, middle, right = st.columns(3)
    themes = {key: typeset(name) for key, name in labels.themes.items()}
    with left:
        some = themes if examples else {"": say("priority.any_theme"), **themes}
        theme = field(say("priority.theme"), some, next(iter(some), None), key=f"theme_{examples}")
    with middle:
        some = {"": say("priority.any_stake"), **{key: sentence(name) for key, name in _tags(labels).items()}}
        stake = field(say("priority.stake"), some, "", key=f"stake_{examples}")
    if examples:
        return Wanted(theme or "", stake or "")
    with right:
        some = {"": say("priority.any_status"), **{str(key): say(f"priority_status.{key}") for key in SEEN}}
        status = field(say("priority.status"), some, "", key="status")
    return Wanted(theme or "", stake or "", status or "")


def _tags(labels: Labels) -> Mapping[str, str]:
    """Stakes, then agricultural subjects: one list to choose in."""
    return {**labels.stakes, **labels.blocks}


def card(
    shown: Priority, labels: Labels, buttons: Buttons[Priority] | None, further: Callable[[Priority], None]
) -> tuple[Happening, str] | None:
    """One priority. ``buttons``: this visitor may say what became of it; then what they say for now, and why.

    ``further``: what else stands on its card.
    """
    with st.container(border=True, key=f"priority_{shown.id.replace('@', '_')}"):
        st.subheader(prose(shown.words.title), anchor=False, icon=f":material/{shown.icon}:")
        if shown.words.description:
            st.markdown(prose(shown.words.description))
        _badges(shown)
        about = [_tags(labels).get(tag, tag) for tag in (*shown.words.stakes, *shown.words.blocks)]
        st.caption(" · ".join([prose(labels.themes[shown.words.theme]), *map(sentence, about)]))
        st.markdown(coined(shown.cost) if shown.cost else say("priority.no_cost"))
        if shown.history:
            st.caption(prose(history(shown.history)))
        if shown.joined:
            st.caption(say("priority.joined", n=shown.joined))
        further(shown)
        return _follow(shown, buttons) if buttons else None


def _badges(shown: Priority) -> None:
    if shown.is_example:
        st.badge(say("priority.example"), icon=":material/edit_note:", color="primary")
        return
    with st.container(horizontal=True, key=f"badges_{shown.id.replace('@', '_')}"):
        st.badge(say(f"priority_status.{shown.status}"), icon=f":material/{ICONS[shown.status]}:", color="primary")
        st.badge(say(f"proposer.{shown.proposer}"), icon=":material/record_voice_over:", color="gray")


def _follow(shown: Priority, buttons: Buttons[Priority]) -> tuple[Happening, str] | None:
    steps = possible(shown.status, FOLLOW_UP)
    if not steps:
        return None
    with st.popover(say("priority.follow"), icon=":material/update:", key=f"follow_{shown.id}"):
        step = st.radio(
            say("priority.follow_what"), steps, index=None, key=f"step_{shown.id}",
            format_func=lambda key: say(f"follow_up.{key}"),
        )  # fmt: skip
        why = (
            typed_line(say("priority.follow_why"), most=LONGEST_WHY, key=f"why_{shown.id}") if step in EXPLAINED else ""
        )
        st.button(say("priority.follow_send"), type="primary", key=buttons.key("send", shown.id, shown))
    return (step, why) if step else None


def coined(cost: Cost) -> str:
    """What it may cost, with the coins that stand for it."""
    return f"{':material/euro:' * cost.coins} {cost_in_words(cost)}"
