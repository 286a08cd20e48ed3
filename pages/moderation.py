"""Read what residents proposed before everybody does.

For: facilitators and coordinators, in their territories. Reads: proposals, the published priorities, what people wrote
in questionnaires. Writes: corrected words, what was published, merged or refused; what somebody said aloud.
Then: «Priorités», «Résultats».
"""

from collections.abc import Sequence

import streamlit as st

from components import notice
from components.buttons import Buttons
from components.priorities.moderation import form, reading, said_by, unread, views
from components.prose import prose
from db import engine
from db.queries.operations import content
from db.queries.priorities import ideas, library
from domain.cooperation.project import Labels
from domain.priorities.errors import WrongMoment
from domain.priorities.priority import PROPOSES, Happening, Priority
from domain.staff.roles import Visitor
from frame import chosen, verbatims
from frame.act import act
from frame.screen import screen
from texts import say


@screen("moderation", PROPOSES)
def moderation(visitor: Visitor) -> None:
    """What waits, what was published, or a new one."""
    notice.show()
    with engine.current().reading() as connection:
        known, labels = content.territories(connection), content.labels(connection)
        places = {place.id: prose(place.name) for place in known if visitor.may(PROPOSES, place.id)}
        waiting = ideas.waiting(connection, places)
        likely = next(iter(unread(waiting, places)), None)
        here = chosen.one("place", places, say("priorities.territory"), likely, unknown=say("chosen.unknown"))
        published = library.library(connection, here or "")
    view = views()
    if here is not None and view == "said":
        _said(here, labels)
    elif here is not None and view == "written":
        verbatims.panel(here)
    elif here is not None:
        pool = published if view == "published" else [each for each in waiting if each.territory == here]
        _read(view, pool, places[here], labels, published)


def _read(view: str, pool: Sequence[Priority], place: str, labels: Labels, published: Sequence[Priority]) -> None:
    buttons, which = Buttons[Priority]("moderation"), chosen.idea(view, pool)
    draft = next((reading(each, place, labels, published, buttons) for each in pool if each.id == which), None)
    if buttons.press is None:
        return
    asked, before = buttons.press.act, buttons.press.shown
    with act(PROPOSES, before.territory or "") as deed:
        if draft is None or before.id != which:
            raise WrongMoment
        if asked == "sent":
            ideas.read_through(deed.connection, before, draft.words, draft.cost, deed.by)
        else:
            ideas.set_aside(deed.connection, before, Happening(asked), draft.aside[asked], deed.by)
    buttons.done()
    chosen.leave_idea(view)
    st.rerun()


def _said(here: str, labels: Labels) -> None:
    who, buttons = said_by(), Buttons[str]("said")
    new = buttons.new
    draft = form(None, labels, key=new, send=buttons.key("sent", new, new))
    if press := buttons.press:
        with act(PROPOSES, here) as deed:
            ideas.said(deed.connection, ideas.Idea(press.shown, here, draft.words, who, cost=draft.cost), deed.by)
        buttons.done()
        notice.leave(say("moderation.said"))
        st.rerun()


moderation()
