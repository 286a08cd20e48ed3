"""The result of a vote: why, the bars or the profile, the table, who voted. The same at a desk and on the wall.

Everything goes through ``Outcome.public``: of fewer than five ballots only who voted is told.
"""

from collections.abc import Iterable, Sequence

import streamlit as st

from charts import votes as charts
from charts.look import DESK, WALL
from components.listen import listen
from components.prose import prose, tabled
from components.stage import sized
from components.votes import frames
from components.votes.words import euros, in_type, reasons, sentences
from domain.votes import consent, thermometer
from domain.votes.ballot import Option
from domain.votes.budget import BudgetResult
from domain.votes.majority import MajorityResult
from domain.votes.ranking import RankingResult
from domain.votes.result import Outcome, Result
from domain.votes.shares import Selection
from domain.votes.story import Story
from domain.votes.thermometer import ThermometerResult
from domain.votes.vote import Channel, Turnout
from domain.workshops.workshop import State
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
    if isinstance(outcome, BudgetResult) and not wall:
        _side_by_side(outcome, story.vote.options)
    _who(story)
    if not wall:
        with st.expander(say("vote.table"), icon=":material/table:", key=f"{key}_table"):
            st.table(tabled(frames.table(outcome, story.vote.options)))
            _duels(outcome, story.vote.options)


def _on_wall(story: Story, said: Sequence[str], *, key: str) -> None:
    """The same for a wall, where charts take the whole width so that no name in them is cut."""
    assert story.counted is not None
    outcome = story.counted.outcome.public()
    budget, agreed = isinstance(outcome, BudgetResult), outcome.method == consent.ID
    wide = _WIDE if story.vote.state is State.CLOSED else _WIDE * 7 // 10
    if agreed:
        _versions(story, short=True)
    else:
        _spoken(said[:1] if budget else said)
    _drawn(story, said, key=key, wide=wide)
    if isinstance(outcome, BudgetResult):
        _together([*_compared(outcome, story.vote.options), *said[2:]])
    elif agreed:
        _together(said)


def _together(said: Sequence[str]) -> None:
    """Sentences of which none comes first, close to each other."""
    st.markdown("  \n".join(map(prose, said)))


def _compared(both: BudgetResult, options: Sequence[Option]) -> list[str]:
    """Both selections in one line each; the projects of the other one only if they are others."""
    titles = {option.id: option.title for option in in_type(options)}
    lines = []
    for rule, selection in {"greedy": both.greedy, "equal_shares": both.equal_shares}.items():
        decides = say("vote.allocation.decides" if selection is both.chosen else "vote.allocation.compared")
        other = set(selection.funded) != set(both.chosen.funded)
        names = [", ".join(titles[one] for one in selection.funded) + "."] if other else []
        served = say("vote.budget.served", served=selection.served, ballots=both.n)
        left = say("vote.budget.left", left=euros(selection.left))
        lines.append(" ".join([f"{say(f'vote.allocation.{rule}')}.", decides, *names, left, served]))
    return lines


def told(story: Story) -> list[str]:
    """The sentences, of which the first says who came first and by how much."""
    assert story.counted is not None
    outcome, options = story.counted.outcome.public(), in_type(story.vote.options)
    if outcome.method == consent.ID and isinstance(outcome, Result) and outcome.n:
        return sentences(
            said
            for option in options
            for said in consent.tell(consent.stands(outcome, option.id, story.settled.get(option.id, ())), option)
        )
    said = reasons(outcome, options)
    if outcome.method == thermometer.ID and story.before is not None and story.before.counted is not None:
        said += sentences(thermometer.moved(story.before.counted.outcome, outcome, options))
    return said


def name(story: Story) -> str:
    """What a round is called; a thermometer is read before and after."""
    if story.vote.plan.method == thermometer.ID:
        return say("vote.round.before" if story.vote.round == 1 else "vote.round.after")
    return say("vote.round", n=story.vote.round)


def _spoken(said: Sequence[str]) -> None:
    first, *others = said
    st.subheader(prose(first), anchor=False)
    for other in others:
        st.write(prose(other))


def _chain(story: Story) -> list[Story]:
    """The story and its former rounds, the first at first."""
    return [story] if story.before is None else [*_chain(story.before), story]


