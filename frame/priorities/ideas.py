"""Ideas read before everybody reads them, and those that were said aloud: panels of «Modération»."""

from collections.abc import Sequence

import streamlit as st

from components import notice
from components.buttons import Buttons
from components.priorities.moderation import form, reading, said_by
from db.queries.priorities import ideas
from domain.cooperation.project import Labels
from domain.priorities.errors import WrongMoment
from domain.priorities.idea import Idea
from domain.priorities.priority import PROPOSES, Happening, Priority
from frame import chosen
from frame.act import act
from texts import say


def judging(view: str, pool: Sequence[Priority], place: str, labels: Labels, published: Sequence[Priority]) -> None:
    """One of those that wait, or that were published: corrected, published, merged or refused."""
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


def saying(here: str, labels: Labels) -> None:
    """An idea that somebody said aloud, written down by whoever heard it."""
    who, buttons = said_by(), Buttons[str]("said")
    new = buttons.new
    draft = form(None, labels, key=new, send=buttons.key("sent", new, new))
    if press := buttons.press:
        with act(PROPOSES, here) as deed:
            ideas.said(deed.connection, Idea(press.shown, here, draft.words, who, cost=draft.cost), deed.by)
        buttons.done()
        notice.leave(say("moderation.said"))
        st.rerun()
