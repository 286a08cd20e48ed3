"""What is said of a decision: the same on the wall, on the console and for everybody."""

from collections.abc import Sequence
from datetime import date

from domain.workshops.decisions import Decision, Entry, Status
from domain.workshops.judging import Judgement
from domain.workshops.links import Link
from domain.workshops.programme import Shows
from sentences.workshops import judging
from texts import day_of, say
from texts.typography import capital


def who_and_when(decision: Decision) -> str:
    """Who does it, and before when."""
    promise = decision.promise
    return say("decision.who", owner=promise.owner, day=day_of(promise.due))


def beside(decision: Decision) -> str:
    """Why it is not what its vote chose, and when it is talked about again; nothing if neither was said."""
    promise = decision.promise
    why = say("decision.differs_because", why=promise.differs) if promise.differs else ""
    again = say("decision.again", day=day_of(promise.review)) if promise.review else ""
    return " ".join(filter(None, (why, again)))


def linked(decision: Decision) -> str:
    """What it belongs to; nothing if nothing was said."""
    return " · ".join(say("decision.linked", kind=link(kind), words=capital(words)) for kind, words in decision.linked)


def link(kind: Link) -> str:
    """The name of a kind of link."""
    return say(f"decision_link.{kind}")


def stands(decision: Decision, today: date) -> str:
    """Where it stands, in a word or two."""
    return say(f"decision_status.{decision.status(today)}")


def on_wall(decision: Decision, today: date, shows: Shows, judged: Judgement | None = None) -> tuple[str, str]:
    """The decision, and a line under it: who and when; where a later workshop is told of it, what became of it too.

    ``judged``: what that workshop said of it.
    """
    if shows is not Shows.SINCE:
        return decision.promise.text, who_and_when(decision)
    words = decision.told[-1].words if decision.told else ""
    said = judging.by_room(judged) if judged else ""
    under = (stands(decision, today), words, who_and_when(decision), said)
    return decision.promise.text, " · ".join(filter(None, under))


def line(entry: Entry) -> str:
    """One dated entry."""
    said = say("decision.told", day=day_of(entry.day), what=say(f"decision_status.{entry.what}"))
    return f"{said} {entry.words}".strip()


def from_workshop(decision: Decision) -> str:
    """Which workshop decided it."""
    return say("decision.from", title=decision.title, day=day_of(decision.day))


def summary(decisions: Sequence[Decision], today: date) -> str:
    """How many promises, how many of them kept, and how many are late."""
    status = [one.status(today) for one in decisions]
    parts = [say("decision.n", n=len(status)), say("decision.n_done", n=status.count(Status.DONE))]
    late = status.count(Status.LATE)
    return ", ".join([*parts, *([say("decision.n_late", n=late)] if late else [])]) + "."
