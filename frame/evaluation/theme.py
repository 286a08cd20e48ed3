"""A theme of a wave, drawn for a committee; it moves by itself when something new is published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import streamlit as st

from components.evaluation import theme as drawn
from components.evaluation.verbatims import quotes
from components.pulse import pulse
from db.engine import Connection
from db.queries.cooperation import governance, restitution
from db.queries.evaluation import pairs, rights, standing, verbatims
from db.queries.operations import content
from db.queries.votes import themes as ballots
from db.queries.workshops import decisions
from domain.cooperation.governance import SeatsEntry
from domain.cooperation.restitution import Restitution
from domain.evaluation.committee import Apart, published, reasons
from domain.evaluation.indicators import Indicator, Theme
from domain.evaluation.overview import Overview
from domain.evaluation.pairs import Paired
from domain.evaluation.questions import detailed
from domain.evaluation.spreads import Spread
from domain.evaluation.verbatims import ToldWords
from domain.evaluation.waves import Wave
from domain.operations.versions import Readings, Versions
from domain.staff.roles import READS_SENSITIVE, READS_THEMES, Visitor
from domain.votes.past import Past
from domain.workshops.decisions import Decision
from frame import due
from frame.live import live
from frame.offered import link
from frame.unchanged import unchanged
from sentences.evaluation import changes, figures, questions
from sentences.evaluation.gathered import lines
from sentences.evaluation.life import marked
from sentences.evaluation.origin import origin, untold
from sentences.evaluation.pairs import said
from sentences.evaluation.waves import population
from sentences.votes.names import past
from texts import say

_Done = tuple[tuple[Past, ...], tuple[Decision, ...]]


@dataclass(frozen=True)
class _Gathered:
    """What is known of indicators that nobody is asked."""

    told: Restitution | None
    seats: SeatsEntry | None
    made: Sequence[Decision]


@dataclass(frozen=True)
class _Here:
    """The figures of a theme of a wave. ``every``: all indicators, as they are called there; ``rules``: of the theme.

    ``why``: each of ``every`` is not told, by id; ``linked``: what is told of the same people twice.
    """

    now: Overview
    every: Sequence[Indicator]
    rules: Sequence[Indicator]
    why: Mapping[str, Apart | None]
    licences: Mapping[str, str]
    spread: Mapping[str, Spread]
    linked: Mapping[str, Paired]
    gathered: _Gathered | None


_themes = Readings[Mapping[str, Theme]](8)
_here = Readings[_Here](128)  # themes of waves, for a committee and for others
_drawn = Versions[drawn.Drawn](128)
_words, _done = Readings[ToldWords](64), Readings[_Done](64)  # beside the figures of a theme, by wave or territory


def every() -> Mapping[str, Theme]:
    """The themes by id, in their order."""
    return unchanged(_themes, "themes", lambda connection: {one.id: one for one in content.themes(connection)}).said


@live(READS_THEMES)
def panel(visitor: Visitor, here: Wave, about: Theme) -> None:
    """All of it, from what is published and what was told of each block."""
    pulse(f"public:{here.id}", key="theme_pulse")
    due.keep_up()
    sensitive, today = visitor.may(READS_SENSITIVE, here.territory), datetime.now(UTC).date()
    read = unchanged(
        _here, (here, about, sensitive), lambda connection: _of(connection, here, about, sensitive=sensitive)
    )
    drawn.theme(_drawn.of((read.number, today), lambda: _prepared(read.said, about, today)))
    words = unchanged(
        _words, (here.id, about.id), lambda connection: verbatims.published(connection, here.id, about.id)
    ).said
    if words.words:
        st.subheader(say("results.words"), anchor=False)
        quotes(words)
    _followed(here, about)


def _of(connection: Connection, here: Wave, about: Theme, *, sensitive: bool) -> _Here:
    now = standing.of(connection, here, sensitive=sensitive)
    every = marked(now.indicators, now.life)
    rules = tuple(rule for rule in every if rule.theme == about.id)
    why = reasons(every, sensitive=sensitive)
    asked_of_nobody = any(why[rule.id] is Apart.GATHERED for rule in rules)
    return _Here(
        now, every, rules, why, rights.of(connection, rules), standing.spread(connection, here, now),
        pairs.of(connection, here.id), _gathered(connection, here) if asked_of_nobody else None,
    )  # fmt: skip


def _gathered(connection: Connection, here: Wave) -> _Gathered:
    told, seats = restitution.of(connection, here.id), governance.latest(connection).get(here.territory)
    made = decisions.of_territory(connection, here.territory)
    return _Gathered(told, seats, tuple(one for one in made if one.demonstration == here.demonstration))


def _prepared(read: _Here, about: Theme, today: date) -> drawn.Drawn:
    """In words: those that may be told, together and one by one; the others, each with its reason; the answers."""
    mine, known = read.now.mine, read.now.known
    may = [rule for rule in read.rules if read.why[rule.id] is None]
    rows = [figures.Shown(about, rule, figure) for rule, figure in zip(may, mine.told(may), strict=True)]
    moved = changes.lines(rows, mine, known)
    origins = {
        rule.id: tuple(origin(rule, mine.words(rule), read.licences.get(rule.id, ""), read.now.life))
        for rule in read.rules
    }
    names = {one.wave: one.name for one in known}
    cards = [
        drawn.indicator(line, moved, mine, known, origins[rule.id], said(rule, read.linked, names))
        for rule, line in zip(may, moved, strict=True)
    ]
    asked, silent = detailed(
        about.id, [rule for rule in published(read.every) if rule.theme == about.id], mine.asked, read.spread
    )
    return drawn.Drawn(
        population(mine.population),
        drawn.drawing(moved, mine.population),
        (*cards, *_apart(read, origins, today)),
        tuple(map(drawn.answers, asked)),
        drawn.silence([(questions.title(question), say(f"spread.{why}")) for question, why in silent]),
    )


def _apart(read: _Here, origins: Mapping[str, Sequence[str]], today: date) -> list[drawn.Card]:
    """Those that are not told, each with its reason, or with what is known of those that nobody is asked."""
    nobody = [rule for rule in read.rules if read.why[rule.id] is Apart.GATHERED]
    known = read.gathered
    elsewhere = lines(nobody, known.told, known.seats, known.made, today) if known else {}
    silent = [(rule, why) for rule in read.rules if (why := read.why[rule.id]) is not None]
    return [drawn.apart(rule.id, elsewhere.get(rule.id) or untold(rule, why), origins[rule.id]) for rule, why in silent]


def _followed(here: Wave, about: Theme) -> None:
    """Votes and decisions of the territory, real ones or invented ones."""
    place = (here.territory, about.id, here.demonstration)
    votes, made = unchanged(_done, place, lambda connection: _concluded(connection, here, about)).said
    mine = [one for one in made if one.promise.links.theme == about.id and one.demonstration == here.demonstration]
    named = [(one.vote.id, past(one.vote, one.title, one.day)) for one in votes]
    today, told = datetime.now(UTC).date(), {"vote_page": link("votes"), "decisions": link("follow_up")}
    drawn.followed(named, mine, here.territory, today, **told)


def _concluded(connection: Connection, here: Wave, about: Theme) -> _Done:
    votes = ballots.about(connection, here.territory, about.id, demonstration=here.demonstration)
    return votes, decisions.of_territory(connection, here.territory)
