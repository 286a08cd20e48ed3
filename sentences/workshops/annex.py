"""The end of the minutes: how what is told was counted, and what it does not say."""

from domain.workshops.facts import Facts
from domain.workshops.minutes import Line
from domain.workshops.words import Round, cloud
from texts import say


def method(facts: Facts) -> list[Line]:
    """A line for each kind of thing that is told above, and for nothing else."""
    told = {
        "answers": facts.version.population > 0,
        "votes": bool(facts.votes),
        "hands": bool(facts.weather.people or facts.judged),
        "words": any(cloud([one for one in facts.spoken if one.round is round_]).said for round_ in Round),
    }
    return [Line(say(f"minutes.method.{what}")) for what, there in told.items() if there]
