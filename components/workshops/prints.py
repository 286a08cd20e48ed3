"""What is printed for a workshop: its posters, its questionnaire, and ballots for each vote that takes paper."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components import choosing, folded
from components.prose import prose
from components.typed import typed_number, within
from components.workshops.elsewhere import elsewhere
from domain.votes.order import numbered
from domain.votes.vote import Channel, Vote
from domain.workshops.workshop import State, Workshop
from sentences.votes.names import name
from texts import say

SOME = 20  # ballots, where nobody has counted the people yet
MOST = 140


class Take(Protocol):
    """Draws the button that takes a file away."""

    def __call__(self, kind: str, subject: str, *, name: str, label: str, key: str, many: int = 1) -> None:
        """See ``frame.file``."""


def panel(
    workshop: Workshop, votes: Sequence[Vote], asked: Mapping[str, str], take: Take, instead: StreamlitPage | None
) -> None:
    """Draw it.

    ``votes``: of this workshop; ``asked``: the titles of its questionnaires, by id; ``instead``: which page knows
    better addresses, where this browser's would lead nobody anywhere.
    """
    here = folded.expander(say("prints.title"), icon=":material/print:", key=f"prints_{workshop.id}")
    if here is None:
        return
    with here:
        if instead is not None:
            elsewhere(say("prints.alone"), workshop.id, instead)
        else:
            _sheet("poster", workshop.id, take)
        _sheet("agreement", workshop.id, take)
        paper = workshop.id
        if len(asked) > 1:
            first = next(iter(asked))
            of = choosing.field(say("asking.which"), asked, first, key=f"print_of_{workshop.id}") or first
            paper = f"{workshop.id}.{of}"
        _sheet("form", paper, take)
        some = min(workshop.people or SOME, MOST)
        many = typed_number(say("prints.stubs_many"), 1, MOST, some, key=f"stubs_{workshop.id}")
        st.caption(say("prints.stubs_why"))
        _sheet("stubs", paper, take, many)
        many = typed_number(say("prints.blanks_many"), 1, MOST, some, key=f"blanks_{workshop.id}")
        st.caption(say("prints.blanks_why"))
        _sheet("blanks", workshop.id, take, many)
        many = typed_number(say("prints.cards_many"), 1, MOST, some, key=f"cards_{workshop.id}")
        st.caption(say("prints.cards_why"))
        _sheet("cards", workshop.id, take, many)
        for number, vote in numbered(votes):
            if vote.state is not State.CLOSED and Channel.PAPER in vote.plan.channels:
                st.markdown(f"**{prose(name(number, vote))}**")
                wanted = min(workshop.people or SOME, MOST)
                many = typed_number(say("prints.many"), 1, MOST, wanted, key=f"ballots_{vote.id}")
                _sheet("ballots", vote.id, take, many)


def _sheet(kind: str, subject: str, take: Take, many: int = 1) -> None:
    if not within(many, 1, MOST):
        return  # it is told at its field
    label, file = say(f"prints.{kind}"), say(f"prints.{kind}_file")
    take(kind, subject, name=file, label=label, many=many, key=f"print_{kind}_{subject}")
