"""The comparison of a territory's waves, and its choice to stand beside the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.buttons import Buttons
from components.evaluation import compare as drawn
from components.evaluation.compare import Lines, Row
from db.engine import Connection
from db.queries.evaluation import compared, context, life, rights, waves
from db.queries.operations import content
from domain.evaluation.committee import apart
from domain.evaluation.compare import ToldWave, groups
from domain.evaluation.context import around
from domain.evaluation.indicators import Indicator, Theme
from domain.evaluation.life import Life
from domain.operations.versions import Reading, Readings, Versions
from domain.staff.roles import READS_SENSITIVE, SHARES_FIGURES, Visitor
from frame import due
from frame.act import act
from frame.unchanged import unchanged
from sentences.evaluation.context import beside
from sentences.evaluation.figures import Shown, hidden
from sentences.evaluation.life import marked
from sentences.evaluation.origin import origin
from sentences.evaluation.sides import unsaid
from texts import spoken

KEPT = 64  # territories, for a committee and for others, in the languages of those who look


@dataclass(frozen=True)
class _Here:
    """A territory whose waves are compared. ``found``: its waves and those of others; real ones, then invented ones."""

    lived: Life
    rules: Sequence[Indicator]
    licences: dict[str, str]
    joins: bool
    found: Mapping[bool, tuple[Sequence[ToldWave], Sequence[ToldWave]]]


_Begun = tuple[Mapping[str, Theme], frozenset[str]]
_begun = Readings[_Begun](8)
_here = Readings[_Here](KEPT)
_drawn = Versions[tuple[drawn.Drawn, ...]](4 * KEPT)


def begun() -> tuple[Mapping[str, Theme], frozenset[str]]:
    """The themes by id, and the territories that have a wave."""
    return unchanged(_begun, "begun", _all).said


def _all(connection: Connection) -> _Begun:
    themes = {each.id: each for each in content.themes(connection)}
    return themes, frozenset(each.territory for each in waves.waves(connection))


def panel(visitor: Visitor, here: str, themes: Sequence[Theme], *, all_of: bool) -> None:
    """Real waves first, then invented ones, never on one line. ``all_of``: every indicator, not one a theme."""
    due.keep_up()
    buttons = Buttons[bool](f"context_{here}")
    if (press := buttons.press) is not None:
        with act(SHARES_FIGURES, here) as deed:
            context.choose(deed.connection, here, deed.by, joins=press.shown)
    sensitive = visitor.may(READS_SENSITIVE, here)
    read = unchanged(_here, (here, sensitive), lambda connection: _of(connection, here, sensitive=sensitive))
    now = read.said
    if visitor.may(SHARES_FIGURES, here):
        drawn.sharing(here, buttons, joins=now.joins)
    told_of = [invented for invented, (mine, _) in now.found.items() if any(one.population for one in mine)]
    if not told_of:
        drawn.nothing()
    for invented in told_of:
        drawn.kind(demonstration=invented)
        told = _themes(read, tuple(themes), invented, all_of=all_of, sensitive=sensitive)
        drawn.themes(told, str(int(invented)))


def _of(connection: Connection, here: str, *, sensitive: bool) -> _Here:
    known, lived = waves.waves(connection, frozenset({here})), life.of(connection, here)
    rules = marked(content.indicators(connection), lived)
    found = {
        invented: (
            compared.of_waves(connection, [one for one in known if one.demonstration == invented], sensitive=sensitive),
            context.others(connection, here, demonstration=invented),
        )
        for invented in (False, True)
    }
    return _Here(lived, rules, rights.of(connection, rules), here in context.joined(connection), found)


def _themes(
    read: Reading[_Here], themes: tuple[Theme, ...], invented: object, *, all_of: bool, sensitive: bool
) -> tuple[drawn.Drawn, ...]:
    """What is drawn of a kind of waves, made once for all who are told the same."""
    version = (read.number, themes, invented, all_of, spoken())
    return _drawn.of(version, lambda: _prepared(read.said, themes, invented, all_of=all_of, sensitive=sensitive))


def _prepared(
    now: _Here, themes: Sequence[Theme], invented: object, *, all_of: bool, sensitive: bool
) -> tuple[drawn.Drawn, ...]:
    mine, others = now.found[bool(invented)]
    fit = [rule for rule in now.rules if apart(rule, now.rules, sensitive=sensitive) is None]
    shown = [rule for rule in fit if all_of or rule.room]
    lines = [
        _lines(theme, [rule for rule in shown if rule.theme == theme.id], mine, now.licences, now.lived)
        for theme in themes
    ]
    return tuple(drawn.prepared(_around(each, others) if now.joins else each, brief=not all_of) for each in lines)


def _lines(
    theme: Theme, rules: Sequence[Indicator], known: Sequence[ToldWave], licences: dict[str, str], lived: Life
) -> Lines:
    """Each figure, a row for each wording; or why none of the waves has one, as the newest of them says it."""
    rows, silent = [], []
    for rule in rules:
        found = groups(rule, known)
        for group in found:
            shown = Shown(theme, rule, group[-1].figures[rule.id])
            said = origin(rule, group[-1].words(rule), licences.get(rule.id, ""), lived)
            rows.append(Row(shown, group, tuple(said)))
        if not found:
            [figure] = known[-1].told([rule])
            silent.append(unsaid(rule, hidden(Shown(theme, rule, figure))))
    return Lines(theme, rows, silent)


def _around(lines: Lines, others: Sequence[ToldWave]) -> Lines:
    """The same, with what other territories tell of the same words; nothing is said of what is sensitive."""
    rows = [
        row if row.shown.indicator.sensitive else Row(row.shown, row.waves, row.origin, _beside(row, others))
        for row in lines.rows
    ]
    return Lines(lines.theme, rows, lines.hidden)


def _beside(row: Row, others: Sequence[ToldWave]) -> str:
    rule = row.shown.indicator
    return beside(rule, around(rule, row.waves[-1], others))
