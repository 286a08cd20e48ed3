"""A theme in full: each indicator with its figure or why it has none, its waves, and where it comes from.

What is drawn is put into words and tables once for all who are told the same (``Drawn``): a table alone takes 3 ms.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from charts.drawn import Spec, spec
from charts.questions import spread
from charts.themes import themes
from components.chart import chart
from components.prose import Sheet, bullets, prose, sheet, tabled
from components.text import joined, small, text
from components.votes.promises import promises
from domain.evaluation.compare import ToldWave
from domain.evaluation.questions import Asked
from domain.workshops.decisions import Decision
from sentences.evaluation import changes, figures, questions, waves
from sentences.evaluation.aloud import who
from sentences.evaluation.changes import Line
from sentences.evaluation.national import note
from sentences.evaluation.questions import sentence, title
from texts import say


@dataclass(frozen=True)
class Drawing:
    """The indicators that have a way of being told, in one chart, under one sentence; with its table and its method."""

    brief: str
    chart: Spec
    alt: str
    about: str
    table: Sheet


@dataclass(frozen=True)
class Card:
    """One indicator. ``said`` and ``origin``: Markdown; ``waves``: side by side, where there are several."""

    key: str
    said: str
    origin: str
    waves: Sheet | None = None


@dataclass(frozen=True)
class Spread:
    """How people answered one question. ``said`` and ``who``: Markdown."""

    item: str
    said: str
    chart: Spec
    alt: str
    who: str
    table: Sheet


@dataclass(frozen=True)
class Drawn:
    """A theme as it is drawn. ``silent``: the questions whose answers are not told, and why, Markdown."""

    population: str
    drawing: Drawing | None
    cards: Sequence[Card]
    spreads: Sequence[Spread]
    silent: str


def drawing(lines: Sequence[Line], population: int) -> Drawing | None:
    """Of these indicators; None where none of them has a figure."""
    rows = tuple(line.row for line in lines)
    first = next((row for row in rows if row.figure.shown), None)
    if first is None:
        return None
    return Drawing(
        f"**{prose(figures.brief(first))}**",
        spec(themes, figures.of_theme(rows)),
        " ".join(map(figures.sentence, rows)),
        waves.about(population),
        sheet(figures.table(rows).reset_index().iloc[:, 1:].set_index(say("table.indicator"))),
    )


def indicator(
    line: Line, lines: Sequence[Line], here: ToldWave, known: Sequence[ToldWave], origin: Iterable[str], same: str = ""
) -> Card:
    """One that may be told: its sentence, what changed, its waves side by side, and down to the words asked.

    ``same``: what changed for the same people.
    """
    row, others = line.row, tuple(other.row for other in lines)
    said = [f"**{prose(row.indicator.fr)}**"]
    said.append(prose(" ".join(filter(None, (figures.sentence(row), figures.missing(row), figures.kept(row, others))))))
    waves = None
    if row.figure.shown:
        arrow = f":material/{line.arrow}: " if line.arrow else ""
        said.append(f"{small(arrow + prose(changes.since(line)))}  \n{small(prose(who(line)))}")
        beside = changes.table(row, here, known)
        waves = sheet(beside) if len(beside) > 1 else None
    said.append(f":material/link: {prose(same)}" if same else "")
    return _card(row.indicator.id, said, origin, waves)


def apart(key: str, why: str, origin: Iterable[str]) -> Card:
    """One that is not told: why, and what it would count."""
    return _card(key, [prose(why)], origin)


def _card(key: str, said: Iterable[str], origin: Iterable[str], waves: Sheet | None = None) -> Card:
    known = note(key)
    beside = small(f":material/info: {prose(known)}") if known else ""
    return Card(key, joined(*said, beside), bullets([prose(line) for line in origin]), waves)


def answers(one: Asked) -> Spread:
    """How answers to a question spread."""
    return Spread(
        one.question.item,
        f"**{prose(title(one.question))}**  \n{prose(sentence(one))}",
        spec(spread, questions.frame(one)),
        questions.read_aloud(one),
        prose(f"{questions.who(one)} {questions.since(one)}"),
        sheet(questions.table(one)),
    )


def silence(untold: Sequence[tuple[str, str]]) -> str:
    """The questions whose answers are not told, each with the reason."""
    return bullets([f"{prose(question)} {prose(why)}" for question, why in untold])


def theme(drawn: Drawn) -> None:
    """Draw the indicators, together and one by one, then how answers spread."""
    st.subheader(drawn.population, anchor=False)
    if drawn.drawing:
        _together(drawn.drawing)
    for card in drawn.cards:
        _indicator(card)
    if drawn.spreads or drawn.silent:
        st.header(say("spread.title"), anchor=False)
        text(small(say("spread.about")), "" if drawn.spreads else drawn.silent)
    for one in drawn.spreads:
        _spread(one)
    if drawn.spreads and drawn.silent:
        st.markdown(drawn.silent)


def _together(one: Drawing) -> None:
    st.markdown(one.brief)
    chart(one.chart, key="theme_chart", alt=one.alt)
    st.caption(one.about)
    with st.expander(say("themes.table"), icon=":material/table:", key="theme_table"):
        st.table(tabled(one.table))


def _indicator(card: Card) -> None:
    with st.container(border=True, key=f"indicator_{card.key}"):
        st.markdown(card.said)
        if card.waves:
            with st.expander(say("waves.title"), icon=":material/view_column:", key=f"waves_{card.key}"):
                st.table(tabled(card.waves))
        with st.expander(say("origin.title"), icon=":material/manage_search:", key=f"origin_{card.key}"):
            st.markdown(card.origin)


def _spread(one: Spread) -> None:
    with st.container(border=True, key=f"spread_{one.item}"):
        st.markdown(one.said)
        chart(one.chart, key=f"spread_chart_{one.item}", alt=one.alt)
        st.caption(one.who)
        with st.expander(say("themes.table"), icon=":material/table:", key=f"spread_table_{one.item}"):
            st.table(tabled(one.table))


def followed(
    votes: Sequence[tuple[str, str]],
    made: Sequence[Decision],
    territory: str,
    today: date,
    *,
    vote_page: StreamlitPage,
    decisions: StreamlitPage,
) -> None:
    """The votes and the decisions of the theme. ``votes``: ids and names; ``vote_page``, ``decisions``: told there."""
    st.header(say("theme.followed"), anchor=False)
    if not votes and not made:
        st.write(say("theme.nothing_followed"))
    for vote, name in votes:
        st.page_link(vote_page, label=prose(name), query_params={"vote": vote})
    promises(None, made, today, key="theme_decision")
    if made:
        st.page_link(decisions, label=say("theme.follow_up"), query_params={"territoire": territory})
