"""What is said of a trajectory: the same on the territory's page and in documents."""

from datetime import date

from domain.cooperation.trajectory import JOURNAL, MOST_YEARS, OF_A_STEP, Entry, Kind, Trajectory
from texts import day_of, say


def stands(trajectory: Trajectory, step: int) -> str:
    """Where a step stands: under way since a day, left on a day, or not yet."""
    last = trajectory.of_step(step)
    if last is None:
        return say("trajectory.not_yet")
    day = last.said.day
    told = say(f"trajectory.{last.said.kind}", day=day_of(day))
    year = trajectory.year(day)
    return told if year is None or last.said.kind is Kind.LEFT else f"{told} {say('trajectory.in_year', n=year)}"


def support(trajectory: Trajectory, today: date) -> str:
    """When the support began, in which year it is, and when it ends; nothing if nobody said when it began."""
    if trajectory.begun is None:
        return ""
    said = [say("trajectory.support", day=day_of(trajectory.begun))]
    year = trajectory.year(today)
    if year is not None:
        said.append(say("trajectory.year", n=year, most=MOST_YEARS))
    if trajectory.ended is not None:
        ahead = trajectory.ended > today
        said.append(say("trajectory.will_end" if ahead else "trajectory.has_ended", day=day_of(trajectory.ended)))
    return " ".join(said)


def line(entry: Entry, step: str = "") -> str:
    """One entry in a line: its day, what it is, its words and the role of whoever declared it. ``step``: its name."""
    said = entry.said
    kind = say(f"trajectory.kind_{said.kind}")
    what = say("trajectory.of_step", kind=kind, step=step) if said.kind in OF_A_STEP else kind
    told = " · ".join(filter(None, (day_of(said.day), what, said.words)))
    return say("trajectory.told", told=told, role=say(f"role.{entry.role}"))


def why(kind: Kind) -> str:
    """What the words of that kind are to say."""
    if kind in JOURNAL:
        return say("trajectory.words")
    return say("trajectory.evidence") if kind in OF_A_STEP else say("trajectory.remark")
