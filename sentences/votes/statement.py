"""What is said before anybody votes, in the words of the tablet: nothing of it can change once the vote is open."""

from domain.votes.ballot import Allocation
from domain.votes.majority import LEFT_OUT, SCALES
from domain.votes.vote import Plan
from sentences.numbers import euros
from texts import say
from texts.typography import capital

_COUNTED = {"ranking": {"borda": "points", "schulze": "duels"}}
_WITHOUT_TIES = frozenset({"consent", "thermometer"})


def counting(plan: Plan) -> str:
    """How the ballots are counted, in one sentence."""
    if plan.method == "budget":
        greedy = plan.rules.allocation is Allocation.GREEDY
        return say("tablet.vote.counting.most_first" if greedy else "tablet.vote.counting.equal_shares")
    return say(f"tablet.vote.counting.{_COUNTED.get(plan.method, {}).get(plan.rules.counting, plan.method)}")


def tie(plan: Plan) -> str:
    """What happens if options are level; empty where nothing can be."""
    if plan.method in _WITHOUT_TIES:
        return ""
    if plan.rules.lot:
        return say("tablet.vote.tie.lot")
    return say(f"tablet.vote.tie.{ {'budget': 'cost', 'dots': 'people'}.get(plan.method, 'told') }")


def lines(plan: Plan) -> list[tuple[str, str]]:
    """What is announced: a question people ask, and its answer."""
    said = [
        (say("tablet.vote.decider"), capital(plan.decider)),
        (say("tablet.vote.worth"), worth(plan)),
        (say("tablet.vote.answer"), capital(plan.answer_when)),
        (say("tablet.vote.counted"), " ".join([counting(plan), *sums(plan)])),
        (say("tablet.vote.tie"), tie(plan)),
        (say("ask.ways"), ", ".join(say(f"channel.{channel}") for channel in plan.channels)),
        (say("tablet.vote.seen"), seen(plan)),
    ]
    return [(question, answer) for question, answer in said if answer]


def short(plan: Plan) -> list[str]:
    """The same in five lines, for a wall; the tablet says the rest."""
    more = sums(plan) if plan.method in {"budget", "majority"} else []
    return [
        f"{say('tablet.vote.decider')} {capital(plan.decider)}",
        f"{say('tablet.vote.worth')} {worth(plan)}",
        f"{say('tablet.vote.answer')} {capital(plan.answer_when)}",
        " ".join([counting(plan), *more]),
        f"{say('tablet.vote.seen')} {seen(plan)}",
    ]


def worth(plan: Plan) -> str:
    """What will be done with the result."""
    return say(f"tablet.vote.worth.{plan.worth}")


def seen(plan: Plan) -> str:
    """Whether counts are shown before it closes."""
    return say("tablet.vote.public" if plan.public else "tablet.vote.closed")


def sums(plan: Plan) -> list[str]:
    """What else the rule holds: its numbers, what silence counts as."""
    rules = plan.rules
    if plan.method == "budget":
        return [say("vote.rule.budget", budget=euros(rules.budget))]
    if plan.method == "majority":
        return [silence(plan)]
    if plan.method == "dots":
        return [say("vote.rule.dots", n=rules.dots, most=rules.per_option)]
    return [say("vote.rule.most", n=rules.most)] if rules.most is not None else []


def silence(plan: Plan) -> str:
    """What «Je ne me prononce pas» on an option of a majority judgment counts as."""
    if plan.rules.silence == LEFT_OUT:
        return say("tablet.vote.silence.left_out")
    return say("tablet.vote.silence.worst", worst=say(SCALES[plan.rules.scale][0]))
