"""«Suites données»: what was decided in the workshops, and what became of it.

For: everybody. Reads: the decisions of a territory, its validated minutes. Writes: what became of one (staff only).
Then: the next workshop begins with them.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from components.buttons import Buttons
from components.prose import prose
from components.workshops.decisions import card
from components.workshops.minutes import residents
from db import engine
from db.queries.operations import content
from db.queries.workshops import decisions, minutes
from domain.priorities.priority import FOLLOWS, NothingSaid
from domain.staff.roles import Visitor
from domain.workshops.decisions import Decision, in_order
from domain.workshops.minutes import Validated
from frame import chosen
from frame.act import act
from frame.screen import screen
from sentences.workshops.decisions import summary
from sentences.workshops.minutes import about
from texts import say

LATEST = 6  # workshops whose page stands here


@screen("follow_up")
def follow_up(visitor: Visitor) -> None:
    """One territory at a time."""
    st.write(say("follow_up.intro"))
    with engine.current().reading() as connection:
        places = {place.id: prose(place.name) for place in content.territories(connection)}
        here = chosen.territory(visitor, places, say("priorities.territory"))
        known = decisions.of_territory(connection, here) if here else ()
        told = minutes.of_territory(connection, here) if here else ()
    today = datetime.now(UTC).date()
    if not known or here is None:
        st.info(say("follow_up.none"), icon=":material/hourglass_empty:")
    else:
        st.markdown(f"**{prose(summary(known, today))}**")
        _cards(in_order(known, today), here, visitor)
    _pages([one for one in told if one.minutes.told_to_residents][:LATEST])


def _pages(told: Sequence[Validated]) -> None:
    """The workshops whose minutes are validated, each in one page, the latest first."""
    if told:
        st.header(say("minutes.residents"), anchor=False)
    for one in told:
        with st.expander(prose(about(one.minutes)), icon=":material/description:", key=f"minutes_{one.workshop}"):
            residents(one.minutes, key=f"minutes_listen_{one.workshop}")


def _cards(known: Sequence[Decision], here: str, visitor: Visitor) -> None:
    buttons = Buttons[Decision]("follow_up") if visitor.may(FOLLOWS, here) else None
    today = datetime.now(UTC).date()
    said = {each.id: card(each, today, buttons) for each in known}
    if buttons is None or buttons.press is None:
        return
    seen = buttons.press.shown
    with act(FOLLOWS, here) as deed:
        if (news := said.get(seen.id)) is None:
            raise NothingSaid
        decisions.follow(deed.connection, seen, *news, deed.by)
    st.rerun()


follow_up()
