"""What is looked at: the evaluation themes with their indicators and example priorities, and farming."""

import streamlit as st

from components.cooperation.project import Lists, named
from components.priorities.priorities import coined
from components.prose import bullets, prose, sentence
from domain.cooperation.project import ThemeInFull
from domain.evaluation.indicators import Indicator
from domain.priorities.priority import Priority
from texts import say


def themes(lists: Lists, known: tuple[ThemeInFull, ...]) -> None:
    """The themes, each opened at will, and the world's goals they point to."""
    st.header(say("project.themes", n=len(known)), anchor=False)
    st.caption(named(lists)["evaluation"])
    st.write(say("project.themes_open"))
    for about in known:
        with st.expander(prose(about.theme.fr), icon=f":material/{about.theme.icon}:", key=f"theme_{about.theme.id}"):
            _theme(about)
    st.header(say("project.sdg"), anchor=False)
    st.caption(say("project.sdg_why"))
    with st.expander(say("project.sdg_all", n=len(lists["sdg"])), icon=":material/public:", key="sdg"):
        for goal in lists["sdg"]:
            st.markdown(f":material/{goal.icon}: **{goal.details['n']}** · {prose(goal.fr)}")


def _theme(about: ThemeInFull) -> None:
    st.caption(say("project.theme_axis", axis=prose(about.axis)))
    st.caption(say("project.theme_goals", goals=", ".join(prose(goal) for goal in about.goals)))
    st.markdown(f"**{say('project.indicators', n=len(about.indicators))}**")
    st.markdown(bullets([_indicator(indicator) for indicator in about.indicators]))
    st.markdown(f"**{say('project.examples', n=len(about.examples))}**")
    st.caption(say("project.example_note"))
    st.markdown(bullets([_example(example) for example in about.examples]))


def _indicator(indicator: Indicator) -> str:
    down = f" *({say('project.lower_is_better')})*" if indicator.direction == "down" else ""
    return prose(indicator.fr) + down


def _example(example: Priority) -> str:
    cost = f" {coined(example.cost)}" if example.cost else ""
    return say("project.example", title=prose(example.words.title), words=prose(example.words.description)) + cost


def farming(lists: Lists) -> None:
    """Seven blocks that link social action and sustainable farming."""
    st.header(say("project.farming", n=len(lists["agri_subthemes"])), anchor=False)
    for block in lists["agri_subthemes"]:
        details = block.details["details"]
        with st.container(border=True, key=f"block_{block.id}"):
            st.markdown(f":material/{block.icon}: **{prose(block.fr)}**")
            if isinstance(details, list) and details:
                st.caption(" · ".join(sentence(str(detail)) for detail in details))
