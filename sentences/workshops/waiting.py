"""What a wall says where results are looked at, as long as it may show none."""

from domain.workshops.workshop import Workshop
from texts import say


def waiting(about: Workshop) -> tuple[str, str]:
    """How many have answered, and, in smaller letters, why nothing else is there."""
    if not about.finished:
        return say("wall.nobody_yet"), say("wall.nobody_yet_why")
    why = say("wall.taken_off" if about.off_wall else "wall.not_revealed")
    return say("wall.have_answered", n=about.finished), why
