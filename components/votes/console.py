"""The facilitator's console of one vote: where it stands, who has voted, and the one next step."""

from collections.abc import Mapping

import streamlit as st

from components.buttons import Buttons
from components.prose import prose
from components.votes.result import rounds
from components.votes.statement import choices, statement
from domain.votes.story import Act, Standing, Story
from domain.votes.vote import Channel, Turnout, Vote
from domain.workshops.workshop import State
from sentences.votes import turnout
from texts import say

MOST_PEOPLE = 300  # in one room
MOST_SLIPS = 140  # ten pages


def console(vote: Vote, standing: Standing, buttons: Buttons[Vote], *, great: bool) -> None:
    """Draw it, with the buttons of what comes next. ``great``: the first of them is what comes next in the room."""
    if vote.state is State.PREPARED:
        _before(vote, standing.running, buttons, great=great)
    elif standing.story is None:
        _during(vote, buttons, shown=standing.shown, great=great)
    else:
        _after(vote, standing.story, buttons, revealed=standing.shown and standing.revealed, great=great)
        rounds(standing.story, key=f"run_{vote.id}")
        _again(vote, standing.story.after, standing.running, buttons)


def _before(vote: Vote, running: State, buttons: Buttons[Vote], *, great: bool) -> None:
    """Everything that will be announced, then the one button; only in an open workshop does a vote open."""
    st.caption(say("vote.frozen"))
    with st.container(border=True):
        statement(vote.plan)
        choices(vote.plan)
    if running is State.CLOSED:
        st.info(say("error.Over"), icon=":material/event_busy:")
        return
    if running is State.OPEN:
        _ask(Act.OPEN, "play_arrow", vote, buttons, primary=great, seen=vote.plan)
    else:
        st.info(say("vote.opens_with"), icon=":material/event:")


def _during(vote: Vote, buttons: Buttons[Vote], *, shown: bool, great: bool) -> None:
    """An open vote: the wall; closing, asked twice."""
    st.info(say("vote.next_person"), icon=":material/swipe_right:")
    if not shown:
        _ask(Act.SHOW, "present_to_all", vote, buttons, primary=great)
    asking = f"vote_closing_{vote.id}"
    kind, icon = "primary" if great and shown else "secondary", ":material/stop_circle:"
    with st.popover(say("vote.act.close"), icon=icon, width="stretch", key=asking, type=kind):  # type: ignore[arg-type]
        st.write(say("vote.close_sure"))
        st.button(say("vote.close_yes"), type="primary", key=buttons.key(f"vote_{Act.CLOSE}", vote.id, vote))


def _after(vote: Vote, story: Story, buttons: Buttons[Vote], *, revealed: bool, great: bool) -> None:
    """Drawing lots if the rules say so, then showing the room."""
    if story.counted is not None and story.counted.tied:
        st.info(say("vote.tied"), icon=":material/casino:")
        _ask(Act.DRAW, "casino", vote, buttons, primary=great)
    elif revealed:
        _ask(Act.HIDE, "undo", vote, buttons, primary=False)
    else:
        _ask(Act.REVEAL, "visibility", vote, buttons, primary=great)


def _again(vote: Vote, following: Vote | None, running: State, buttons: Buttons[Vote]) -> None:
    """The further round there is already; or a button that asks once more: talk first."""
    if following is not None:
        there = {"workshop": vote.workshop, "vote": following.id}
        name = say("vote.following", round=following.round)
        st.page_link("facilitate.py", label=name, icon=":material/replay:", query_params=there, width="stretch")
    elif running is not State.CLOSED:
        asking = f"vote_againing_{vote.id}"
        with st.popover(say("vote.act.again"), icon=":material/replay:", width="stretch", key=asking):
            st.write(say("vote.again_why"))
            st.button(say("vote.again_yes"), type="primary", key=buttons.key(f"vote_{Act.AGAIN}", vote.id, vote))


def received(now: Turnout) -> None:
    """How many have voted, in which ways, and a warning when there are more voices than people."""
    st.subheader(prose(turnout.received(now)), anchor=False)
    if ways := turnout.by_channel(now):
        st.caption(prose(ways))
    if warning := turnout.too_many(now):
        st.warning(prose(warning), icon=":material/warning:")


def _ask(act: Act, icon: str, vote: Vote, buttons: Buttons[Vote], *, primary: bool, seen: object = None) -> None:
    st.button(
        say(f"vote.act.{act}"),
        type="primary" if primary else "secondary",
        icon=f":material/{icon}:",
        width="stretch",
        key=buttons.key(f"vote_{act}", vote.id, vote, seen=seen),
    )


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
