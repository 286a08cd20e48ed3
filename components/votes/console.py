"""The facilitator's console of one vote: where it stands, who has voted, and the one next step."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from components import folded
from components.buttons import Buttons
from components.prose import prose
from components.typed import typed_number, within
from components.votes.result import Desk, rounds
from components.votes.statement import choices, statement
from domain.votes.story import Story, VoteAct, VoteStanding
from domain.votes.vote import Channel, Turnout, Vote
from domain.workshops.admission import MOST_PEOPLE
from domain.workshops.workshop import State
from sentences.votes import turnout
from texts import say, whole

Great = DeltaGenerator | None
Hands = tuple[dict[str, int], int]  # hands for each option; how many people vote by hand
MOST_SLIPS = 140  # ten pages


def console(
    vote: Vote,
    standing: VoteStanding,
    drawn: Sequence[Desk],
    now: Turnout,
    buttons: Buttons[Vote],
    *,
    great: Great,
) -> None:
    """Draw it, with the buttons of what comes next.

    ``drawn``: of a closed vote, ``desks``; ``great``: where what comes next in the room stands.
    """
    if vote.state is State.PREPARED:
        _before(vote, standing.running, buttons, great=great)
    elif standing.story is None:
        _during(vote, now, buttons, shown=standing.shown, great=great)
    else:
        _after(vote, standing.story, buttons, revealed=standing.done, great=great)
        rounds(standing.story, drawn, key=f"run_{vote.id}", brief=True)


def _before(vote: Vote, running: State, buttons: Buttons[Vote], *, great: Great) -> None:
    """Everything that will be announced, then the one button; only in an open workshop does a vote open."""
    st.caption(say("vote.frozen"))
    with st.container(border=True):
        statement(vote.plan)
        choices(vote.plan)
    if running is State.CLOSED:
        st.info(say("error.Over"), icon=":material/event_busy:")
        return
    if running is State.OPEN:
        _ask(VoteAct.OPEN, "play_arrow", vote, buttons, great=great, seen=vote.plan)
    else:
        st.info(say("vote.opens_with"), icon=":material/event:")


def _during(vote: Vote, now: Turnout, buttons: Buttons[Vote], *, shown: bool, great: Great) -> None:
    """An open vote: the wall; closing, asked twice, with what it would leave untold for good."""
    st.info(say("vote.next_person"), icon=":material/swipe_right:")
    if not shown:
        _ask(VoteAct.SHOW, "present_to_all", vote, buttons, great=great)
    asking = f"vote_closing_{vote.id}"
    here = great if shown else None
    kind, icon, name = "secondary" if here is None else "primary", ":material/stop_circle:", say("vote.act.close")
    with here or nullcontext(), st.popover(name, icon=icon, width="stretch", key=asking, type=kind):  # type: ignore[arg-type]
        st.write(say("vote.close_sure"))
        if warning := turnout.untold(now):
            st.warning(prose(warning), icon=":material/visibility_off:")
        for act, kind in ((VoteAct.FINISH, "primary"), (VoteAct.CLOSE, "secondary")):
            name, key = say(f"vote.{act}_yes"), buttons.key(f"vote_{act}", vote.id, vote)
            st.button(name, type=kind, width="stretch", key=key)  # type: ignore[arg-type]


def _after(vote: Vote, story: Story, buttons: Buttons[Vote], *, revealed: bool, great: Great) -> None:
    """Drawing lots if the rules say so, then showing the room; of what is never told, the room is told why."""
    if story.counted is not None and story.counted.lot_due:
        st.info(say("vote.tied"), icon=":material/casino:")
        _ask(VoteAct.DRAW, "casino", vote, buttons, great=great)
    elif revealed:
        _ask(VoteAct.HIDE, "undo", vote, buttons, great=None)
    elif story.counted is not None and story.counted.told.places:
        _ask(VoteAct.REVEAL, "visibility", vote, buttons, great=great)
    else:
        _ask(VoteAct.REVEAL, "visibility_off", vote, buttons, great=great, name=say("vote.reveal_why"))


def following(vote: Vote, after: Vote, here: StreamlitPage) -> None:
    """The way to the further round there is already. ``here``: the page of consoles."""
    there = {"workshop": vote.workshop, "vote": after.id}
    name = say("vote.following", round=after.round)
    st.page_link(here, label=name, icon=":material/replay:", query_params=there, width="stretch")


def again(vote: Vote, buttons: Buttons[Vote]) -> None:
    """A button that asks once more: talk first."""
    asking = f"vote_againing_{vote.id}"
    here = folded.popover(say("vote.act.again"), icon=":material/replay:", key=asking, wide=True)
    if here is None:
        return
    with here:
        st.write(say("vote.again_why"))
        st.button(say("vote.again_yes"), type="primary", key=buttons.key(f"vote_{VoteAct.AGAIN}", vote.id, vote))


def received(now: Turnout) -> None:
    """How many have voted, in which ways, and a warning when there are more voices than people."""
    st.subheader(prose(turnout.received(now)), anchor=False)
    if ways := turnout.by_channel(now):
        st.caption(prose(ways))
    if warning := turnout.too_many(now):
        st.warning(prose(warning), icon=":material/warning:")


def _ask(
    act: VoteAct, icon: str, vote: Vote, buttons: Buttons[Vote], *, great: Great, seen: object = None, name: str = ""
) -> None:
    with great or nullcontext():
        st.button(
            name or say(f"vote.act.{act}"),
            type="secondary" if great is None else "primary",
            icon=f":material/{icon}:",
            width="stretch",
            key=buttons.key(f"vote_{act}", vote.id, vote, seen=seen),
        )


def hands(vote: Vote, counted: Mapping[str, int]) -> Hands | None:
    """Raised hands: a count for each option and how many vote by hand, once they are sent."""
    st.caption(say("hands.why"))
    with st.form(f"hands_{vote.id}", enter_to_submit=False):
        voices = typed_number(say("hands.voices"), 0, MOST_PEOPLE, vote.hand_voices, key=f"hands_voices_{vote.id}")
        raised = {
            choice.id: typed_number(
                prose(choice.title), 0, MOST_PEOPLE, counted.get(choice.id, 0), key=f"hands_{vote.id}_{choice.id}"
            )
            for choice in vote.plan.choices
        }
        sent = st.form_submit_button(
            say("hands.send"), icon=":material/front_hand:", width="stretch", key=f"hands_send_{vote.id}"
        )
    taken = all(within(n, 0, MOST_PEOPLE) for n in (voices, *raised.values()))  # else it is told at its field
    return (raised, voices) if sent and taken else None


def kept(vote: Vote) -> None:
    """That hands are counted, for as long as they are."""
    if vote.hand_voices:
        st.success(say("hands.kept", n=vote.hand_voices), icon=":material/check_circle:")


def doubted(vote: Vote, sent: Hands, now: Turnout, buttons: Buttons[tuple[Vote, Hands]]) -> bool:
    """Whether these hands would make more voices than there are people: it asks once more, before anything is kept."""
    voices = now.secret + sent[1]
    if now.present is None or voices <= now.present:
        return False
    st.warning(say("hands.too_many", voices=whole(voices), present=whole(now.present)), icon=":material/warning:")
    key = buttons.key("hands_yes", vote.id, (vote, sent), seen=sent)
    st.button(say("hands.keep_yes", n=sent[1]), icon=":material/front_hand:", width="stretch", key=key)
    return True


def slips(vote: Vote) -> int | None:
    """How many slips the next sheet has; None where nobody votes by slip, and for a number that no sheet has."""
    if Channel.SLIP not in vote.plan.channels or vote.state is State.CLOSED:
        return None
    st.caption(say("slip.why"))
    many = typed_number(say("slip.many"), 1, MOST_SLIPS, 14, key=f"slips_{vote.id}")
    return many if within(many, 1, MOST_SLIPS) else None
