"""What is said of the life of indicators in a territory: the same on their page, beside figures and in the report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from domain.evaluation.indicators import Indicator
from domain.evaluation.life import Entry, Kind, Life, View
from texts import day_of, say
from texts.typography import typeset


def marked(known: Sequence[Indicator], life: Life) -> tuple[Indicator, ...]:
    """The same under the names that they have there; a name says that its indicator was retired."""
    return tuple(
        replace(rule, fr=say("indicator.retired_name", name=rule.fr)) if life.state(rule.id) is Kind.RETIRED else rule
        for rule in life.renamed(known)
    )


def stands(life: Life, indicator: str) -> str:
    """Where an indicator stands, since which day and under which rule."""
    last = life.last_of(indicator, life.state(indicator))
    if last is None:
        return say("indicator.stands_first")
    rule = say("indicator.rule", n=last.said.rule) if last.said.rule and last.said.kind is Kind.ADOPTED else ""
    return f"{say(f'indicator.stands_{last.said.kind}', day=day_of(last.day))}{rule}"


def by_state(states: Sequence[Kind], kinds: Iterable[Kind]) -> list[str]:
    """How many indicators stand so, a sentence for each of ``kinds`` of which there are some."""
    return [say(f"indicator.counted_{kind}", n=n) for kind in kinds if (n := states.count(kind))]


def since(life: Life, rule: Indicator) -> str:
    """What an adoption under a former rule is worth; empty where the rule is the one that was adopted."""
    last = life.last_of(rule.id, Kind.ADOPTED)
    former = last is not None and life.state(rule.id) is Kind.ADOPTED and last.said.rule != rule.version
    return say("indicator.former_rule") if former else ""


def line(entry: Entry, vote: str = "", former: str = "") -> str:
    """One entry in a line: its day, what it is, its words and the role of whoever wrote it.

    ``vote``: its name; ``former``: what the indicator was called until then.
    """
    said = entry.said
    what = say(f"indicator.told_{said.kind}", name=typeset(said.name), vote=typeset(vote))
    if former and said.kind is Kind.RENAMED:
        what = say("indicator.told_renamed_from", name=typeset(said.name), former=typeset(former))
    origin = say("indicator.by", origin=say(f"indicator.origin_{said.origin}")) if said.origin else ""
    rule = say("indicator.rule", n=said.rule) if said.rule else ""
    words = " · ".join(filter(None, (day_of(entry.day), f"{what}{rule}", origin, typeset(said.words))))
    return say("trajectory.told", told=words, role=say(f"role.{entry.role}"))


def beside(life: Life, rule: Indicator) -> Iterator[str]:
    """What stands beside a figure: where its indicator stands, its last new name, and that its rule has changed."""
    if not life.of(rule.id):
        yield say("origin.proposed")
        return
    yield say("indicator.here", state=stands(life, rule.id))
    for kind in (Kind.RENAMED, Kind.RETIRED):
        last = life.last_of(rule.id, kind)
        if last is not None and (kind is Kind.RENAMED or life.state(rule.id) is kind):
            yield line(last)
    if former := since(life, rule):
        yield former


def whose(one: View) -> str:
    """Whose point of view it is."""
    return say("indicator.view", view=say(f"indicator.view_{one}"))


def summary(life: Life, first: Mapping[str, str]) -> Iterator[str]:
    """Who adopted what, when; what was proposed, renamed and retired: an indicator after another, each in its order.

    ``first``: by id, the names that the content gives.
    """
    named = {**first, **{one.said.indicator: one.said.name for one in life.own}}
    written = [each for each in dict.fromkeys(one.said.indicator for one in life.standing) if each in named]
    if not written:
        yield say("origin.proposed_all")
    for indicator in written:
        former = named[indicator]
        for one in life.of(indicator):
            told = line(one, former=former)
            yield say("indicator.summary", name=typeset(life.name(indicator, former)), told=told)
            former = one.said.name or former
