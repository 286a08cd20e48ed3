"""What is said of effects that a territory states: the same on a theme's page and in the report."""

from collections.abc import Iterator, Mapping, Sequence

from domain.evaluation.report import Line
from domain.evaluation.reported import ReportFacts
from domain.evaluation.statements import Polarity, Stated, Whom, of
from domain.evaluation.verbatims import Verbatim
from texts import day_of, say
from texts.typography import typeset

UNEXPECTED = (Polarity.WORSE, Polarity.BETTER)  # bad news first


def line(one: Stated, quotes: Mapping[str, str], theme: str = "") -> str:
    """One of them in a line. ``quotes``: published words by id; ``theme``: its name, where others stand beside."""
    said = one.said
    kind = say(
        "statement.kind", kind=say(f"statement.{'direct' if said.direct else 'indirect'}"), polarity=polarity(one)
    )
    proofs = (
        said.snapshot and say("statement.by_figure", sentence=said.snapshot, day=day_of(one.day)),
        said.quote and _quoted(quotes.get(said.quote)),
        said.evidence and say("statement.by_words", words=typeset(said.evidence)),
    )
    return " · ".join(filter(None, (typeset(said.text), kind, theme, *proofs)))


def polarity(one: Stated) -> str:
    """Whether it was expected, in words."""
    return say(f"statement.polarity_{one.said.polarity}")


def whom(one: Whom) -> str:
    """For whom."""
    return say("statement.for", whom=say(f"statement.whom_{one}"))


def quotes(words: Sequence[Verbatim]) -> dict[str, str]:
    """Published words by id, on one line."""
    return {one.id: typeset(" ".join(one.words.split())) for one in words}


def _quoted(words: str | None) -> str:
    return say("statement.by_quote", words=words) if words else say("statement.quote_gone")


def stated(facts: ReportFacts) -> Iterator[Line]:
    """In the report: by those for whom something changes, with what shows it."""
    known, names = quotes(facts.words.words), {theme.id: typeset(theme.fr) for theme in facts.themes}
    for one in Whom:
        mine = of(facts.statements, whom=one)
        if mine:
            yield Line(whom(one), head=True)
        yield from (Line(line(each, known, names.get(each.said.theme, ""))) for each in mine)


def unexpected(facts: ReportFacts) -> Iterator[Line]:
    """In the report, what nobody expected: what is bad news first."""
    known = quotes(facts.words.words)
    for kind in UNEXPECTED:
        for one in of(facts.statements, among={kind}):
            yield Line(say("statement.for_whom", whom=whom(one.said.whom), told=line(one, known)))
