"""The actors of a territory, role by role."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import streamlit as st

from components.prose import prose
from components.text import small, tag, text
from domain.cooperation.territories import Actor, ActorRole, Territory
from sentences.cooperation.actors import label
from texts import say

ICONS: Mapping[ActorRole, str] = {
    ActorRole.LEAD: "flag",
    ActorRole.PARTIAL: "handshake",
    ActorRole.MOBILISABLE: "waving_hand",
    ActorRole.COMPLEMENTARY: "extension",
    ActorRole.UNSPECIFIED: "help",
}
CARD = 336  # px: two beside each other on a page, one on a phone


def holders(actors: Sequence[Actor]) -> Mapping[ActorRole, tuple[Actor, ...]]:
    """The actors of each role that somebody holds, from the closest to the furthest."""
    found = {role: [actor for actor in actors if role in actor.roles] for role in ActorRole}
    return {role: tuple(sorted(held, key=_place(role))) for role, held in found.items() if held}


def _place(role: ActorRole) -> Callable[[Actor], int]:
    return lambda actor: actor.places[role]


def about(territory: Territory, actors: Sequence[Actor]) -> None:
    """Where the territory is, how many actors it counts, and what the source leaves open."""
    where = [prose(part) for part in (territory.place, territory.region) if part and part != territory.name]
    kind = say(f"territories.{territory.kind}")
    text(
        f"## {prose(territory.name)}",
        small(" · ".join([kind, *where])),
        say("territories.actors", n=len(actors)),
        small(say("territories.several_roles")) if any(len(actor.roles) > 1 for actor in actors) else "",
    )
    if territory.note:
        st.info(prose(territory.note), icon=":material/edit_note:")


def groups(actors: Sequence[Actor], territory: Territory, kinds: Mapping[str, str]) -> None:
    """Role by role, all of them or those that one wants to see. ``kinds``: of organisations, in words by id."""
    by_role = holders(actors)
    wanted = _filter(territory.id, by_role) if len(by_role) > 1 else []
    for role, held in by_role.items():
        if not wanted or role in wanted:
            _group(role, held, territory, kinds)


def _filter(territory: str, by_role: Iterable[ActorRole]) -> Sequence[str]:
    return st.pills(
        say("territories.filter"),
        list(by_role),
        selection_mode="multi",
        key=f"roles_{territory}",
        format_func=lambda role: say(f"actor_role.{role}"),
    )


def _group(role: ActorRole, held: Sequence[Actor], territory: Territory, kinds: Mapping[str, str]) -> None:
    """The actors of one role, with their number."""
    st.subheader(prose(label(role, len(held))), anchor=False, icon=f":material/{ICONS[role]}:")
    with st.container(horizontal=True, key=f"actors_{role}"):
        for actor in held:
            _card(actor, role, kinds)
    if role in territory.open_lists:
        st.caption(say("territories.open_list"))


def _card(actor: Actor, role: ActorRole, kinds: Mapping[str, str]) -> None:
    badges = [tag(prose(name), "hub", "green") for name in actor.networks]
    badges += [tag(prose(actor.status), "construction", "green")] if actor.status else []
    with st.container(border=True, width=CARD, key=f"actor_{role}_{actor.id}"):
        named = "  \n".join(filter(None, [f"**{prose(actor.name)}**", " ".join(badges)]))
        text(named, small("  \n".join(_about(actor, role, kinds))))


def _about(actor: Actor, role: ActorRole, kinds: Mapping[str, str]) -> Iterator[str]:
    known = kinds.get(actor.stakeholder_type or "")
    yield prose(known) if known else say("territories.kind_unsaid")
    for other in actor.roles:
        if other != role:
            yield f":material/{ICONS[other]}: {say('territories.also', role=say(f'actor_role.{other}'))}"
    if actor.labels[role] != actor.name:
        yield say("territories.in_source", label=prose(actor.labels[role]))
    if actor.maybe_same_as:
        yield say("territories.maybe_same", name=prose(actor.maybe_same_as))
