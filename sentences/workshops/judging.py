"""What is said of the hands that a room raised for a decision: the same on the wall, on the page, in the minutes."""

from domain.evaluation.disclosure import K
from domain.workshops.judging import Judged, Judgement, Verdict
from sentences.evaluation.questions import how_many
from texts import day_of, say


def verdict(one: Verdict) -> str:
    """What may be said of a decision, in a word or two."""
    return say(f"judging.verdict.{one}")


def by_room(judgement: Judgement) -> str:
    """What the room said; of a few, or of as few for each verdict, only that; nothing before anybody was asked."""
    if not judgement.people:
        return ""
    if not (told := judgement.told):
        return say("judging.few", few=K)
    parts = ", ".join(say("judging.part", what=verdict(one), people=how_many(span)) for one, span in told.items())
    return say("judging.room", parts=parts)


def dated(judged: Judged) -> str:
    """The same, with the day of its workshop."""
    return say("judging.dated", day=day_of(judged.day), said=by_room(judged.judgement))
