"""«Partir d’un vote tout prêt»: the votes to begin with, one of which fills the form."""

from collections.abc import Sequence

import streamlit as st

from components.prose import prose
from domain.votes.ready import ReadyVote
from texts import say


def ready(offered: Sequence[ReadyVote], *, key: str) -> ReadyVote | None:
    """The one that was chosen; None for a blank form."""
    names = {each.id: prose(each.name) for each in offered}
    chosen = st.pills(
        say("ask.ready"),
        list(names),
        format_func=names.__getitem__,
        help=say("ask.ready_help"),
        key=key,
    )
    return next((each for each in offered if each.id == chosen), None)
