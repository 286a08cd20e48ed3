"""A theme of a wave, drawn for a committee; it moves by itself when something new is published."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import streamlit as st

from components.evaluation import theme as drawn
from components.evaluation.verbatims import quotes
from components.pulse import pulse
from db import clock as ends
from db import engine
from db.engine import Connection
from db.queries.cooperation import governance, restitution
from db.queries.evaluation import pairs, rights, standing, verbatims
from db.queries.evaluation.waves import Wave
from db.queries.votes import themes as ballots
from db.queries.votes.screens import Past
from db.queries.workshops import decisions
from domain.evaluation.committee import Apart, published, reasons
from domain.evaluation.compare import Told
from domain.evaluation.indicators import Indicator, Theme
from domain.evaluation.pairs import Paired
from domain.evaluation.questions import detailed
from domain.evaluation.verbatims import Told as Words
from domain.operations.versions import Readings
from domain.staff.roles import READS_SENSITIVE, READS_THEMES, Visitor
from domain.workshops.decisions import Decision
from frame.live import live
from frame.unchanged import unchanged
from sentences.evaluation import changes, figures, questions
from sentences.evaluation.gathered import lines
from sentences.evaluation.life import marked
from sentences.evaluation.origin import origin, untold
from sentences.evaluation.pairs import said
from sentences.votes.names import past
from texts import say

_Said = tuple[Words, dict[str, Paired]]
_Done = tuple[tuple[Past, ...], tuple[Decision, ...]]
_said, _done = Readings[_Said](64), Readings[_Done](64)  # beside the figures of a theme, by wave or territory


@live(READS_THEMES)
def panel(visitor: Visitor, here: Wave, about: Theme) -> None:
    """All of it, from what is published and what was told of each block."""
    pulse(f"public:{here.id}", key="theme_pulse")
    ends.keep_up(engine.current(), datetime.now(UTC))
    sensitive = visitor.may(READS_SENSITIVE, here.territory)
    with engine.current().reading() as connection:
        now = standing.of(connection, here, sensitive=sensitive)
        every = marked(now.indicators, now.life)
        rules = [rule for rule in every if rule.theme == about.id]
        why = reasons(every, sensitive=sensitive)
        licences, spread = rights.of(connection, rules), standing.spread(connection, here, now)
    words, linked = unchanged(_said, (here.id, about.id), lambda connection: _beside(connection, here, about)).said
    mine, known, lived = now.mine, now.known, now.life
    st.subheader(say("themes.population", n=mine.population), anchor=False)
    wording = {rule.id: mine.words(rule) for rule in rules}
    origins = {rule.id: tuple(origin(rule, wording[rule.id], licences.get(rule.id, ""), lived)) for rule in rules}
    names = {one.wave: one.name for one in known}
    same = {rule.id: said(rule, linked, names) for rule in rules}
    elsewhere = _elsewhere(here, [rule for rule in rules if why[rule.id] is Apart.GATHERED])
    _indicators(about, rules, why, mine, known, origins, same, elsewhere)
    asked, silent = detailed(
        about.id, [rule for rule in published(every) if rule.theme == about.id], mine.asked, spread
    )
    drawn.answers(asked, [(questions.title(question), say(f"spread.{why}")) for question, why in silent])
    if words.words:
        st.subheader(say("results.words"), anchor=False)
        quotes(words)
    _followed(here, about)


def _indicators(
    about: Theme,
    rules: Sequence[Indicator],
    why: Mapping[str, Apart | None],
    here: Told,
    known: Sequence[Told],
    origins: Mapping[str, Sequence[str]],
    same: Mapping[str, str],
    elsewhere: Mapping[str, str],
) -> None:
    """Those that may be told, drawn together and one by one; then the others, each with its reason.

    ``same``: what changed for those who had answered before; ``elsewhere``: what is known of those nobody is asked.
    """
    may = [rule for rule in rules if why[rule.id] is None]
    rows = [figures.Shown(about, rule, figure) for rule, figure in zip(may, here.told(may), strict=True)]
    lines = changes.lines(rows, here, known)
    drawn.drawing(lines, here.population)
    for line in lines:
        key = line.row.indicator.id
        drawn.indicator(line, lines, here, known, origins[key], same[key])
    for rule in rules:
        if (reason := why[rule.id]) is not None:
            drawn.apart(rule.id, elsewhere.get(rule.id) or untold(rule, reason), origins[rule.id])


def _elsewhere(here: Wave, rules: Sequence[Indicator]) -> dict[str, str]:
    """What is known of indicators that nobody is asked; nothing is read where there is none."""
    if not rules:
        return {}
    with engine.current().reading() as connection:
        told, seats = restitution.of(connection, here.id), governance.latest(connection).get(here.territory)
        made = decisions.of_territory(connection, here.territory)
    mine = [one for one in made if one.demonstration == here.demonstration]
    return lines(rules, told, seats, mine, datetime.now(UTC).date())


def _followed(here: Wave, about: Theme) -> None:
    """Votes and decisions of the territory, real ones or invented ones."""
    place = (here.territory, about.id, here.demonstration)
    votes, made = unchanged(_done, place, lambda connection: _concluded(connection, here, about)).said
    mine = [one for one in made if one.promise.links.theme == about.id and one.demonstration == here.demonstration]
    named = [(one.vote.id, past(one.vote, one.title, one.day)) for one in votes]
    drawn.followed(named, mine, here.territory, datetime.now(UTC).date())


def _beside(connection: Connection, here: Wave, about: Theme) -> _Said:
    return verbatims.published(connection, here.id, about.id), pairs.of(connection, here.id)


def _concluded(connection: Connection, here: Wave, about: Theme) -> _Done:
    votes = ballots.about(connection, here.territory, about.id, demonstration=here.demonstration)
    return votes, decisions.of_territory(connection, here.territory)
