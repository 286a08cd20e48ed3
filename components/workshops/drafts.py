"""The workshops of whoever prepares them: those to come, with what can be done with each, and those that are over."""

from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components import choosing, folded
from components.buttons import Buttons
from components.prose import bullets, prose
from domain.workshops.draft import Draft
from domain.workshops.workshop import Workshop
from sentences.votes.names import asked
from sentences.workshops.names import among
from texts import day_of, say

WHOLE_LINE = 5_000  # more than any screen has: the links stand below
CHANGES = ("modifier", "refaire")  # what the address then asks for


def cards(
    coming: Sequence[Draft], past: Sequence[Workshop], buttons: Buttons[Draft], console: StreamlitPage
) -> str | None:
    """Draw them; the id of a past one that was chosen to be done again. ``console``: the page that runs each."""
    if coming:
        st.subheader(say("drafts.title"), anchor=False)
    for one in coming:
        _card(one, buttons, console)
    if not past:
        return None
    st.subheader(say("drafts.past"), anchor=False)
    names = among([*past, *(one.workshop for one in coming)])
    names = {one.id: names[one.id] for one in past}
    return choosing.field(say("drafts.which"), names, key="drafts_past")


def _card(one: Draft, buttons: Buttons[Draft], console: StreamlitPage) -> None:
    about = one.workshop
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"draft_{about.id}"):
        st.markdown(f"**{prose(about.title)}**  \n{prose(_when(about))}", width=WHOLE_LINE)
        st.page_link(console, query_params={"workshop": about.id})
        changes = [each for each in CHANGES if not (about.elsewhere and each == "modifier")]
        key = buttons.key("change", about.id, one)
        st.menu_button(say("drafts.change"), changes, format_func=_change, icon=":material/edit:", key=key)
        if one.free and not about.elsewhere:
            key = buttons.key("rehearse", about.id, one)
            st.button(say("rehearsal.begin"), icon=":material/theater_comedy:", key=key)
        if one.silent and not about.elsewhere:
            _remove(one, buttons)


def _change(act: str) -> str:
    return say(f"drafts.link_{act}")


def _when(about: Workshop) -> str:
    where = "".join(f", {part}" for part in dict.fromkeys((about.place, about.territory_name)) if part)
    stands = say("workshop.stands.away") if about.elsewhere else say(f"workshop.stands.{about.state}")
    return f"{day_of(about.day)}{where} · {stands}"


def _remove(one: Draft, buttons: Buttons[Draft]) -> None:
    """It asks once more, and tells what goes too: of as many workshops as there are, and nobody waits for it."""
    about = one.workshop
    here = folded.popover(say("drafts.remove"), icon=":material/delete:", key=f"draft_remove_{about.id}")
    if here is None:
        return
    with here:
        sure = "drafts.remove_sure" if one.free else "drafts.remove_open"
        st.write(say(sure, title=prose(about.title)))
        if one.votes:
            st.write(say("drafts.remove_votes"))
            st.markdown(bullets([prose(asked(vote)) for vote in one.votes.values()]))
        key = buttons.key("remove", about.id, one, seen=one.facts)
        st.button(say("drafts.remove_yes"), type="primary", key=key)
