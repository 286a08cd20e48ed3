"""What a workshop is called, and that it is no real one."""

from collections.abc import Iterable

from domain.workshops.workshop import LONGEST_TITLE, Workshop
from sentences.numbers import in_groups
from texts import day_of, say
from texts.typography import typeset

_MORE = "…"
_LISTED = 44  # characters of a title in a list, which is as wide as a page at a desk


def among(known: Iterable[Workshop]) -> dict[str, str]:
    """What each of several is called where one is chosen, by id: with its territory, where there is more than one."""
    listed = list(known)
    several = len({one.territory for one in listed}) > 1
    return {one.id: named(one, where=typeset(one.territory_name) if several else "") for one in listed}


def named(one: Workshop, *, where: str = "") -> str:
    """Its title, its day and its code, by which two of the same name are told apart; ``where``: its territory.

    A long title is cut, so that what comes after it never is.
    """
    said = {"title": _short(typeset(one.title), _LISTED), "day": day_of(one.day), "code": in_groups(one.code)}
    return say("workshop.name_in", where=where, **said) if where else say("workshop.name", **said)


def mark(one: Workshop) -> str:
    """That nothing of it is kept, or that its answers are invented; empty for a real one."""
    if one.rehearses:
        return say("rehearsal.mark")
    return say("demonstration") if one.demonstration else ""


def asked(one: Workshop, question: str) -> str:
    """A question of its votes, as it is printed: no paper of a rehearsal is taken for a real one."""
    return say("rehearsal.title", title=question) if one.rehearses else question


def rehearsal(title: str) -> str:
    """What the rehearsal of a workshop of that title is called, on every screen and print; no longer than a title."""
    return say("rehearsal.title", title=_short(title, LONGEST_TITLE - len(say("rehearsal.title", title=""))))


def _short(title: str, room: int) -> str:
    start = title[: room - 1]
    return title if len(title) <= room else (start.rpartition(" ")[0] or start).rstrip() + _MORE
