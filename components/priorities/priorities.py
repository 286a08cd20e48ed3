"""Priorities on a screen: what each is, what it costs, where it stands, what happened to it. Never a ranking."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import streamlit as st

from components.buttons import Buttons
from components.choosing import field
from components.prose import prose, sentence
from components.text import small, tag, text
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


@dataclass(frozen=True)
class Card:
    """A priority as it is drawn, in Markdown. ``icon``: its name; ``paragraphs``: what stands below its title."""

    head: str
    icon: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Drawn:
    """Several priorities in words: what they are chosen by, and the card of each by its id."""

    themes: Mapping[str, str]
    tags: Mapping[str, str]  # stakes, then agricultural subjects: one list to choose in
    cards: Mapping[str, Card]


def prepared(priorities: Iterable[Priority], labels: Labels) -> Drawn:
    """Put into words, once for all who read the same."""
    tags = {key: sentence(name) for key, name in {**labels.stakes, **labels.blocks}.items()}
    return Drawn(
        {key: typeset(name) for key, name in labels.themes.items()},
        tags,
        {each.id: _card(each, prose(labels.themes[each.words.theme]), tags) for each in priorities},
    )


def _card(one: Priority, theme: str, tags: Mapping[str, str]) -> Card:
    about = [tags.get(key) or sentence(key) for key in (*one.words.stakes, *one.words.blocks)]
    paragraphs = (
        prose(one.words.description),
        _badges(one),
        small(" · ".join([theme, *about])),
        coined(one.cost) if one.cost else say("priority.no_cost"),
        small(prose(history(one.history))),
        small(say("priority.joined", n=one.joined)) if one.joined else "",
    )
    return Card(prose(one.words.title), f":material/{one.icon}:", paragraphs)


def _badges(one: Priority) -> str:
    if one.is_example:
        return tag(say("priority.example"), "edit_note", "green")
    status = tag(say(f"priority_status.{one.status}"), ICONS[one.status], "green")
    return f"{status} {tag(say(f'proposer.{one.proposer}'), 'record_voice_over')}"


def filters(drawn: Drawn, *, examples: bool) -> Wanted:
    """Two or three lists to choose from. Examples are many: they are shown theme by theme."""
    left, middle, *right = st.columns(2 if examples else 3)
    with left:
        some = drawn.themes if examples else {"": say("priority.any_theme"), **drawn.themes}
        theme = field(say("priority.theme"), some, next(iter(some), None), key=f"theme_{examples}")
    with middle:
        some = {"": say("priority.any_stake"), **drawn.tags}
        stake = field(say("priority.stake"), some, "", key=f"stake_{examples}")
    if examples:
        return Wanted(theme or "", stake or "")
    with right[0]:
        some = {"": say("priority.any_status"), **{str(key): say(f"priority_status.{key}") for key in SEEN}}
        status = field(say("priority.status"), some, "", key="status")
    return Wanted(theme or "", stake or "", status or "")


def card(
    shown: Priority, drawn: Card, buttons: Buttons[Priority] | None, further: Callable[[Priority], None]
) -> tuple[Happening, str] | None:
    """One priority. ``buttons``: this visitor may say what became of it; then what they say for now, and why.

    ``further``: what else stands on its card.
    """
    with st.container(border=True, key=f"priority_{shown.id.replace('@', '_')}"):
        st.subheader(drawn.head, anchor=False, icon=drawn.icon)
        text(*drawn.paragraphs)
        further(shown)
        return _follow(shown, buttons) if buttons else None


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
