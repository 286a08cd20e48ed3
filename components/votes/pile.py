"""A pile of paper ballots, typed one by one and read back aloud; twice, by two people, and the differences settled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from components.listen import listen
from components.prose import prose
from components.votes.paper import difference, entry, read_back
from domain.votes.ballot import Ballot
from domain.votes.vote import Vote
from texts import say

_READINGS = {1: "first", 2: "second"}
Paper = tuple[int, Ballot | None, Ballot | None]  # its number, and how each person read it


@dataclass(frozen=True)
class Pile:
    """The whole pile of one reading, as texts, after what was just typed."""

    reading: int
    texts: tuple[str, ...]


def typed(vote: Vote, known: Mapping[int, int]) -> Pile | None:
    """Draw the typing; the pile with one paper more (or less), once it has changed.

    ``known``: how many papers each reading holds. The pile of this screen is kept for as long as it is open.
    """
    st.subheader(say("paper.title"), anchor=False)
    st.caption(say("paper.how"))
    reading = st.segmented_control(
        say("paper.who"),
        list(_READINGS),
        default=1,
        format_func=lambda number: say(f"paper.{_READINGS[number]}"),
        required=True,
        key=f"reading_{vote.id}",
    )
    pile = tuple(st.session_state.get(_key(vote, reading), ()))
    if not pile and known.get(reading):
        st.info(say("paper.known", n=known[reading]), icon=":material/inventory_2:")
        if not st.toggle(say("paper.restart"), key=f"restart_{vote.id}_{reading}"):
            return None
    st.markdown(f"**{say('paper.number', number=len(pile) + 1)}**")
    ballot = entry(vote.plan, key=f"paper_{vote.id}_{reading}_{len(pile)}")
    if ballot is not None:
        return Pile(reading, (*pile, ballot.text))
    return _read_back(vote, reading, pile)


def _read_back(vote: Vote, reading: int, pile: Sequence[str]) -> Pile | None:
    """What has been typed, the last first, to be read aloud to the other person; the last one can be taken back."""
    if not pile:
        return None
    said = [read_back(Ballot.parse(text), vote.plan, number) for number, text in enumerate(pile, start=1)]
    listen([said[-1]], key=f"listen_{vote.id}_{reading}")
    for sentence in reversed(said):
        st.markdown(prose(sentence))
    taken_back = st.button(say("paper.undo"), icon=":material/undo:", key=f"undo_{vote.id}_{reading}")
    return Pile(reading, tuple(pile[:-1])) if taken_back else None


def settled(vote: Vote, differences: Sequence[Paper]) -> tuple[int, Ballot] | None:
    """The papers that were not read alike; the one that has just been settled."""
    if not differences:
        return None
    st.warning(say("error.ReadingsDiffer", n=len(differences)), icon=":material/compare_arrows:")
    for number, first, second in differences:
        kept = difference(vote.plan, number, first, second, key=f"difference_{vote.id}_{number}")
        if kept is not None:
            return number, kept
    return None


def kept(vote: Vote, pile: Pile | None) -> None:
    """Remember the pile of this screen, once it is in the database."""
    if pile is not None:
        st.session_state[_key(vote, pile.reading)] = pile.texts


def _key(vote: Vote, reading: int) -> str:
    return f"pile_{vote.id}_{reading}"
