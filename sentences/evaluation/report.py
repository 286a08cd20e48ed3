"""A committee's report in words: what its screens say of a wave, heading by heading (docs/decisions/0142)."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from domain.evaluation.committee import Apart
from domain.evaluation.disclosure import K_SENSITIVE, STEP, K
from domain.evaluation.indicators import Indicator, Theme
from domain.evaluation.readers import CONTEXT
from domain.evaluation.report import Heading, Line, Section, Text, Written
from domain.evaluation.reported import ReportFacts
from domain.evaluation.verbatims import Verbatim
from domain.workshops.hours import ROOMS
from sentences.evaluation import changes, figures, gathered, pairs, quality, report_around
from sentences.evaluation.aloud import who
from sentences.evaluation.figures import Shown
from sentences.evaluation.life import summary
from sentences.evaluation.national import note
from sentences.evaluation.origin import sources
from sentences.evaluation.results import theirs
from sentences.evaluation.statements import stated, unexpected
from texts import day_of, hour_of, say
from texts.typography import capital, typeset

CONDITIONS = (1, 2, 3, 4)  # of social utility, in the law of 2014


def composed(facts: ReportFacts, texts: Mapping[Heading, Written]) -> tuple[Section, ...]:
    """Every heading, with the text that stands under it and what is told of it."""
    lines = {
        Heading.NEED: report_around.need(facts),
        Heading.PROJECT: report_around.project(facts),
        Heading.STAKEHOLDERS: chain(stated(facts), report_around.stakeholders(facts)),
        Heading.THEMES: _themes(facts),
        Heading.CONDITIONS: _conditions(facts),
        Heading.WORDS: _words(facts),
        Heading.ADVERSE: _adverse(facts),
        Heading.COOPERATION: report_around.cooperation(facts),
        Heading.MODEL: report_around.model(facts),
        Heading.DECISIONS: report_around.decisions(facts),
        Heading.METHOD: _method(facts),
        Heading.BUDGET: iter(()),
    }
    return tuple(Section(heading, texts[heading].stands.words, tuple(lines[heading])) for heading in Heading)


def title(facts: ReportFacts) -> str:
    """Of which territory and wave."""
    return say("report.title", place=typeset(facts.place.name), wave=typeset(facts.here.name))


def made(facts: ReportFacts) -> str:
    """On which day it was read: another day may tell more."""
    return say("report.made", day=day_of(facts.day))


def heading(one: Heading) -> str:
    """Its name."""
    return say(f"report.heading.{one}")


def version(one: Text) -> str:
    """When a version of a text was written, and by which role."""
    if one.at is None:
        return ""
    at = one.at.astimezone(ROOMS)
    return say("report.version", day=day_of(at), hour=hour_of(at), role=say(f"role.{one.role}"))


def rows(facts: ReportFacts, theme: Theme) -> list[Shown]:
    """The indicators of a theme that a committee is told, as its page has them."""
    may = [rule for rule in _of(facts, theme) if _why(rule, facts) is None]
    return [Shown(theme, rule, figure) for rule, figure in zip(may, facts.here.told(may), strict=True)]


def _of(facts: ReportFacts, theme: Theme) -> list[Indicator]:
    return [rule for rule in facts.rules if rule.theme == theme.id]


def _why(rule: Indicator, facts: ReportFacts) -> Apart | None:
    return facts.untold[rule.id]


def _themes(facts: ReportFacts) -> Iterator[Line]:
    """Each theme with each of its indicators: its figure, how sure, what changed, or why it has none."""
    known = tuple(row for theme in facts.themes for row in rows(facts, theme))
    for theme in facts.themes:
        yield Line(typeset(theme.fr), head=True)
        for line in changes.lines(rows(facts, theme), facts.here, facts.known):
            row = line.row
            sure = say("report.interval", words=between) if (between := figures.between(row)) else ""
            said = (figures.brief(row), sure, figures.missing(row), figures.kept(row, known))
            yield Line(" ".join(filter(None, (*said, changes.since(line), who(line), _same(facts, row.indicator)))))
        apart = [rule for rule in _of(facts, theme) if _why(rule, facts) is Apart.GATHERED]
        elsewhere = gathered.lines(apart, facts.between.told, facts.seats, facts.promised, facts.day)
        yield from map(Line, elsewhere.values())
        for why in Apart:
            left = [rule for rule in _of(facts, theme) if rule.id not in elsewhere]
            names = [typeset(rule.fr) for rule in left if _why(rule, facts) is why]
            if names:
                yield Line(say("report.untold", names=_quoted(names), why=say(f"apart.{why}")))


def _same(facts: ReportFacts, rule: Indicator) -> str:
    return pairs.said(rule, facts.pairs, {one.wave: one.name for one in facts.known})


def _conditions(facts: ReportFacts) -> Iterator[Line]:
    """The same figures by the four conditions of the law, then the goals of the world that the themes point to."""
    shown = [row for theme in facts.themes for row in rows(facts, theme) if row.figure.shown]
    for condition in CONDITIONS:
        yield Line(say(f"report.ess_{condition}"), head=True)
        mine = [row for row in shown if condition in facts.tags.ess.get(row.indicator.id, ())]
        yield from (Line(figures.brief(row)) for row in mine)
        if not mine:
            yield Line(say("report.ess_none"))
    yield Line(say("report.goals"), head=True)
    for goal in dict.fromkeys(goal for theme in facts.themes for goal in facts.tags.goals.get(theme.id, ())):
        names = [typeset(theme.fr) for theme in facts.themes if goal in facts.tags.goals.get(theme.id, ())]
        yield Line(say("report.goal", goal=typeset(goal), themes=_quoted(names)))


def _words(facts: ReportFacts) -> Iterator[Line]:
    """What people wrote, theme by theme; what is less well stands under its own heading."""
    told = [one for one in facts.words.words if not one.adverse]
    if not told:
        yield Line(say("report.words_none"))
    for key, name in [*((theme.id, typeset(theme.fr)) for theme in facts.themes), ("", say("report.no_theme"))]:
        mine = [one for one in told if one.theme == key]
        if mine:
            yield Line(name, head=True)
        yield from map(_quote, mine)


def _adverse(facts: ReportFacts) -> Iterator[Line]:
    told = [one for one in facts.words.words if one.adverse]
    found = [*unexpected(facts), *map(_quote, told)]
    yield from found
    if not found:
        yield Line(say("report.adverse_none"))


def _quote(one: Verbatim) -> Line:
    words = say("report.quote", words=typeset(" ".join(one.words.split())), asked=theirs(one.question))
    return Line(f"{words} ({say('results.structure')})" if one.structure else words)


def _method(facts: ReportFacts) -> Iterator[Line]:
    """The sentence that always stands there, then how figures are made, what they cannot say, whose words they are."""
    shown = [row for theme in facts.themes for row in rows(facts, theme) if row.figure.shown]
    yield Line(say("report.no_cause"))
    yield Line(say("report.who", n=facts.here.population))
    yield from _context(facts)
    yield Line(say("quality.title"), head=True)
    yield from map(Line, quality.lines(facts.quality))
    yield Line(say("report.how"), head=True)
    yield Line(say("report.protected", k=K, block=STEP, sensitive=K_SENSITIVE))
    yield Line(say("report.intervals"))
    yield Line(say("report.alike"))
    yield Line(say("report.structures"))
    if shown:
        yield Line(capital(sources(shown)))
    for rule in facts.rules:
        if known := note(rule.id):
            yield Line(say("solution.said", head=typeset(rule.fr), words=known))
    yield from map(Line, summary(facts.life, facts.first))


def _context(facts: ReportFacts) -> Iterator[Line]:
    """Who answered, where a wave asked for it: never a result. Its figures are a committee's alone."""
    about = Theme(CONTEXT, 0, "", "")
    for row in rows(facts, about):
        if facts.here.words(row.indicator):
            told = (figures.brief(row), figures.missing(row), figures.kept(row, (row,)))
            yield Line(say("report.context", words=" ".join(filter(None, told))))


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(say("origin.choice", words=name) for name in names)
