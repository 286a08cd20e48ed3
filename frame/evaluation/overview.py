"""The nine themes of a wave as they are drawn: read, put into words and drawn once for all who are told the same."""

from components.evaluation.overview import Drawn, prepared
from db.queries.evaluation import standing
from domain.evaluation.overview import Overview
from domain.evaluation.waves import Wave
from domain.operations.versions import Readings, Versions
from frame.unchanged import unchanged
from sentences.evaluation import changes, figures
from sentences.evaluation.flagships import flagships
from sentences.evaluation.life import marked
from texts import spoken

KEPT = 64  # waves, for a committee and for others, in the languages of those who look

_drawn = Versions[Drawn](KEPT)
_now = Readings[Overview](KEPT)


def of(wave: Wave, *, sensitive: bool) -> Overview:
    """Where the wave stands now. ``sensitive``: as a committee reads it."""
    read = unchanged(_now, (wave, sensitive), lambda connection: standing.of(connection, wave, sensitive=sensitive))
    return read.said


def drawn(now: Overview, *, sensitive: bool) -> Drawn:
    """What is drawn of it. ``sensitive``: as it was read."""
    return _drawn.of((now.version, sensitive, spoken()), lambda: _prepared(now, sensitive=sensitive))


def _prepared(now: Overview, *, sensitive: bool) -> Drawn:
    every, here = marked(now.indicators, now.life), now.mine
    rules = tuple(rule for rule in every if rule.room)
    lines = changes.lines(figures.shown(now.themes, rules, here.told(rules)), here, now.known)
    said = flagships(now.themes, every, here, now.known, sensitive=sensitive)
    return prepared(lines, said, now.life, here.population)
