"""Indicators on a screen: shelves that can be sorted out, the story of one, and the forms that write it on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.buttons import Buttons
from components.choosing import field
from components.prose import bullets, prose
from components.text import small, text
from components.typed import typed_line, typed_text
from domain.cooperation.project import ThemeInFull
from domain.evaluation.life import (
    DECIDED,
    LONGEST_NAME,
    LONGEST_WORDS,
    Entry,
    IndicatorCard,
    Kind,
    Life,
    Origin,
    Said,
    View,
)
from sentences.evaluation.life import line, stands, whose
from texts import say
from texts.typography import capital

CONDITIONS = (1, 2, 3, 4)  # of social utility, in the law of 2014
STATES = (Kind.PROPOSED, Kind.DISCUSSED, Kind.ADOPTED, Kind.RETIRED)
COLOURS = {Kind.ADOPTED: "green", Kind.RETIRED: "gray"}
Sorts = Mapping[str, Mapping[str, str]]
Shown = tuple[
    str, int
]  # of what is written: its id, and the last number that was read; of an entry: "", and its number


@dataclass(frozen=True)
class Wanted:
    """What a reader wants to see of them; nothing for all."""

    axis: str = ""
    goal: str = ""
    condition: str = ""
    state: str = ""

    def fits(self, card: IndicatorCard, life: Life, about: ThemeInFull | None) -> bool:
        """Whether one is among these. ``about``: its theme, None for a family that is none."""
        of_axis = not self.axis or (about is not None and about.axis == self.axis)
        of_goal = not self.goal or (about is not None and self.goal in about.goals)
        of_condition = not self.condition or int(self.condition) in card.ess
        return of_axis and of_goal and of_condition and self.state in {"", life.state(card.id)}


def sorts(themes: Sequence[ThemeInFull]) -> Sorts:
    """What they can be sorted out by: lists of ids with their words, all of them first, by name."""
    every = {"": say("indicator.all")}
    axes = {one.axis: prose(one.axis) for one in themes}
    goals = {goal: prose(goal) for one in themes for goal in one.goals}
    conditions = {str(one): say(f"report.ess_{one}") for one in CONDITIONS}
    states = {kind.value: say(f"indicator.state_{kind}") for kind in STATES}
    return {"axis": every | axes, "goal": every | goals, "condition": every | conditions, "state": every | states}


def wanted(named: Sorts) -> Wanted:
    """The four lists, two side by side; each begins with all of them."""
    chosen = {}
    for column, (name, among) in zip(st.columns(2) * 2, named.items(), strict=True):
        with column:
            chosen[name] = field(say(f"indicator.filter_{name}"), among, "", key=f"indicator_filter_{name}") or ""
    return Wanted(**chosen)


def story(card: IndicatorCard, life: Life, votes: Mapping[str, str], vote_page: StreamlitPage) -> None:
    """One of them: what it says, where it stands, and all that was written of it.

    ``votes``: names by id; ``vote_page``: where one of them is told.
    """
    with st.container(border=True, key=f"indicator_{card.id}"):
        st.subheader(prose(card.name), anchor=False)
        state = life.state(card.id)
        badge = f":{COLOURS.get(state, 'blue')}-badge[{prose(say(f'indicator.state_{state}'))}]"
        lines = [f"{capital(stands(life, card.id))}.", whose(card.view)]
        lines += [] if card.name == card.first else [say("indicator.first_name", name=card.first)]
        lines += [] if card.computed else [say("indicator.not_computed")]
        entries = life.of(card.id)
        told = bullets([prose(line(one, votes.get(one.said.vote, ""))) for one in entries])
        text(badge, prose(card.definition), "  \n".join(small(prose(one)) for one in lines), told)
        for vote in dict.fromkeys(one.said.vote for one in entries if one.said.vote):
            name = votes.get(vote, say("screen.votes"))
            st.page_link(vote_page, label=prose(name), query_params={"vote": vote})


def proposing(themes: Sequence[ThemeInFull], life: Life, buttons: Buttons[Shown]) -> Said:
    """A new one, in words; returns what the fields hold."""
    new = f"propose_{buttons.new}"
    with st.expander(say("indicator.propose"), icon=":material/lightbulb:", key="indicator_propose"):
        st.caption(say("indicator.propose_about"))
        name = typed_line(say("indicator.name"), most=LONGEST_NAME, key=f"indicator_name_{new}")
        words = typed_text(say("indicator.says"), most=LONGEST_WORDS, height=90, key=f"indicator_says_{new}")
        of_theme = {one.theme.id: prose(one.theme.fr) for one in themes}
        theme = field(say("indicator.theme"), of_theme, key=f"indicator_theme_{new}") or ""
        origins = {one.value: say(f"indicator.origin_{one}") for one in Origin if one is not Origin.PROJECT}
        origin = field(say("indicator.who"), origins, key=f"indicator_origin_{new}")
        views = {one.value: say(f"indicator.view_{one}") for one in View}
        view = field(say("indicator.whose"), views, key=f"indicator_view_{new}")
        key = buttons.key("propose", new, (buttons.new, life.last), seen=life.last)
        st.button(say("indicator.send_proposal"), type="primary", icon=":material/add:", key=key, width="stretch")
    of_whom = Origin(origin) if origin else None
    return Said(Kind.PROPOSED, "", name, words, theme, of_whom, View(view) if view else None)


def discussing(card: IndicatorCard, life: Life, votes: Mapping[str, str], buttons: Buttons[Shown]) -> Said:
    """A debate: which closed vote, and what was said there."""
    new = f"{card.id}_{buttons.new}"
    with st.expander(say("indicator.discuss"), icon=":material/forum:", key="indicator_discuss"):
        st.caption(say("indicator.discuss_about"))
        names = {key: prose(name) for key, name in votes.items()}
        vote = field(say("indicator.vote"), names, key=f"indicator_vote_{new}") or ""
        words = typed_text(say("indicator.debate"), most=LONGEST_WORDS, height=90, key=f"indicator_debate_{new}")
        key = buttons.key("discuss", new, (buttons.new, life.last), seen=(card.id, life.last))
        st.button(say("indicator.send_debate"), icon=":material/add_task:", key=key, width="stretch")
    return Said(Kind.DISCUSSED, card.id, words=words, vote=vote)


def deciding(card: IndicatorCard, life: Life, buttons: Buttons[Shown]) -> Said:
    """What a committee decides of one of them, and the way to take back what was wrong."""
    new = f"{card.id}_{buttons.new}"
    with st.expander(say("indicator.decide"), icon=":material/gavel:", key="indicator_decide"):
        kinds = {kind.value: say(f"indicator.decide_{kind}") for kind in DECIDED}
        first = DECIDED[0].value
        kind = Kind(field(say("indicator.decision"), kinds, first, key=f"indicator_decision_{new}") or first)
        name = ""
        if kind is Kind.RENAMED:
            name = typed_line(say("indicator.new_name"), most=LONGEST_NAME, key=f"indicator_new_name_{new}")
        why = say("indicator.remark" if kind is Kind.ADOPTED else "indicator.why")
        words = typed_text(why, most=LONGEST_WORDS, height=90, key=f"indicator_why_{new}_{kind}")
        key = buttons.key("decide", new, (buttons.new, life.last), seen=(card.id, life.last))
        st.button(say("indicator.send_decision"), type="primary", icon=":material/gavel:", key=key, width="stretch")
        _taking_back(life.of(card.id), buttons)
    return Said(kind, card.id, name, words)


def _taking_back(entries: Sequence[Entry], buttons: Buttons[Shown]) -> None:
    for one in entries:
        left, right = st.columns([3, 1], vertical_alignment="center")
        left.markdown(prose(line(one)))
        key = buttons.key("take_back", str(one.number), ("", one.number))
        right.button(say("trajectory.take_back"), icon=":material/undo:", key=key, width="stretch")
