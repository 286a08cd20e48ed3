"""The comparison of a territory's waves, and its choice to stand beside the others."""

from collections.abc import Sequence
from datetime import UTC, datetime

from components.buttons import Buttons
from components.evaluation import compare as drawn
from components.evaluation.compare import Lines, Row
from db import clock, engine
from db.queries.evaluation import compared, context, life, rights, waves
from db.queries.operations import content
from domain.evaluation.committee import apart
from domain.evaluation.compare import Told, groups
from domain.evaluation.context import around
from domain.evaluation.indicators import Indicator, Theme
from domain.evaluation.life import Life
from domain.staff.roles import READS_SENSITIVE, SHARES_FIGURES, Visitor
from frame.act import act
from sentences.evaluation.context import beside
from sentences.evaluation.figures import Shown, hidden
from sentences.evaluation.life import marked
from sentences.evaluation.origin import origin
from texts import say
from texts.typography import typeset


def panel(visitor: Visitor, here: str, themes: Sequence[Theme], *, all_of: bool) -> None:
    """Real waves first, then invented ones, never on one line. ``all_of``: every indicator, not one a theme."""
    clock.settle(engine.current(), datetime.now(UTC))
    buttons = Buttons[bool](f"context_{here}")
    if (press := buttons.press) is not None:
        with act(SHARES_FIGURES, here) as deed:
            context.choose(deed.connection, here, deed.by, joins=press.shown)
    sensitive = visitor.may(READS_SENSITIVE, here)
    with engine.current().reading() as connection:
        known = waves.waves(connection, frozenset({here}))
        lived = life.of(connection, here)
        rules = marked(content.indicators(connection), lived)
        licences = rights.of(connection, rules)
        joins = here in context.joined(connection)
        found = {
            invented: (
                compared.of_waves(
                    connection, [one for one in known if one.demonstration == invented], sensitive=sensitive
                ),
                context.others(connection, here, demonstration=invented),
            )
            for invented in (False, True)
        }
    if visitor.may(SHARES_FIGURES, here):
        drawn.sharing(here, buttons, joins=joins)
    shown = [rule for rule in rules if apart(rule, rules, sensitive=sensitive) is None and (all_of or rule.room)]
    if not any(one.population for mine, _ in found.values() for one in mine):
        drawn.nothing()
        return
    for invented, (mine, others) in found.items():
        if any(one.population for one in mine):
            drawn.kind(demonstration=invented)
            for theme in themes:
                lines = _lines(theme, [rule for rule in shown if rule.theme == theme.id], mine, licences, lived)
                drawn.theme(_around(lines, others) if joins else lines, str(int(invented)))


def _lines(
    theme: Theme, rules: Sequence[Indicator], known: Sequence[Told], licences: dict[str, str], lived: Life
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
            why = hidden(Shown(theme, rule, figure))
            silent.append(say("figure.hidden", indicator=typeset(rule.fr), why=why))
    return Lines(theme, rows, silent)


def _around(lines: Lines, others: Sequence[Told]) -> Lines:
    """The same, with what other territories tell of the same words; nothing is said of what is sensitive."""
    rows = [
        row if row.shown.indicator.sensitive else Row(row.shown, row.waves, row.origin, _beside(row, others))
        for row in lines.rows
    ]
    return Lines(lines.theme, rows, lines.hidden)


def _beside(row: Row, others: Sequence[Told]) -> str:
    rule = row.shown.indicator
    return beside(rule, around(rule, row.waves[-1], others))
