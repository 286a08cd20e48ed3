"""Read what residents proposed before everybody does.

For: facilitators and coordinators, in their territories. Reads: proposals, the published priorities.
Writes: corrected words, what was published, merged or refused; what somebody said aloud. Then: «Priorités».
"""

import uuid
from collections import Counter
from collections.abc import Sequence

import streamlit as st

from components.moderation import form, original, otherwise, said_by, views, which
from components.prose import prose
from db import engine
from db.queries import content, ideas
from db.queries import priorities as library
from domain.priorities import PROPOSES, Priority
from domain.project import Labels
from domain.roles import EVERYWHERE, Visitor
from frame.act import act
from frame.screen import screen
from texts import say


@screen("moderation", PROPOSES)
def moderation(visitor: Visitor) -> None:
    """What waits, what was published, or a new one."""
    mine = visitor.territories(PROPOSES)
    with engine.current().reading() as connection:
        known = {place.id: prose(place.name) for place in content.territories(connection)}
        places = {key: name for key, name in known.items() if EVERYWHERE in mine or key in mine}
        named = content.labels(connection)
        waiting = ideas.waiting(connection, places)
        unread = Counter(each.territory for each in waiting)
        here = st.selectbox(
            say("priorities.territory"), sorted(places, key=lambda key: -unread[key]), key="place",
            format_func=lambda key: say("moderation.place", place=places[key], n=unread[key]),
        )  # fmt: skip
        published = library.library(connection, here)
    view = views()
    if view == "said":
        _said(here, named)
    elif chosen := which(
        published if view == "published" else [each for each in waiting if each.territory == here], view
    ):
        _one(chosen, places[here], named, published)


def _one(shown: Priority, place: str, named: Labels, published: Sequence[Priority]) -> None:
    original(shown, place)
    draft = form(shown, named)
    aside = otherwise(shown, {each.id: each.words.title for each in published if each.id != shown.id})
    if draft is None and aside is None:
        return
    with act(PROPOSES, shown.territory or "") as deed:
        if draft is not None:
            ideas.read_through(deed.connection, shown.id, draft.words, draft.cost, deed.by)
        elif aside is not None:
            ideas.set_aside(deed.connection, shown.id, *aside, deed.by)
    st.rerun()


def _said(here: str, named: Labels) -> None:
    who = said_by()
    draft = form(None, named)
    if draft is not None:
        idea = ideas.Idea(uuid.uuid4().hex, here, draft.words, who, cost=draft.cost)
        with act(PROPOSES, here) as deed:
            ideas.propose(deed.connection, idea, deed.by)
            ideas.publish(deed.connection, idea.id, deed.by)
        st.success(say("moderation.said"), icon=":material/check_circle:")


moderation()
