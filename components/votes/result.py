"""The result of a vote: why, the bars or the profile, the table, who voted. The same at a desk and on the wall.

Everything goes through ``Outcome.public``: fewer than five ballots show the order and nothing else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from charts import votes as charts
from charts.look import DESK, WALL
from components.listen import listen
from components.prose import prose
from components.votes import frames
from components.votes.words import euros, in_type, number, reasons, sentences
from domain.votes import thermometer
from domain.votes.ballot import Option
from domain.votes.budget import BudgetResult
from domain.votes.majority import MajorityResult
from domain.votes.ranking import RankingResult
from domain.votes.result import Outcome, Result
from domain.votes.shares import Selection
from domain.votes.thermometer import ThermometerResult
from texts import say


@dataclass(frozen=True)
class Round:
    """A closed round as it is shown.

    ``voices``: all that came in, blank ones included, None if not known. ``present``: people in the room, None if
    nobody counted them. ``channels``: ballots by group of channels, none under five.
    """

    name: str
    outcome: Outcome
    options: tuple[Option, ...]
    voices: int | None = None
    present: int | None = None
    channels: Mapping[str, int] = field(default_factory=dict)


def result(shown: Round, *, key: str, wall: bool = False, before: Round | None = None) -> None:
    """Draw it.

    Parameters
    ----------
    before : the round before, for a thermometer: both are drawn as strips, one under the other.
    """
    said = reasons(shown.outcome, shown.options)
    if before is not None:
        said += sentences(thermometer.moved(before.outcome, shown.outcome, in_type(shown.options)))
    _spoken(said, wall=wall)
    listen(said, key=f"{key}_listen")
    _drawn(shown, before, said, size=WALL if wall else DESK, key=key)
    _lot(shown)
    if isinstance(selections := shown.outcome.public(), BudgetResult):
        _side_by_side(selections, shown.options)
    _who(shown)
    if not wall:
        with st.expander(say("vote.table"), icon=":material/table:", key=f"{key}_table"):
            st.table(frames.table(shown.outcome, shown.options))
            _duels(shown)


def _spoken(said: Sequence[str], *, wall: bool) -> None:
    first, *others = said
    (st.header if wall else st.subheader)(prose(first), anchor=False)
    for other in others:
        if wall:
            st.subheader(prose(other), anchor=False)
        else:
            st.write(prose(other))


def _drawn(shown: Round, before: Round | None, said: Sequence[str], *, size: int, key: str) -> None:
    outcome = shown.outcome.public()
    alt = " ".join(said)
    if isinstance(outcome, ThermometerResult):
        rounds = {one.name: one.outcome for one in (before, shown) if one is not None}
        for option in in_type(shown.options):
            chart = charts.strips(frames.strips(rounds, option.id), size=size)
            st.altair_chart(chart, width="stretch", key=f"{key}_{option.id}", alt=alt)
    elif isinstance(outcome, MajorityResult):
        chart = charts.profile(frames.profile(outcome, shown.options), size=size)
        st.altair_chart(chart, width="stretch", key=f"{key}_profile", alt=alt)
        st.caption(say("vote.profile.line"))
    elif isinstance(outcome, Result) and outcome.n:
        st.altair_chart(
            charts.bars(frames.bars(outcome, shown.options), size=size), width="stretch", key=f"{key}_bars", alt=alt
        )
    else:
        _order(shown)


def _order(shown: Round) -> None:
    """Fewer than five ballots: the order, tied options on one line."""
    titles = {option.id: prose(option.title) for option in shown.options}
    for place in shown.outcome.public().places:
        st.subheader(f"{place.rank}\\. {', '.join(titles[option] for option in place.options)}", anchor=False)
    st.caption(say("vote.few_why"))


def _lot(shown: Round) -> None:
    lot = shown.outcome.lot
    if lot is not None:
        st.info(say("vote.lot.how", seed=lot.seed), icon=":material/casino:")


def _side_by_side(both: BudgetResult, options: Sequence[Option]) -> None:
    """The two selections, the one that decides named."""
    chosen = {"greedy": both.chosen is both.greedy, "equal_shares": both.chosen is both.equal_shares}
    selections = {"greedy": both.greedy, "equal_shares": both.equal_shares}
    for column, (name, selection) in zip(st.columns(2), selections.items(), strict=True):
        with column.container(border=True):
            st.markdown(f"**{say(f'vote.allocation.{name}')}**")
            st.caption(say("vote.allocation.decides" if chosen[name] else "vote.allocation.compared"))
            _selection(selection, options, both.n)


def _selection(selection: Selection, options: Sequence[Option], ballots: int) -> None:
    known = {option.id: option for option in options}
    for funded in selection.funded:
        st.markdown(f":material/check: {prose(known[funded].title)}, {euros(known[funded].cost)}")
    st.markdown(say("vote.budget.left", left=euros(selection.left)))
    st.markdown(say("vote.budget.served", served=selection.served, ballots=ballots))


def _who(shown: Round) -> None:
    """n, blank, present, and the channels that may be told apart."""
    outcome = shown.outcome.public()
    parts = []
    if isinstance(outcome, Result):
        parts = [say("vote.n", n=outcome.n), say("vote.blank", n=outcome.blanks)]
    elif shown.voices is not None:
        parts = [say("vote.voices", n=shown.voices)]
    if shown.present is not None:
        parts.append(say("vote.present", n=shown.present))
    st.markdown(" · ".join(parts))
    if isinstance(outcome, Result) and len(shown.channels) > 1:
        st.caption(
            say("vote.by_channel", channels=", ".join(f"{name}\u00a0: {n}" for name, n in shown.channels.items()))
        )


def _duels(shown: Round) -> None:
    """Ranking: who was put before whom."""
    outcome = shown.outcome.public()
    if not isinstance(outcome, RankingResult):
        return
    titles = {option.id: option.title for option in in_type(shown.options)}
    for (one, two), ballots in outcome.duels.items():
        if one < two:
            against = outcome.duels[two, one]
            st.text(
                say("vote.duel", one=titles[one], two=titles[two], ballots=number(ballots), against=number(against))
            )
