"""What a workshop is called."""

from domain.workshops.workshop import Workshop
from sentences.numbers import in_groups
from texts import say
from texts.typography import typeset


def named(one: Workshop) -> str:
    """Its title, its day and its code, by which two of the same name are told apart."""
    return say("workshop.name", title=typeset(one.title), day=f"{one.day:%d/%m/%Y}", code=in_groups(one.code))
