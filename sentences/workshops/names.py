"""What a workshop is called, and that it is no real one."""

from domain.workshops.workshop import LONGEST_TITLE, Workshop
from sentences.numbers import in_groups
from texts import say
from texts.typography import typeset

_MORE = "…"


def named(one: Workshop) -> str:
    """Its title, its day and its code, by which two of the same name are told apart."""
    return say("workshop.name", title=typeset(one.title), day=f"{one.day:%d/%m/%Y}", code=in_groups(one.code))


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
    room = LONGEST_TITLE - len(say("rehearsal.title", title=""))
    start = title[: room - 1]
    short = title if len(title) <= room else (start.rpartition(" ")[0] or start).rstrip() + _MORE
    return say("rehearsal.title", title=short)
