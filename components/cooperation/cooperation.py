"""How a territory learns to cooperate: levels, steps, means and words."""

import streamlit as st

from components.cooperation.project import Lists, in_cards, named
from components.prose import bullets, inert, prose, sentence
from domain.cooperation.project import ListEntry
from texts import say


def cooperation(lists: Lists) -> None:
    """Three levels, seven steps, three objectives; then what is shared, and the words."""
    said = named(lists)
    st.header(said["engineering"], anchor=False)
    in_cards(lists["cooperation_levels"])
    st.header(say("project.animation"), anchor=False)
    for objective in lists["animation_objectives"]:
        _said(objective)
    st.caption(say("project.initiative"))
    for question in lists["initiative_questions"]:
        _said(question)
    _trajectory(lists["trajectory_steps"], said["trajectory"])
    _resources(lists["resource_types"])
    _words(lists)


def _said(entry: ListEntry) -> None:
    st.markdown(f":material/{entry.icon}: **{prose(entry.fr)}**")
    if entry.details["plain_fr"]:
        st.caption(prose(str(entry.details["plain_fr"])))


def _trajectory(steps: tuple[ListEntry, ...], duration: str) -> None:
    st.header(say("project.trajectory"), anchor=False)
    st.caption(duration)
    for step in steps:
        with st.container(border=True, key=f"step_{step.id}"):
            st.markdown(f"**{step.details['n']}** · **{prose(step.fr)}**")
            st.markdown(prose(str(step.details["plain_fr"])))
    st.caption(say("project.trajectory_back"))


def _resources(resources: tuple[ListEntry, ...]) -> None:
    st.header(say("project.resources"), anchor=False)
    for nature in ("immateriel", "materiel"):
        with st.expander(say(f"project.{nature}"), key=f"resources_{nature}"):
            for resource in resources:
                if resource.details["nature"] == nature:
                    proposed = "" if resource.details["seed"] else f" *({say('project.proposed')})*"
                    st.markdown(f":material/{resource.icon}: {prose(resource.fr)}{proposed}")


def _words(lists: Lists) -> None:
    st.header(say("project.words"), anchor=False)
    st.caption(say("project.life_functions"))
    with st.container(horizontal=True, key="life_functions"):
        for function in lists["life_functions"]:
            st.badge(inert(function.fr), icon=f":material/{function.icon}:", color="green")
    for concept in lists["concepts"]:
        with st.expander(prose(concept.fr), icon=f":material/{concept.icon}:", key=f"concept_{concept.id}"):
            st.markdown(prose(str(concept.details["meaning"])))
            parts = concept.details["parts"]
            if isinstance(parts, list) and parts:
                st.markdown(bullets([sentence(str(part)) for part in parts]))
