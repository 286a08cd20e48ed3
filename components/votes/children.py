"""Counting the stickers of the children, on the console, under a vote that is closed."""

import streamlit as st

from components import folded
from components.buttons import Buttons, mark
from components.prose import prose
from components.typed import typed_number
from domain.votes.children import MOST, Stickers
from domain.votes.vote import Vote
from sentences.votes.children import line
from texts import say


def stickers(vote: Vote, kept: Stickers) -> None:
    """What may be told of them."""
    if said := line(kept, vote):
        st.markdown(prose(said))


def children(vote: Vote, kept: Stickers, buttons: Buttons[Stickers]) -> dict[str, int]:
    """A field for each proposal; returns what the fields hold."""
    here = folded.expander(say("children.title"), icon=":material/child_care:", key=f"children_{vote.id}")
    if here is None:
        return {}
    with here:
        st.caption(say("children.how"))
        before = dict(kept.counts)
        found = {
            choice.id: typed_number(
                prose(choice.title),
                0,
                MOST,
                before.get(choice.id, 0),
                key=f"children_{vote.id}_{choice.id}_{mark(kept)}",
            )
            for choice in vote.plan.choices
        }
        key = buttons.key("stick", vote.id, kept, seen=kept)
        st.button(say("children.keep"), icon=":material/check:", width="stretch", key=key)
    return found
