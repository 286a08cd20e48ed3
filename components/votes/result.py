"""The result of a vote: why, the bars or the profile, the table, who voted. The same at a desk and on the wall.

Everything goes through ``Outcome.public``: of fewer than five ballots only who voted is told.
"""

from collections.abc import Sequence

import streamlit as st

from charts.drawn import spec
from charts.look import DESK, WALL
from components.chart import chart
from components.listen import listen
from components.prose import prose, tabled
from components.votes.methods import METHODS as FORMS
from domain.votes import method
from domain.votes.result import Outcome
from domain.votes.story import Story
from domain.workshops.workshop import State
from sentences.votes import frames, turnout
from sentences.votes.methods import METHODS
from sentences.votes.names import round_
from sentences.votes.result import lot, told
from sentences.votes.words import in_type
from texts import say

_WIDE = 1_300  # px: the wall is 1,920 of them across, drawn 1.4 times as large


def result(story: Story, *, key: str, wall: bool = False) -> None:
    """Draw a vote whose result may be shown; of a thermometer, the round before as well."""
    assert story.counted is not None
    said = told(story)
    outcome = story.counted.outcome.public()
    if wall:
        _on_wall(story, said, key=key)
    else:
        _spoken(said)
        listen(said, key=f"{key}_listen")
        _versions(story)
        _drawn(story, said, key=key)
    _lot(outcome)
    if not wall:
        FORMS[outcome.method].beside(outcome, story.vote.options)
    _who(story)
    if not wall:
        with st.expander(say("vote.table"), icon=":material/table:", key=f"{key}_table"):
            st.table(tabled(frames.table(outcome, story.vote.options)))
            for line in METHODS[outcome.method].further(outcome, in_type(story.vote.options)):
                st.text(line)


def _on_wall(story: Story, said: Sequence[str], *, key: str) -> None:
    """The same for a wall, where charts take the whole width so that no name in them is cut."""
    assert story.counted is not None
    wide = _WIDE if story.vote.state is State.CLOSED else _WIDE * 7 // 10
    outcome = story.counted.outcome.public()
    above, below = METHODS[outcome.method].on_wall(outcome, story.vote.options, said)
    _versions(story, short=True)
    if above:
        _spoken(above)
    _drawn(story, said, key=key, wide=wide)
    if below:
        _together(below)


def _together(said: Sequence[str]) -> None:
    """Sentences of which none comes first, close to each other."""
    st.markdown("  \n".join(map(prose, said)))


def _spoken(said: Sequence[str]) -> None:
    first, *others = said
    st.subheader(prose(first), anchor=False)
    for other in others:
        st.write(prose(other))


def _chain(story: Story) -> list[Story]:
    """The story and its former rounds, the first at first."""
    return [story] if story.before is None else [*_chain(story.before), story]


def _versions(story: Story, *, short: bool = False) -> None:
    """Objections over several rounds: what was proposed in each; ``short``: the titles alone."""
    if method(story.vote.plan.method).objection is None or story.before is None:
        return
    chain = _chain(story)
    for number, (column, one) in enumerate(zip(st.columns(len(chain)), chain, strict=True), start=1):
        with column.container(border=True):
            st.markdown(f"**{say('consent.version', n=number)}**")
            lines = [
                prose(f"{choice.title}. {choice.description}" if choice.description and not short else choice.title)
                for choice in one.vote.plan.choices
            ]
            st.markdown(("  \n" if short else "\n\n").join(lines))


def _drawn(story: Story, said: Sequence[str], *, key: str, wide: int = 0) -> None:
    """The charts; ``wide``: pixels across on the wall, 0 at a desk, where they take the width of the page."""
    rounds = {round_(one.vote): one.counted.outcome for one in (story.before, story) if one is not None and one.counted}
    alt, size = " ".join(said), WALL if wide else DESK
    for one in METHODS[story.vote.plan.method].drawings(rounds, story.vote.options):
        chart(spec(one.draw, one.rows, size=size, wide=wide), key=f"{key}_{one.name}", alt=alt)
        if one.note:
            st.markdown(prose(one.note))


def _lot(outcome: Outcome) -> None:
    if said := lot(outcome):
        st.info(said, icon=":material/casino:")


def _who(story: Story) -> None:
    """n, blank, by hand, present; the channels that may be told apart; how paper was read, how many slips were cut."""
    assert story.counted is not None
    st.markdown(prose(turnout.counted(story.counted)))
    if said := turnout.apart(story.counted):
        st.markdown(prose(said))
    for line in turnout.unseen(story.counted.turnout):
        st.markdown(prose(line))


def rounds(story: Story, *, key: str) -> None:
    """All rounds of a vote side by side, the first on the left; or one, where its drawing holds the one before."""
    chain = [story] if METHODS[story.vote.plan.method].together else _chain(story)
    for column, one in zip(st.columns(len(chain)), chain, strict=True):
        with column:
            if len(chain) > 1:
                st.subheader(prose(round_(one.vote)), anchor=False)
            result(one, key=f"{key}_{one.vote.round}")
