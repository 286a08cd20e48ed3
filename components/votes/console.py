"""The facilitator's console of one vote: where it stands, who has voted, and the one next step."""

from collections.abc import Mapping

import streamlit as st

from components.prose import prose
from components.votes.statement import choices, statement
from domain.votes.story import Act
from domain.votes.vote import Channel, Turnout, Vote
from domain.workshops import State
from texts import say

MOST_PEOPLE = 300  # in one room
MOST_SLIPS = 140  # ten pages


def before(vote: Vote) -> Act | None:
    """A vote that is prepared: everything that will be announced, then the one button."""
    st.caption(say("vote.frozen"))
    with st.container(border=True):
        statement(vote.plan)
        choices(vote.plan)
    amending = {"workshop": vote.workshop, "vote": vote.id}
    st.page_link("vote_plan.py", label=say("vote.amend"), icon=":material/edit:", query_params=amending)
    return _asked(Act.OPEN, "play_arrow")


def during(*, on_wall: bool) -> Act | None:
    """An open vote: the wall; closing, asked twice."""
    st.info(say("vote.next_person"), icon=":material/swipe_right:")
    shown = None if on_wall else _asked(Act.SHOW, "present_to_all")
    with st.popover(say("vote.act.close"), icon=":material/stop_circle:", width="stretch", key="vote_closing"):
        st.write(say("vote.close_sure"))
        closing = st.button(say("vote.close_yes"), type="primary", key="vote_close")
    return Act.CLOSE if closing else shown


def received(turnout: Turnout) -> None:
    """«8 bulletins reçus sur 12 présents», and a warning when there are more voices than people."""
    st.subheader(_of(turnout), anchor=False)
    by_channel = [f"{say(f'channel.{name}')}\u00a0: {n}" for name, n in sorted(turnout.received.items()) if n]
    if len(by_channel) > 1:
        st.caption(", ".join(by_channel))
    if turnout.too_many:
        st.warning(say("vote.too_many", voices=turnout.voices, present=turnout.present), icon=":material/warning:")


def _of(turnout: Turnout) -> str:
    if turnout.present is None:
        return say("vote.voices", n=turnout.voices)
    return say("vote.voices_of", n=turnout.voices, present=turnout.present)


def after(*, on_wall: bool, revealed: bool, tied: bool) -> Act | None:
    """A closed vote: drawing lots if the rules say so, then showing the room."""
    if tied:
        st.info(say("vote.tied"), icon=":material/casino:")
        return _asked(Act.DRAW, "casino")
    return _asked(Act.HIDE, "undo", primary=False) if on_wall and revealed else _asked(Act.REVEAL, "visibility")


def again() -> Act | None:
    """A further round, asked for once more: talk first."""
    with st.popover(say("vote.act.again"), icon=":material/replay:", width="stretch", key="vote_againing"):
        st.write(say("vote.again_why"))
        pressed = st.button(say("vote.again_yes"), type="primary", key="vote_again")
    return Act.AGAIN if pressed else None


def _asked(act: Act, icon: str, *, primary: bool = True) -> Act | None:
    pressed = st.button(
        say(f"vote.act.{act}"),
        type="primary" if primary else "secondary",
        icon=f":material/{icon}:",
        width="stretch",
        key=f"vote_{act}",
    )
    return act if pressed else None


def heads(vote: Vote) -> int | None:
    """How many people are in the room, when it has just been typed."""
    typed = st.number_input(
        say("vote.heads"), 0, MOST_PEOPLE, vote.head_count, placeholder=say("vote.heads_hint"), key=f"heads_{vote.id}"
    )
    return typed if typed is not None and typed != vote.head_count else None


def hands(vote: Vote, counted: Mapping[str, int]) -> tuple[dict[str, int], int] | None:
    """Raised hands: a count for each option and how many vote by hand, once they are sent."""
    st.caption(say("hands.why"))
    with st.form(f"hands_{vote.id}", enter_to_submit=False):
        voices = st.number_input(say("hands.voices"), 0, MOST_PEOPLE, vote.hand_voices, key=f"hands_voices_{vote.id}")
        raised = {
            choice.id: st.number_input(
                prose(choice.title), 0, MOST_PEOPLE, counted.get(choice.id, 0), key=f"hands_{vote.id}_{choice.id}"
            )
            for choice in vote.plan.choices
        }
        sent = st.form_submit_button(
            say("hands.send"), icon=":material/front_hand:", width="stretch", key=f"hands_send_{vote.id}"
        )
    return (raised, voices) if sent else None


def slips(vote: Vote) -> int | None:
    """How many slips the next sheet has; None where nobody votes by slip."""
    if Channel.SLIP not in vote.plan.channels or vote.state is State.CLOSED:
        return None
    st.caption(say("slip.why"))
    return st.number_input(say("slip.many"), 1, MOST_SLIPS, 14, key=f"slips_{vote.id}")
