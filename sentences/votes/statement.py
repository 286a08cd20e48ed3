"""What is said before anybody votes, in the words of the tablet: nothing of it can change once the vote is open."""

from domain.votes import method
from domain.votes.vote import Plan
from sentences.votes.words import sentences
from texts import say
from texts.typography import capital


def counting(plan: Plan) -> list[str]:
    """How the ballots are counted: the sentences that the tablet says too."""
    return sentences(method(plan.method).counting(plan.rules))


def numbers(plan: Plan) -> list[str]:
    """What else the rules hold."""
    return sentences(method(plan.method).numbers(plan.rules))


def equality(plan: Plan) -> str:
    """What happens if options are equal; empty where nothing can be."""
    announced = method(plan.method).equality(plan.rules)
    return say(announced) if announced else ""


def lines(plan: Plan) -> list[tuple[str, str]]:
    """What is announced: a question people ask, and its answer."""
    said = [
        (say("tablet.vote.decider"), capital(plan.decider)),
        (say("tablet.vote.worth"), worth(plan)),
        (say("tablet.vote.answer"), capital(plan.answer_when)),
        (say("tablet.vote.counted"), " ".join([*counting(plan), *numbers(plan)])),
        (say("tablet.vote.tie"), equality(plan)),
        (say("vote.quorum"), quorum(plan)),
        (say("ask.ways"), ", ".join(say(f"channel.{channel}") for channel in plan.channels)),
        (say("tablet.vote.seen"), seen(plan)),
    ]
    return [(question, answer) for question, answer in said if answer]


def short(plan: Plan) -> list[str]:
    """The same in five lines, for a wall, with the sum if there is one; the tablet says the rest."""
    more = numbers(plan) if method(plan.method).money else []
    return [
        f"{say('tablet.vote.decider')} {capital(plan.decider)}",
        f"{say('tablet.vote.worth')} {worth(plan)}",
        f"{say('tablet.vote.answer')} {capital(plan.answer_when)}",
        " ".join([*counting(plan), *more, *asked(plan)]),
        f"{say('tablet.vote.seen')} {seen(plan)}",
    ]


def quorum(plan: Plan) -> str:
    """How many voices it wants; empty for any."""
    return say("vote.quorum.people", n=plan.quorum) if plan.quorum else ""


def asked(plan: Plan) -> list[str]:
    """The same as a sentence; none for any."""
    return [say("vote.quorum.asked", n=plan.quorum)] if plan.quorum else []


def worth(plan: Plan) -> str:
    """What will be done with the result."""
    return say(f"tablet.vote.worth.{plan.worth}")


def seen(plan: Plan) -> str:
    """Whether counts are shown before it closes."""
    return say("tablet.vote.public" if plan.public else "tablet.vote.closed")
