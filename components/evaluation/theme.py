"""A theme in full: each indicator with its figure or why it has none, its waves, and where it comes from."""

from collections.abc import Iterable, Sequence
from datetime import date

import streamlit as st

from charts.drawn import spec
from charts.questions import spread
from charts.themes import themes
from components.chart import chart
from components.prose import bullets, prose, tabled
from components.votes.promises import promises
from domain.evaluation.compare import Told
from domain.evaluation.questions import Asked
from domain.workshops.decisions import Decision
from sentences.evaluation import changes, figures, questions
from sentences.evaluation.aloud import who
from sentences.evaluation.changes import Line
from sentences.evaluation.national import note
from sentences.evaluation.questions import sentence, title
from texts import say


def drawing(lines: Sequence[Line], population: int) -> None:
    """The indicators that have a way of being told, in one chart, under one sentence; with its table and its method."""
    rows = tuple(line.row for line in lines)
    first = next((row for row in rows if row.figure.shown), None)
    if first is None:
        return
    st.markdown(f"**{prose(figures.brief(first))}**")
    chart(spec(themes, figures.of_theme(rows)), key="theme_chart", alt=" ".join(map(figures.sentence, rows)))
    st.caption(say("themes.about", n=population))
    with st.expander(say("themes.table"), icon=":material/table:", key="theme_table"):
        st.table(tabled(figures.table(rows).reset_index().iloc[:, 1:].set_index(say("table.indicator"))))


def indicator(
    line: Line, lines: Sequence[Line], here: Told, known: Sequence[Told], origin: Iterable[str], same: str = ""
) -> None:
    """One that may be told: its sentence, what changed, its waves side by side, and down to the words asked.

    ``same``: what changed for the same people.
    """
    row = line.row
    with st.container(border=True, key=f"indicator_{row.indicator.id}"):
        st.markdown(f"**{prose(row.indicator.fr)}**")
        others = tuple(other.row for other in lines)
        st.text(" ".join(filter(None, (figures.sentence(row), figures.missing(row), figures.kept(row, others)))))
        if row.figure.shown:
            arrow = f":material/{line.arrow}: " if line.arrow else ""
            st.caption(f"{arrow}{prose(changes.since(line))}  \n{prose(who(line))}")
            waves = changes.table(row, here, known)
            if len(waves) > 1:
                with st.expander(say("waves.title"), icon=":material/view_column:", key=f"waves_{row.indicator.id}"):
                    st.table(tabled(waves))
        if same:
            st.markdown(f":material/link: {prose(same)}")
        _origin(row.indicator.id, origin)


def apart(key: str, why: str, origin: Iterable[str]) -> None:
    """One that is not told: why, and what it would count."""
    with st.container(border=True, key=f"indicator_{key}"):
        st.text(why)
        _origin(key, origin)


def _origin(key: str, lines: Iterable[str]) -> None:
    if known := note(key):
        st.caption(f":material/info: {prose(known)}")
    with st.expander(say("origin.title"), icon=":material/manage_search:", key=f"origin_{key}"):
        st.markdown(bullets([prose(line) for line in lines]))


def answers(told: Sequence[Asked], silent: Sequence[tuple[str, str]]) -> None:
    """How answers spread, a chart a question; then the questions of which that is not told, and why."""
    if told or silent:
        st.header(say("spread.title"), anchor=False)
        st.caption(say("spread.about"))
    for one in told:
        item = one.question.item
        with st.container(border=True, key=f"spread_{item}"):
            st.markdown(f"**{prose(title(one.question))}**  \n{prose(sentence(one))}")
            drawn = questions.frame(one)
            chart(spec(spread, drawn), key=f"spread_chart_{item}", alt=questions.read_aloud(one))
            st.caption(prose(f"{questions.who(one)} {questions.since(one)}"))
            with st.expander(say("themes.table"), icon=":material/table:", key=f"spread_table_{item}"):
                st.table(tabled(questions.table(one)))
    if silent:
        st.markdown(bullets([f"{prose(question)} {prose(why)}" for question, why in silent]))


def followed(votes: Sequence[tuple[str, str]], made: Sequence[Decision], territory: str, today: date) -> None:
    """The votes and the decisions of the theme. ``votes``: ids and names."""
    st.header(say("theme.followed"), anchor=False)
    if not votes and not made:
        st.write(say("theme.nothing_followed"))
    for vote, name in votes:
        st.page_link("votes.py", label=prose(name), icon=":material/how_to_vote:", query_params={"vote": vote})
    promises(None, made, today, key="theme_decision")
    if made:
        there = {"territoire": territory}
        st.page_link("follow_up.py", label=say("theme.follow_up"), icon=":material/handshake:", query_params=there)