def _versions(story: Story, *, short: bool = False) -> None:
    """Consent over several rounds: what was proposed in each; ``short``: the titles alone."""
    if story.vote.plan.method != consent.ID or story.before is None:
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
    assert story.counted is not None
    outcome, options = story.counted.outcome.public(), story.vote.options
    alt, size = " ".join(said), WALL if wide else DESK
    if isinstance(outcome, ThermometerResult):
        rounds = {name(one): one.counted.outcome for one in (story.before, story) if one is not None and one.counted}
        for option in options:
            chart = charts.strips(frames.strips(rounds, option.id), size=size)
            sized(chart, wide, key=f"{key}_{option.id}", alt=alt)
    elif isinstance(outcome, MajorityResult):
        chart = charts.profile(frames.profile(outcome, options), size=size)
        sized(chart, wide, key=f"{key}_profile", alt=alt)
        st.markdown(f"{say('vote.profile.line')}")
    elif isinstance(outcome, Result) and outcome.n:
        chart = charts.bars(frames.bars(outcome, options), size=size)
        sized(chart, wide, key=f"{key}_bars", alt=alt)


def _lot(outcome: Outcome) -> None:
    if outcome.lot is not None:
        st.info(say("vote.lot.how", seed=outcome.lot.seed), icon=":material/casino:")


def _side_by_side(both: BudgetResult, options: Sequence[Option]) -> None:
    """The two selections, the one that decides named."""
    selections = {"greedy": both.greedy, "equal_shares": both.equal_shares}
    for column, (rule, selection) in zip(st.columns(2), selections.items(), strict=True):
        with column.container(border=True):
            st.subheader(say(f"vote.allocation.{rule}"), anchor=False)
            decides = say("vote.allocation.decides" if selection is both.chosen else "vote.allocation.compared")
            for line in (decides, *_selection(selection, options, both.n)):
                st.markdown(line)


def _selection(selection: Selection, options: Sequence[Option], ballots: int) -> list[str]:
    known = {option.id: option for option in options}
    return [
        *[f":material/check: {prose(known[one].title)}, {euros(known[one].cost)}" for one in selection.funded],
        say("vote.budget.left", left=euros(selection.left)),
        say("vote.budget.served", served=selection.served, ballots=ballots),
    ]


def _who(story: Story) -> None:
    """n, blank, by hand, present; the channels that may be told apart; how paper was read, how many slips were cut."""
    assert story.counted is not None
    outcome, turnout = story.counted.outcome.public(), story.counted.turnout
    parts = [say("vote.voices", n=turnout.voices)]
    if isinstance(outcome, Result):
        ballots = outcome.n - outcome.hands
        parts = [say("vote.n", n=ballots), say("vote.blank", n=outcome.blanks)] if ballots or outcome.blanks else []
        parts += [say("vote.by_hand", n=outcome.hands)] if outcome.hands else []
    if turnout.present is not None:
        parts.append(say("vote.present", n=turnout.present))
    st.markdown(f"{' · '.join(parts)}")
    apart = [(_channels(group), part) for group, part in story.counted.by_channel]
    if apart:
        words = [
            say("vote.channel", channels=group, n=part.n if isinstance(part, Result) else 0) for group, part in apart
        ]
        st.markdown(say("vote.by_channel", channels=", ".join(words)))
    for line in _unseen(turnout):
        st.markdown(f"{line}")


def _unseen(turnout: Turnout) -> list[str]:
    """What one person alone could have done: said beside the result, so that nobody has to ask."""
    papers, printed = turnout.received.get(Channel.PAPER, 0), turnout.issued.get(Channel.SLIP, 0)
    said = []
    if papers and turnout.readings:
        said.append(say("vote.papers_read_once" if turnout.readings == 1 else "vote.papers_read_twice", n=papers))
    if printed:
        used = turnout.received.get(Channel.SLIP, 0)
        said.append(say("vote.slips_printed", n=printed, used=used))
    return said


def _channels(group: Iterable[Channel]) -> str:
    return " + ".join(say(f"channel.{channel}") for channel in sorted(group))


def _duels(outcome: Outcome, options: Sequence[Option]) -> None:
    """Ranking: who was put before whom."""
    if not isinstance(outcome, RankingResult):
        return
    titles = {option.id: option.title for option in in_type(options)}
    for (one, two), ballots in outcome.duels.items():
        if one < two:
            against = outcome.duels[two, one]
            st.text(say("vote.duel", one=titles[one], two=titles[two], ballots=ballots, against=against))


def rounds(story: Story, *, key: str) -> None:
    """All rounds of a vote side by side, the first on the left; the strips of a thermometer are together already."""
    chain = _chain(story) if story.vote.plan.method != thermometer.ID else [story]
    for column, one in zip(st.columns(len(chain)), chain, strict=True):
        with column:
            if len(chain) > 1:
                st.subheader(name(one), anchor=False)
            result(one, key=f"{key}_{one.vote.round}")
