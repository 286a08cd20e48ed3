"""What everybody reads of one wave, in the language of whoever looks; it can be heard."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from components.evaluation.results import aside, silent, themes
from components.evaluation.verbatims import quotes
from components.listen import listen
from components.printing import HIDDEN, printing
from db.engine import Connection
from db.queries.evaluation import pairs, publications, verbatims, waves
from db.queries.operations import content
from db.queries.workshops import decisions
from domain.evaluation.public import paired, public
from domain.evaluation.verbatims import ToldWords
from domain.evaluation.waves import Wave
from domain.operations.versions import Readings
from domain.workshops.decisions import Decision
from frame.offered import link
from frame.tongue import side
from frame.unchanged import unchanged
from sentences.evaluation.results import Said, said, untold
from texts import say, spoken

LATEST = 3  # decisions that stand here; the rest are in «Suites données»


@dataclass(frozen=True)
class _Wave:
    """What everybody reads of a wave: ``population`` people, in their language."""

    population: int
    rows: tuple[Said, ...]
    words: ToldWords
    made: tuple[Decision, ...]


_Known = tuple[tuple[Wave, ...], frozenset[str]]
_known, _told = Readings[_Known](8), Readings[_Wave](64)


def published() -> tuple[tuple[Wave, ...], frozenset[str]]:
    """All waves, the newest first, and the ids of those of which everybody may read."""
    return unchanged(_known, "waves", _all).said


def _all(connection: Connection) -> _Known:
    known = waves.newest(waves.waves(connection))
    return known, publications.for_everybody(connection, [one.id for one in known])


def published_wave(wave: Wave) -> None:
    """A wave that is published: themes, words, what was decided, and what nobody can say."""
    now = unchanged(_told, wave, lambda connection: _of(connection, wave)).said
    rows = now.rows
    people, who = say("results.people", n=now.population), say("results.who")
    printing(f"{wave.territory_name}, {wave.label}", key="results_print", close=True, label=say("results.print"))
    if wave.demonstration:
        st.info(aside(say("results.invented")), icon=":material/science:")
    st.header(aside(people), anchor=False, text_alignment=side())
    told = [row for row in rows if row.about]
    spoken_of = [" ".join(filter(None, (f"{row.theme}.", row.sentence, row.twice))) for row in told]
    with st.container(key=f"results_aloud_{HIDDEN}"):
        listen([people, *spoken_of, who], key=f"results_listen_{wave.id}", language=spoken())
    if told:
        themes(told, side(), key="results_themes")
    st.caption(aside(who), text_alignment=side())
    if now.words.words:
        _titled(say("results.words"))
        quotes(now.words)
    _decided([one for one in now.made if one.demonstration is wave.demonstration], wave.territory)
    _nobody(untold(rows))


def _of(connection: Connection, wave: Wave) -> _Wave:
    subjects = {one.id: one for one in content.subjects(connection)}
    known = [one for one in content.indicators(connection, room=True) if one.theme in subjects]
    version = publications.latest(connection, f"public:{wave.id}", tuple(known))
    linked, figures = pairs.of(connection, wave.id), {figure.indicator_id: figure for figure in version.figures}
    same = {one.id: paired(one, linked[one.id]) for one in known if one.id in linked}
    rows = tuple(
        said(subjects[one.theme].fr, subjects[one.theme].icon, one, public(one, figures[one.id]), same.get(one.id))
        for one in known
        if one.id in figures
    )
    words, made = verbatims.published(connection, wave.id), decisions.of_territory(connection, wave.territory)
    return _Wave(version.population, rows, words, made)


def _decided(made: Sequence[Decision], territory: str) -> None:
    _titled(say("results.decided"))
    told = say("results.decided_n", n=len(made)) if made else say("results.decided_none")
    promised = [f":material/handshake: {aside(one.promise.text)}" for one in made[:LATEST]]
    st.markdown("\n\n".join([aside(told), *promised]), text_alignment=side())
    st.page_link(link("follow_up"), label=say("results.follow"), query_params={"territoire": territory})


def _nobody(rows: Sequence[Said]) -> None:
    if rows:
        _titled(say("results.nobody"))
        silent(rows, side())


def _titled(title: str) -> None:
    st.header(aside(title), anchor=False, text_alignment=side())
