"""The seventeen goals, in sentences: how many structures name each, and when a workshop kept it."""

from collections.abc import Mapping, Sequence

from domain.cooperation.compass import Goal
from sentences.cooperation.restitution import hidden_choices
from texts import day_of, say
from texts.typography import typeset


def numbered(one: Goal) -> str:
    """«2. Faim « zéro »»; no line ends after its number."""
    return f"{one.id}.\u00a0{typeset(one.name)}"


def headline(goals: Sequence[Goal]) -> str:
    """What is shared so far: by a workshop and by structures; else what one of the two says; else nothing yet."""
    shared = [numbered(one) for one in goals if one.shared]
    if shared:
        return say("compass.shared", goals=" · ".join(shared))
    kept = [numbered(one) for one in goals if one.kept]
    if kept:
        return say("compass.kept_only", goals=" · ".join(kept))
    named = sorted((one for one in goals if one.structures), key=lambda one: -(one.structures or 0))
    if named:
        most = [numbered(one) for one in named if one.structures == named[0].structures]
        return say("compass.named_most", goals=" · ".join(most), n=named[0].structures or 0)
    return say("compass.nothing")


def about(one: Goal, themes: Mapping[str, str]) -> str:
    """Who points at a goal, on one line; only what is told."""
    parts = []
    if one.structures is not None and one.named is not None:
        parts.append(say("capacity.structures", n=one.structures, people=one.named.people))
    if one.kept:
        parts.append(say("compass.kept", days=", ".join(day_of(day) for day in one.kept)))
    if one.themes:
        parts.append(say("compass.themes", themes=", ".join(typeset(themes[each]) for each in one.themes)))
    return " · ".join(parts)


def of_wave(wave: str) -> str:
    """In which wave structures said it."""
    return say("compass.of_wave", wave=wave)


def untold(goals: Sequence[Goal]) -> str:
    """Of how many goals the count of structures is not told, and why; empty if of none."""
    hidden = [one.named for one in goals if one.named is not None and one.named.why is not None]
    return hidden_choices(hidden)
