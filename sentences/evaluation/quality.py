"""Who answered in a wave, and how, in words: line by line, the same on a page and in the report."""

from collections.abc import Iterable, Iterator
from datetime import date

from domain.evaluation.quality import LEAST, UNSAID, About, Bound, K, Quality, Trait
from sentences.numbers import percent
from texts import Language, day_of, say
from texts.typography import typeset


def lines(told: Quality) -> tuple[str, ...]:
    """What is told; why not, before it is and of a small wave."""
    if told.day is None:
        return (say("quality.later"),)
    if not told.traits:
        return (say("quality.small", n=LEAST),)
    return (*filter(None, _lines(told, told.day)),)


def _lines(told: Quality, day: date) -> Iterator[str]:
    yield say("quality.apart")
    for about in About:
        yield _line(told, about)
    yield _missing(told)
    yield say("quality.how", n=told.drawn, day=day_of(day), few=K)
    yield say("quality.compared")
    yield say("quality.silent")


def _line(told: Quality, about: About) -> str:
    """Those that enough bear, then those that few do; few of an age have a line of their own."""
    known = told.of(about)
    said = [_bearing(one, told) for one in known if one.bound is not Bound.FEW]
    few = [_name(one, told) for one in known if one.bound is Bound.FEW]
    if few and about is not About.AGE:
        said.append(say("quality.few", n=len(few), names=", ".join(few), few=K, drawn=told.drawn))
    return say("quality.line", about=say(f"quality.about.{about}"), words=_joined(said)) if said else ""


def _bearing(one: Trait, told: Quality) -> str:
    return say(f"quality.{one.bound}", name=_name(one, told), n=K, percent=percent(one.percent / 100, one.drawn))


def _missing(told: Quality) -> str:
    """The bands of which few were drawn: they were offered, and few or none chose them."""
    bands = [one for one in told.of(About.AGE) if one.which != UNSAID and one.bound is Bound.FEW]
    few = [_name(one, told) for one in bands]
    if not few:
        return say("quality.nobody_missing", n=K, drawn=told.drawn)
    return say("quality.missing", names=", ".join(few), n=K, drawn=told.drawn)


def _name(one: Trait, told: Quality) -> str:
    if one.about is About.LANGUAGE:
        return Language.of(one.which).name
    if one.about is About.AGE:
        return say("quality.unsaid") if one.which == UNSAID else typeset(told.ages.get(one.which, one.which))
    return say(f"quality.which.{one.which}") if one.about is About.CHANNEL else say(f"quality.which.{one.about}")


def _joined(words: Iterable[str]) -> str:
    return " · ".join(words)
