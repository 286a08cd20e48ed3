"""The territories and who acts there.

For: everybody. Reads: territories and actors. Writes: nothing.
Then: choose a territory, then the roles one wants to see.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from components import actors
from components.prose import prose
from db import engine
from db.queries import actors as presence
from db.queries import content
from domain.roles import Visitor
from domain.territories import Actor, ActorRole
from frame.screen import screen
from texts import say


@screen("territories")
def territories(_visitor: Visitor) -> None:
    """One territory at a time."""
    with engine.current().reading() as connection:
        known = {territory.id: territory for territory in content.territories(connection)}
        kinds = [territory.kind for territory in known.values()]
        st.write(say("territories.intro", here=kinds.count("experimentation"), further=kinds.count("deploiement")))
        chosen = st.pills(
            say("territories.choose"), list(known), format_func=lambda key: prose(known[key].name),
            default=next(iter(known), None), required=True, key="territoire", bind="query-params",
        )  # fmt: skip
        here = presence.actors(connection, chosen) if chosen else ()
    if not chosen:
        st.info(say("territories.none"), icon=":material/hourglass_empty:")
        return
    actors.about(known[chosen], here)
    by_role = actors.holders(here)
    wanted = _filter(chosen, by_role) if len(by_role) > 1 else []
    for role, held in by_role.items():
        if not wanted or role in wanted:
            actors.group(role, held, known[chosen])


def _filter(territory: str, by_role: Mapping[ActorRole, Sequence[Actor]]) -> Sequence[str]:
    return st.pills(
        say("territories.filter"),
        list(by_role),
        selection_mode="multi",
        key=f"roles_{territory}",
        format_func=lambda role: actors.label(ActorRole(role), len(by_role[ActorRole(role)])),
    )


territories()
