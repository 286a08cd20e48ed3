"""Versions of questionnaires in words."""

from collections.abc import Iterable, Mapping

from domain.participation.questionnaire import Questionnaire
from domain.participation.versions import Beside, Kept, QuestionChange
from texts import say
from texts.typography import typeset


def named(one: Kept, titles: Mapping[str, str]) -> str:
    """«Version 2, avec FIES»: ``titles``: of modules by their id."""
    modules = ", ".join(typeset(titles.get(module, module)) for module in one.modules)
    if modules:
        return say("versions.named_with", number=one.number, modules=modules)
    return say("versions.named", number=one.number)


def timed(one: Questionnaire) -> str:
    """«Bien manger (10 min)»: a questionnaire where one is chosen."""
    return say("plan.asked", title=typeset(one.title), n=one.minutes)


def row(one: Kept, titles: Mapping[str, str], places: Mapping[str, str]) -> dict[str, str]:
    """A version as a line of a table."""
    return {
        say("versions.column.version"): named(one, titles),
        say("versions.column.questions"): str(one.questions),
        say("versions.column.state"): say("versions.used" if one.used else "versions.free"),
        say("versions.column.asked"): "; ".join(_asked(one, places)) or say("versions.nowhere"),
    }


def _asked(one: Kept, places: Mapping[str, str]) -> Iterable[str]:
    """By territory and wave, with the number of workshops: «Lyon, Vague 1 : 3 ateliers»."""
    for use in one.uses:
        told = say("versions.workshops", n=use.workshops) if use.workshops else say("versions.partners")
        yield say("versions.asked", place=places.get(use.place, use.place), wave=typeset(use.wave), workshops=told)


def changes(some: Iterable[Beside]) -> str:
    """How many questions are the same, reworded, added and removed."""
    kinds = [one.change for one in some]
    same, reworded, added, removed = (kinds.count(kind) for kind in QuestionChange)
    return say("versions.changes", same=same, reworded=reworded, added=added, removed=removed)


def line(one: Beside, before: str, after: str) -> dict[str, str]:
    """A question in two versions, as a line of a table whose columns are the two."""
    return {
        say("versions.column.question"): say(f"versions.change.{one.change}", question=one.id),
        before: typeset(" — ".join(one.before)) or "–",
        after: typeset(" — ".join(one.after)) or "–",
    }
