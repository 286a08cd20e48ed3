"""A pile of paper ballots, typed one by one and read back aloud; twice, by two people, and the differences settled."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from components.buttons import Buttons
from components.listen import listen
from components.prose import prose
from components.votes.paper import difference, entry
from domain.votes.ballot import Ballot
from domain.votes.pile import FIRST, SECOND, Decided, Difference, Move, PileReading, PileStep
from domain.votes.vote import Vote
from sentences.votes.paper import read_back
from texts import say

_NAMES = {FIRST: "first", SECOND: "second"}
_AT_ONCE = 12  # differences on one screen, so that the buttons of each are remembered


def typed(vote: Vote, known: Mapping[int, PileReading], me: str) -> PileStep | None:
    """Draw the typing of the reading that is this account's; its next move, once it was made.

    What is ``known`` is sealed: only what this screen typed can be read back.
    """
    st.subheader(say("paper.title"), anchor=False)
    st.caption(say("paper.how"))
    reading = _mine(known, me)
    if reading is None:
        st.info(say("paper.both"), icon=":material/inventory_2:")
        return _restart(vote, known)
    sealed = known[reading].papers if reading in known else 0
    st.markdown(f"**{say(f'paper.{_NAMES[reading]}')}**")
    if sealed:
        st.info(say("paper.known", n=sealed), icon=":material/inventory_2:")
    st.markdown(f"**{say('paper.number', number=sealed + 1)}**")
    ballot = entry(vote.plan, key=f"paper_{vote.id}_{reading}_{sealed}")
    if ballot is not None:
        return PileStep(Move.ADD, reading, sealed + 1, ballot.text)
    return _read_back(vote, reading, sealed) or _restart(vote, known)


def _mine(known: Mapping[int, PileReading], me: str) -> int | None:
    """The reading that this account types, or may begin; None if both are other people's."""
    own = [reading for reading, one in known.items() if one.reader == me]
    free = [reading for reading in _NAMES if reading not in known]
    return next(iter(own + free), None)


def _read_back(vote: Vote, reading: int, sealed: int) -> PileStep | None:
    """What this screen has typed, the last first, to be read aloud to the other person; the last can be taken back."""
    if not sealed:
        return None
    said = [
        read_back(Ballot.parse(text), vote.plan, number)
        for number, text in sorted(_here(vote, reading).items())
        if number <= sealed
    ]
    if said:
        listen([said[-1]], key=f"listen_{vote.id}_{reading}")
    for sentence in reversed(said):
        st.markdown(prose(sentence))
    undone = st.button(
        say("paper.undo", number=sealed), icon=":material/undo:", key=f"undo_{vote.id}_{reading}_{sealed}"
    )
    return PileStep(Move.TAKE_BACK, reading, sealed) if undone else None


def _restart(vote: Vote, known: Mapping[int, PileReading]) -> PileStep | None:
    """A reading that went wrong, or whose reader has left, is thrown away whole; asked twice."""
    for reading in known:
        name = say(f"paper.restart.{_NAMES[reading]}")
        with st.popover(name, icon=":material/restart_alt:", key=f"restarting_{vote.id}_{reading}"):
            st.write(say("paper.restart_sure"))
            if st.button(say("paper.restart_yes"), key=f"restart_{vote.id}_{reading}"):
                return PileStep(Move.RESTART, reading)
    return None


def decided(vote: Vote, differences: Sequence[Difference], buttons: Buttons[Decided]) -> Decided | None:
    """The papers that were not read alike; what is to be settled, as it stood on the screen where that was asked.

    Papers that only one reading has are counted: they are still to be typed, or were typed once too often.
    """
    both = [one for one in differences if one.first is not None and one.second is not None]
    if missing := len(differences) - len(both):
        st.info(say("paper.missing", n=missing), icon=":material/hourglass_empty:")
    if both:
        st.warning(say("error.ReadingsDiffer", n=len(both)), icon=":material/compare_arrows:")
    act = f"difference_{vote.id}"
    anew: dict[Difference, Ballot | None] = {}
    for one in both[:_AT_ONCE]:
        ways = {"first": one.first, "second": one.second, "typed_add": None, "typed_blank": None}
        for way, ballot in ways.items():
            buttons.key(act, f"{one.number}_{way}", Decided(one, ballot))
        anew[one] = difference(vote.plan, one, key=f"{act}_{one.number}")
    if buttons.press is None or buttons.press.act != act:
        return None
    wanted = buttons.press.shown
    if wanted.kept is not None or wanted.shown not in anew:
        return wanted
    ballot = anew[wanted.shown]
    return None if ballot is None else replace(wanted, kept=ballot)


def kept(vote: Vote, step: PileStep | None) -> None:
    """Remember on this screen what is in the database now, to read it back."""
    if step is not None:
        here = {number: text for number, text in _here(vote, step.reading).items() if number < step.number}
        added = {step.number: step.text} if step.move is Move.ADD else {}
        st.session_state[_key(vote, step.reading)] = here | added


def _here(vote: Vote, reading: int) -> dict[int, str]:
    return dict(st.session_state.get(_key(vote, reading), {}))


def _key(vote: Vote, reading: int) -> str:
    return f"pile_{vote.id}_{reading}"
