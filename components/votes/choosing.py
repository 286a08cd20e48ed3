"""Which workshop, which vote, and where to go for the rest."""

from collections.abc import Mapping, Sequence

import streamlit as st

from domain.votes.vote import Vote
from domain.workshops import State, Workshop
from texts import say
from texts.typography import typeset

_ICONS = {
    "vote_plan": "add",
    "vote_papers": "stacks",
    "vote_objections": "front_hand",
    "projector": "present_to_all",
}


def workshop(known: Sequence[Workshop]) -> Workshop | None:
    """The workshop chosen, named in the address; None, with a way out, if there is none."""
    by_id = {one.id: one for one in known if one.state is not State.PREPARED}
    if not by_id:
        st.info(say("vote.no_workshop"), icon=":material/event:")
        st.page_link("facilitate.py", label=say("screen.facilitate"), icon=":material/campaign:")
        return None
    return by_id[
        named(
            "workshop",
            {key: say("vote.workshop", title=one.title, day=f"{one.day:%d/%m/%Y}") for key, one in by_id.items()},
            say("facilitate.choose"),
        )
    ]


def named(parameter: str, names: Mapping[str, str], label: str) -> str:
    """The id chosen among ``names``; the address names it, so that a link leads to it."""
    ids = list(names)
    asked = st.query_params.get(parameter, "")
    chosen = str(
        st.selectbox(
            label,
            ids,
            index=ids.index(asked) if asked in ids else 0,
            format_func=names.__getitem__,
            key=f"choose_{parameter}",
        )
    )
    st.query_params[parameter] = chosen
    return chosen


def vote(found: Sequence[Vote], key: str) -> Vote | None:
    """The vote chosen, the latest at first; None, with the reason, if there is none."""
    if not found:
        st.info(say("vote.none"), icon=":material/how_to_vote:")
        return None
    by_id = {one.id: one for one in reversed(found)}
    chosen = st.selectbox(say("vote.choose"), list(by_id), format_func=lambda one: name(by_id[one]), key=key)
    return by_id[str(chosen)]


def name(one: Vote) -> str:
    """Its question, its round and where it stands."""
    again = say("vote.round_short", n=one.round) if one.round > 1 else ""
    return say("vote.name", question=typeset(one.plan.question), again=again, state=say(f"state.{one.state}"))


def elsewhere(here: Workshop, pages: Sequence[str]) -> None:
    """Links to the pages that go with this one, for the same workshop, two in a row."""
    for page, column in zip(pages, st.columns(2) * len(pages), strict=False):
        column.page_link(
            f"{page}.py",
            label=say(f"screen.{page}"),
            icon=f":material/{_ICONS[page]}:",
            query_params={"workshop": here.id},
            width="stretch",
        )


def past(title: str, one: Vote) -> str:
    """A closed vote among those of many workshops."""
    again = say("vote.round_short", n=one.round) if one.round > 1 else ""
    return say("vote.name", question=typeset(one.plan.question), again=again, state=typeset(title))
