"""What is said of a solution: the same on the screen and on the printed grid."""

from collections.abc import Sequence

from domain.cooperation.solutions import Brick, Effect, Funder, Lists, Solution
from sentences.cooperation.means import touched
from texts import say
from texts.typography import capital

FEW = 8  # of what exists already, in a line


def around(solution: Solution, lists: Lists) -> str:
    """What it forms around, and the functions of life that it answers."""
    words = solution.words
    if words.theme is None:
        anchor = say("solution.around_project", project=words.project)
    else:
        anchor = say("solution.around_theme", theme=lists.themes.get(words.theme, words.theme))
    return " · ".join(filter(None, (anchor, functions(solution, lists))))


def functions(solution: Solution, lists: Lists) -> str:
    """The functions of life that it answers; nothing for none."""
    known = [lists.functions[one] for one in lists.functions if one in solution.words.functions]
    return capital(", ".join(known)) if known else ""


def brick(one: Brick, lists: Lists) -> str:
    """Who leads a brick, where it stands, its level of cooperation, where it comes from, what it touches."""
    lead = say("solution.lead", lead=one.lead) if one.lead else say("solution.no_lead")
    level = say("solution.level", n=one.words.level, level=lists.levels[one.words.level]) if one.words.level else ""
    origin = say("solution.from_priority", title=one.priority) if one.priority else ""
    standing = say(f"brick_standing.{one.words.standing}")
    return " · ".join(filter(None, (lead, standing, level, origin, touched(one.words.tags, lists.tags))))


def brick_in_short(one: Brick) -> str:
    """A brick on a printed grid: its name, where it stands and who leads it."""
    return " · ".join(filter(None, (one.words.title, say(f"brick_standing.{one.words.standing}"), one.lead)))


def inside(sentence: str) -> str:
    """A sentence that others follow on its line: without its full stop."""
    return sentence.removesuffix(".")


def effect_in_short(one: Effect) -> str:
    """A useful effect on a printed grid: for whom, and who could support it."""
    words = one.words
    whom = say("solution.for_whom", whom=say(f"beneficiary.{words.beneficiary}"))
    return " · ".join(filter(None, (inside(words.text), whom, funder(words.funder) if words.funder else "")))


def effect(one: Effect) -> str:
    """A useful effect: for whom, who could support it, what would show it, how far it is."""
    words = one.words
    state = say(f"effect_state.{words.state}")
    whom = say("solution.for_whom", whom=say(f"beneficiary.{words.beneficiary}"))
    return " · ".join(filter(None, (inside(words.text), whom, support(one), evidence(one), state)))


def support(one: Effect) -> str:
    """Who could support an effect; empty where nobody said it."""
    return say("solution.support", kind=funder(one.words.funder)) if one.words.funder else ""


def evidence(one: Effect) -> str:
    """What would show an effect; empty where nobody said it."""
    return say("solution.evidence_is", words=inside(one.words.evidence)) if one.words.evidence else ""


def funder(kind: Funder | None) -> str:
    """Who could support an effect."""
    return say(f"funder.{kind}") if kind is not None else say("solution.no_funder")


def supporting(solution: Solution) -> tuple[tuple[str, str], ...]:
    """Each kind of funder with the effects that it could support, in words."""
    return tuple(
        (funder(kind), " ; ".join(one.words.text for one in effects)) for kind, effects in solution.supporting().items()
    )


def innovation(solution: Solution) -> list[str]:
    """Each criterion of innovation with what shows it, or that nothing was found yet."""
    known = solution.words.evidence.items()
    return [
        say("innovation.said", what=say(f"innovation.{one}"), words=words or say("innovation.not_yet"))
        for one, words in known
    ]


def already(titles: Sequence[str]) -> str:
    """What exists already, the first of it, and how much more there is."""
    told = ", ".join(titles[:FEW])
    more = len(titles) - FEW
    return f"{told} {say('solution.more', n=more)}" if more > 0 else told
