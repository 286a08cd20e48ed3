"""The project in its own words: why, what for, who decides."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.prose import bullets, inert, prose, sentence
from domain.cooperation.project import ListEntry
from texts import say

Lists = Mapping[str, tuple[ListEntry, ...]]


def named(lists: Lists, name: str = "project") -> Mapping[str, str]:
    """The sentences of a list by id, ready for the screen."""
    return {entry.id: prose(entry.fr) for entry in lists[name]}


def identity(lists: Lists) -> None:
    """What the project is, in three lines."""
    said = named(lists)
    st.header(said["name"], anchor=False)
    st.write(said["tagline"])
    st.caption(f"{said['collective']} · {said['duration']}")


def why(lists: Lists) -> None:
    """Three reasons, one ambition, and where it comes from."""
    said = named(lists)
    st.header(say("project.drivers"), anchor=False)
    in_cards(lists["context_drivers"])
    st.header(say("project.ambition"), anchor=False)
    st.markdown(f"**{said['ambition']}**")
    st.write(say("project.aim", aim=said["aim"]))
    st.header(say("project.origin"), anchor=False)
    for step in lists["origin_steps"]:
        place = step.details.get("place")
        with st.container(border=True, key=f"origin_{step.id}"):
            st.markdown(f":material/{step.icon}: **{prose(step.fr)}**")
            st.caption(prose(str(place)) if place else sentence(said["scaling"]))
    st.caption(said["deployment"])


def goals(lists: Lists) -> None:
    """Objectives, axes, stakes, and the forms of innovation whose names nobody knows here."""
    said = named(lists)
    st.header(say("project.objectives"), anchor=False)
    for objective in lists["objectives"]:
        _numbered(objective, "objective")
    st.header(say("project.axes"), anchor=False)
    st.caption(f"{said['working_groups']} · {said['working_axes']}")
    for axis in lists["axes"]:
        _numbered(axis, "axis", say("project.axis_also", label=prose(str(axis.details["alt_fr"]))))
    st.header(say("project.stakes"), anchor=False)
    st.caption(said["stakes"])
    for stake in lists["stakes"]:
        _line(stake)
    _innovations(lists["innovation_forms"], said["innovations"])


def _innovations(forms: tuple[ListEntry, ...], title: str) -> None:
    st.header(title, anchor=False)
    known = [form for form in forms if form.fr]
    for form in known:
        _line(form)
    if len(known) < len(forms):
        st.info(say("project.innovations_missing", n=len(forms) - len(known)), icon=":material/edit_note:")


def who(lists: Lists, networks: Mapping[str, str], figures: Sequence[str] = ()) -> None:
    """Who decides what, and who supports whom. ``figures``: what is said of the seats of all territories."""
    st.header(say("project.networks", n=len(networks)), anchor=False)
    with st.container(horizontal=True, key="networks"):
        for network in networks.values():
            st.badge(inert(network), icon=":material/hub:", color="green")
    st.header(say("project.principles"), anchor=False)
    for principle in lists["governance_principles"]:
        _line(principle)
    for body in lists["governance_bodies"]:
        _body(body, lists)
    if figures:
        st.header(say("governance.figures"), anchor=False)
        st.markdown(bullets([prose(one) for one in figures]))


def _body(body: ListEntry, lists: Lists) -> None:
    functions = [entry for entry in lists["governance_functions"] if entry.details["body"] in {body.id, None}]
    roles = [entry for entry in lists["support_roles"] if entry.details["level"] == body.id]
    with st.container(border=True, key=f"body_{body.id}"):
        st.subheader(prose(body.fr), anchor=False, icon=f":material/{body.icon}:")
        if body.id == "territorial":
            st.caption(say("project.one_per_territory"))
        st.markdown(bullets([_function(function) for function in functions]))
        st.markdown(f"**{say(f'project.support_{body.id}')}**")
        for role in roles:
            proposed = "" if role.details["seed"] else f" *({say('project.proposed')})*"
            st.markdown(f":material/{role.icon}: {prose(role.fr)}{proposed}")


def _function(function: ListEntry) -> str:
    doubt = f" *({say('project.to_confirm')})*" if function.details["to_confirm"] else ""
    return prose(function.fr) + doubt


def in_cards(entries: tuple[ListEntry, ...]) -> None:
    """A few entries side by side where there is room, one below the other on a phone."""
    for column, entry in zip(st.columns(len(entries), border=True), entries, strict=True):
        with column:
            st.markdown(f":material/{entry.icon}:")
            st.markdown(sentence(entry.fr))


def _line(entry: ListEntry) -> None:
    icon = f":material/{entry.icon}: " if entry.icon else ""
    st.markdown(f"{icon}{sentence(entry.fr)}")


def _numbered(entry: ListEntry, kind: str, also: str = "") -> None:
    with st.container(border=True, key=f"{kind}_{entry.id}"):
        st.markdown(f"**{entry.details['n']}** · {prose(entry.fr)}")
        if entry.details["alt_fr"]:
            st.caption(also)
