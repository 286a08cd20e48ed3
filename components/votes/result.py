"""The result of a vote: why, the bars or the profile, the table, who voted. The same at a desk and on the wall.

Everything goes through ``Outcome.public``: of fewer than five ballots only who voted is told.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

import streamlit as st

from charts.drawn import Spec, spec
from charts.look import DESK, WALL
from components import folded
from components.chart import chart
from components.listen import listen
from components.prose import Sheet, prose, sheet, tabled
from components.text import text
from components.votes.methods import METHODS as FORMS
from domain.votes import method
from domain.votes.result import Outcome
from domain.votes.story import Story
from domain.workshops.workshop import State
from sentences.votes import frames, turnout
from sentences.votes.methods import METHODS
from sentences.votes.names import round_
from sentences.votes.result import lines, lot, quorum
from sentences.votes.telling import Drawing
from sentences.votes.walls import MANY, first, others, seen, side_by_side
from sentences.votes.words import in_type
from texts import say

_WIDE = 1_300  # px: the wall is 1,920 of them across, drawn 1.4 times as large
_NARROW = _WIDE * 7 // 10  # beside the way in
_SAID = 4  # options of two rounds that leave room for what each round says


@dataclass(frozen=True)
class Desk:
    """A result as it is drawn at a desk. ``charts``: name, picture and note; ``further``: as text below the table."""

    said: Sequence[str]
    charts: Sequence[tuple[str, Spec, str]]
    table: Sheet
    further: Sequence[str]
    who: Sequence[str]


def desks(story: Story) -> tuple[Desk, ...]:
    """Its rounds as ``rounds`` draws them: put into words, pictures and tables."""
    return tuple(map(_desk, _shown(story)))


def _desk(story: Story) -> Desk:
    assert story.counted is not None
    outcome, options, telling = story.counted.told.public(), story.vote.options, METHODS[story.counted.told.method]
    drawn = [
        (one.name, spec(one.draw, one.rows, size=DESK), one.note) for one in telling.drawings(_rounds(story), options)
    ]
    further, who = telling.further(outcome, in_type(options)), [line for line in _who(story) if line]
    return Desk(lines(story), drawn, sheet(frames.table(outcome, options)), further, who)


def result(story: Story, *, key: str, wall: bool = False) -> None:
    """Draw a vote whose result may be shown; of a thermometer, the round before as well."""
    if wall:
        _on_wall(story, key=key)
    else:
        _at_desk(story, _desk(story), key=key)


def _at_desk(story: Story, drawn: Desk, *, key: str, brief: bool = False) -> None:
    """``brief``: words first; drawings and voice are behind the fold of the table."""
    assert story.counted is not None
    outcome = story.counted.told.public()
    first, *beside = map(prose, drawn.said)
    text(f"### {first}", *beside)
    if not brief:
        listen(drawn.said, key=f"{key}_listen")
    _versions(story)
    if not brief:
        _pictures(story, drawn, key=key)
    _lot(outcome)
    FORMS[outcome.method].beside(outcome, story.vote.options)
    text(*map(prose, drawn.who))
    label = say("vote.drawing_and_table" if brief and drawn.charts else "vote.table")
    here = folded.expander(label, icon=":material/table:", key=f"{key}_table")
    if here is None:
        return
    with here:
        if brief:
            listen(drawn.said, key=f"{key}_listen")
            _pictures(story, drawn, key=key)
        st.table(tabled(drawn.table), hide_index=False)
        for line in drawn.further:
            st.text(line)


def _pictures(story: Story, drawn: Desk, *, key: str) -> None:
    titles = {option.id: option.title for option in story.vote.options}
    for name, picture, note in drawn.charts:
        if name in titles:  # a chart of its own for each option
            st.markdown(f"**{prose(titles[name])}**")
        chart(picture, key=f"{key}_{name}", alt=" ".join(drawn.said))
        if note:
            st.markdown(prose(note))


def _on_wall(story: Story, *, key: str) -> None:
    """The same for a wall: of two rounds both, side by side; of many options their names, n, and little else."""
    assert story.counted is not None
    outcome = story.counted.told.public()
    if again := story.before is not None and not METHODS[outcome.method].together:
        below = _rounds_on_wall(story, key=key)
    else:
        below = _round_on_wall(story, key=key)
    _lot(outcome)
    below += _who(story)[again:]  # n stands above each of two rounds
    if said := [prose(line) for line in below if line]:
        st.markdown(("  \n" if len(story.vote.options) <= MANY else " — ").join(said))


def _round_on_wall(story: Story, *, key: str) -> list[str]:
    """Charts take the whole width, so that no name is cut; returns what stands below."""
    assert story.counted is not None
    said = lines(story)
    wide = _WIDE if story.vote.state is State.CLOSED else _NARROW
    outcome, options, reached = story.counted.told.public(), story.vote.options, quorum(story)
    above, below = METHODS[outcome.method].on_wall(outcome, options, said[:-1] if reached else said)
    _versions(story, short=True)
    few = len(options) <= MANY
    if above and (few or story.vote.state is State.CLOSED):
        _spoken([line for line in (first(above[0], outcome, options), *others(above[1:])) if line])
    drawn = [seen(one, wide) for one in METHODS[outcome.method].drawn_on_wall(_rounds(story), options)]
    for one in drawn:
        _chart(one, said, key=key, wide=wide)
    return [*(one.note for one in drawn), *others(below), reached]


def _rounds_on_wall(story: Story, *, key: str) -> list[str]:
    """The last two rounds side by side: how many voted in each, what it says first, and one drawing of both.

    Returns what stands below.
    """
    shown = [one for one in _chain(story)[-2:] if one.counted is not None]
    few = len(story.vote.options) <= _SAID
    if few:
        _versions(story, short=True)
    for column, one in zip(st.columns(len(shown), gap="large"), shown, strict=True):
        with column:
            st.markdown("  \n".join(_head(one, few=few)))
    drawing = side_by_side(shown, _WIDE)
    if drawing is None:
        return [quorum(story)]
    _chart(drawing, [line for one in shown for line in lines(one)], key=key, wide=_WIDE)
    return [drawing.note, quorum(story)]


def _head(one: Story, *, few: bool) -> list[str]:
    """Of one round: its name, who voted and, where there is room, what it says first."""
    assert one.counted is not None
    said = first(lines(one)[0], one.counted.told.public(), one.vote.options)
    # Of a round that is told by hands alone, that is said however many options there are.
    short = (
        few or one.counted.by_hand or not METHODS[one.vote.plan.method].drawn_on_wall(_rounds(one), one.vote.options)
    )
    return [
        f"**{prose(round_(one.vote))}** · {prose(turnout.closed(one.counted))}",
        *([prose(said)] if short else []),
    ]


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
            named = f"**{say('consent.version', n=number)}**"
            lines = [
                f"**{choice.id}** · {prose(choice.title)}"
                if short
                else prose(f"{choice.title}. {choice.description}" if choice.description else choice.title)
                for choice in one.vote.plan.choices
            ]
            st.markdown(("  \n" if short else "\n\n").join([named, *lines]))


def _rounds(story: Story) -> dict[str, Outcome]:
    """What the last two rounds gave, by their names."""
    return {round_(one.vote): one.counted.told for one in (story.before, story) if one is not None and one.counted}


def _chart(one: Drawing, said: Sequence[str], *, key: str, wide: int) -> None:
    """On the wall. ``wide``: pixels across."""
    chart(spec(one.draw, one.rows, size=WALL, wide=wide), key=f"{key}_{one.name}", alt=" ".join(said))


def _lot(outcome: Outcome) -> None:
    if said := lot(outcome):
        st.info(said, icon=":material/casino:")


def _who(story: Story) -> list[str]:
    """n, blank, by hand, present; the channels that may be told apart; how paper was read, how many slips were cut."""
    assert story.counted is not None
    voted = turnout.closed if story.vote.state is State.CLOSED else turnout.glimpsed
    return [voted(story.counted), turnout.apart(story.counted), *turnout.unseen(story.counted.turnout)]


def rounds(story: Story, drawn: Sequence[Desk], *, key: str, brief: bool = False) -> None:
    """All rounds of a vote side by side, the first on the left; or one, where its drawing holds the one before.

    ``drawn``: ``desks``, made once where the page is drawn again and again. ``brief``: words first.
    """
    chain = _shown(story)
    alone = len(chain) == 1
    columns: Sequence[AbstractContextManager[object]] = [nullcontext()] if alone else st.columns(len(chain))
    for column, one, desk in zip(columns, chain, drawn, strict=True):
        with column:
            if not alone:
                st.subheader(prose(round_(one.vote)), anchor=False)
            _at_desk(one, desk, key=f"{key}_{one.vote.round}", brief=brief)


def _shown(story: Story) -> list[Story]:
    return [story] if METHODS[story.vote.plan.method].together else _chain(story)
