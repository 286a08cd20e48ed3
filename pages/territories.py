"""The territories and who acts there.

For: everybody. Reads: territories and actors. Writes: nothing.
Then: choose a territory, then the roles one wants to see.
"""

import streamlit as st

from components import actors
from components.prose import prose
from db import engine
from db.queries import actors as presence
from db.queries import content
from domain.roles import Visitor
from domain.territories import ActorRole
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
    wanted = st.pills(
        say("territories.filter"), list(by_role), selection_mode="multi", key=f"roles_{chosen}",
        format_func=lambda role: actors.label(ActorRole(role), len(by_role[ActorRole(role)])),
    )  # fmt: skip
    for role, held in by_role.items():
        if not wanted or role in wanted:
            actors.group(role, held, known[chosen])


territories()
