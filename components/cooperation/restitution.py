"""What structures say together, on a screen: pillars, soil, the step they see, resources, difficulties, numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd
import streamlit as st

from charts.drawn import spec
from charts.questions import spread as bars
from charts.structures import dots
from components.chart import chart
from components.prose import bullets, meaning, prose, tabled
from domain.cooperation.project import ListEntry
from domain.cooperation.restitution import HYBRID, Number, Restitution, StructureSpread
from domain.evaluation.indicators import Indicator
from domain.participation import kinds
from domain.participation.kinds import Ticks
from domain.participation.questionnaire import Question, Questionnaire
from sentences.cooperation import restitution as said
from texts import day_of, say

TRUST = "confiance"  # the row of the soil that comes before all others


@dataclass(frozen=True)
class RestitutionInFull:
    """A restitution and all that it is told with. ``tips``: good practices by pillar; ``waves``: of the same territory.

    ``declared``: the steps of the trajectory that are under way; ``rules``: the indicators of its numbers;
    ``meanings``: of the words of cooperation, by id.
    """

    told: Restitution
    asked: Questionnaire
    waves: Sequence[tuple[str, Restitution]]
    tips: Mapping[str, ListEntry] = field(default_factory=dict)
    declared: Sequence[int] = ()
    rules: Sequence[Indicator] = ()
    meanings: Mapping[str, str] = field(default_factory=dict)

    def of(self, *ids: str) -> list[tuple[Question, Sequence[StructureSpread]]]:
        """These questions with what was told of them; without those of which nothing was."""
        known = [(self.asked.question(one), self.told.of(one)) for one in ids]
        return [(question, spreads) for question, spreads in known if question is not None and spreads]


def waits(finished: int, least: int) -> None:
    """Nothing is told yet: how many have finished, and when it will be."""
    st.info(say("restitution.waits", n=finished, least=least), icon=":material/hourglass_empty:")


def earlier(wave: str) -> None:
    """What follows is of the wave of this name."""
    st.subheader(say("restitution.earlier", wave=prose(wave)), anchor=False)


def about(read: RestitutionInFull) -> None:
    """Of how many structures all of this speaks, and since when."""
    told = read.told
    st.markdown(f"**{say('restitution.counted', n=told.counted, answered=told.answered)}**")
    if told.counted < told.answered:
        st.caption(say("restitution.resting", n=told.answered - told.counted))
    st.caption(say("restitution.method", day=day_of(told.day)))


def pillars(read: RestitutionInFull, question: str, weakest: str) -> None:
    """The three pillars; beside one that is fragile, the good practice for it."""
    _titled(read, "pillars", "account_balance", "modele_socio_economique")
    _scale(read, "pillars", question)
    for _, spreads in read.of(question):
        for one in spreads:
            tip = read.tips.get(one.about.row)
            if tip is not None and one.median is not None and one.median < said.FIRM:
                words = say("restitution.tip", pillar=tip.fr, tip=str(tip.details["meaning"]))
                st.info(prose(words), icon=":material/lightbulb:")
    _choices(read, weakest)


def soil(read: RestitutionInFull, question: str) -> None:
    """The soil; where trust is missing, nothing else comes first."""
    _titled(read, "soil", "compost", "terreau_fertile")
    found = {one.about.row: one for _, spreads in read.of(question) for one in spreads}
    trust = found.get(TRUST)
    if trust is not None and trust.median is not None and trust.median < said.FIRM:
        st.warning(say("restitution.trust_first"), icon=":material/diversity_1:")
    _scale(read, "soil", question)


def step(read: RestitutionInFull, question: str) -> None:
    """The step that structures see, under the declared ones; how far apart they are; waves side by side."""
    _titled(read, "step_title", "route", "trajectoire")
    for asked, spreads in read.of(question):
        st.write(prose(" ".join(said.perceived(spreads[0], read.declared))))
        marks = {str(one): say("restitution.is_declared") for one in read.declared}
        _tabled(asked, _bars(asked, spreads, marks))
        _side_by_side(asked, read.waves)


def means(read: RestitutionInFull, items: Mapping[str, str]) -> None:
    """Where resources come from. ``items``: words of the market, of redistribution and of reciprocity."""
    figure = read.told.number(HYBRID)
    _titled(read, "hybrid_title", "join", "hybridation")
    if figure is None:
        st.write(say("restitution.nothing"))
        return
    words = said.hybrid(figure, items)
    st.write(prose(words))
    if figure.why is None:
        chart(spec(bars, said.mixed(figure, items)), key="restitution_hybrid", alt=words)


def difficulties(read: RestitutionInFull, *questions: str) -> None:
    """The two difficulties that the field found first."""
    st.subheader(say("restitution.hard"), anchor=False, icon=":material/warning:")
    _scale(read, "hard", *questions)


def around(read: RestitutionInFull, kind: str) -> None:
    """Who is around the table."""
    _titled(read, "diversity", "diversity_3", "entre_tous")
    for _, spreads in read.of(kind):
        if spreads[0].why is None:
            st.write(say("restitution.kinds", n=len(spreads[0].cells)))
    _choices(read, kind)


def further(read: RestitutionInFull, *questions: str) -> None:
    """Everything else that was asked, each under its own question."""
    st.subheader(say("restitution.further"), anchor=False, icon=":material/forum:")
    st.caption(say("restitution.open"))
    for asked, spreads in read.of(*questions):
        with st.expander(prose(asked.fr), key=f"restitution_more_{asked.id}"):
            whole = _bars(asked, spreads, {})
            if len(whole):
                st.table(tabled(whole))


def numbers(read: RestitutionInFull) -> None:
    """What structures count themselves: sums and shares, never of one of them."""
    rules = {rule.id: rule for rule in read.rules}
    found: Sequence[Number] = [one for one in read.told.numbers if one.indicator != HYBRID and one.indicator in rules]
    if found:
        st.subheader(say("restitution.numbers"), anchor=False, icon=":material/numbers:")
        lines = [said.structures(one, rules[one.indicator].fr, rules[one.indicator].unit) for one in found]
        st.markdown(bullets([prose(line) for line in lines]))
        st.caption(say("restitution.numbers_about"))


def _titled(read: RestitutionInFull, name: str, icon: str, concept: str) -> None:
    """The title of a part, with the «?» of what it is about."""
    help_ = meaning(read.meanings, concept)
    st.subheader(say(f"restitution.{name}"), anchor=False, icon=f":material/{icon}:", help=help_)


def _scale(read: RestitutionInFull, key: str, *questions: str) -> None:
    """Rows on one scale: a sentence each, a dot a structure, the table, and the waves before."""
    asked = read.of(*questions)
    if not asked:
        st.write(say("restitution.nothing"))
        return
    lines = [said.row(question, one) for question, spreads in asked for one in spreads]
    st.markdown(bullets([prose(line) for line in lines]))
    frame = said.dots(asked)
    if len(frame):
        chart(spec(dots, frame), key=f"restitution_{key}", alt=" ".join(lines))
        st.caption(say("restitution.dots"))
        whole = said.rows(asked)
        with st.expander(say("themes.table"), icon=":material/table:", key=f"restitution_table_{key}"):
            st.table(tabled(whole))
    for question, _ in asked:
        _side_by_side(question, read.waves)


def _choices(read: RestitutionInFull, question: str) -> None:
    for asked, spreads in read.of(question):
        with st.container(border=True, key=f"restitution_asked_{question}"):
            st.markdown(f"**{prose(asked.fr)}**")
            _tabled(asked, _bars(asked, spreads, {}))


def _tabled(asked: Question, whole: pd.DataFrame) -> None:
    """The table of a chart, for whoever wants it."""
    if len(whole):
        with st.expander(say("themes.table"), icon=":material/table:", key=f"restitution_table_{asked.id}"):
            st.table(tabled(whole))


def _bars(asked: Question, spreads: Sequence[StructureSpread], marks: Mapping[str, str]) -> pd.DataFrame:
    """A bar a choice, and how many answered; returns the same as a table, empty where nothing is told."""
    frame = said.spread(asked, spreads, marks)
    silent = said.silent(spreads)
    if len(frame):
        rows = [f"{choice}\u00a0: {n}" for choice, n in zip(frame["choice"], frame["label"], strict=True)]
        alt = f"{asked.fr} {'. '.join(rows)}. {silent}"
        chart(spec(bars, frame), key=f"restitution_bars_{asked.id}", alt=alt)
    several = kinds.of(asked).ticks is Ticks.SEVERAL
    st.caption(prose(" ".join([silent, *([say("question.several")] if several else [])])))
    return said.rows([(asked, spreads)]) if len(frame) else frame


def _side_by_side(question: Question, waves: Sequence[tuple[str, Restitution]]) -> None:
    if len(waves) > 1 and any(one.why is None for one in waves[-1][1].of(question.id)):
        with st.expander(say("waves.title"), icon=":material/view_column:", key=f"restitution_waves_{question.id}"):
            st.table(tabled(said.beside(question, waves)))
