"""What is said before anybody votes, in the words of the tablet: nothing of it can change once the vote is open."""

import streamlit as st

from components.prose import prose, sentence
from components.votes.words import euros
from domain.votes.ballot import Allocation
from domain.votes.vote import Plan
from texts import say

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
    """What is announced: a question people ask, and its answer, ready for Markdown."""
    worth = f"{say(f'tablet.vote.worth.{plan.worth}')}"
    said = [
        (say("tablet.vote.decider"), sentence(plan.decider)),
        (say("tablet.vote.worth"), worth),
        (say("tablet.vote.answer"), sentence(plan.answer_when)),
        (say("tablet.vote.counted"), " ".join([counting(plan), *_sums(plan)])),
        (say("tablet.vote.tie"), tie(plan)),
        (say("ask.ways"), ", ".join(say(f"channel.{channel}") for channel in plan.channels)),
        (say("tablet.vote.seen"), say("tablet.vote.public" if plan.public else "tablet.vote.closed")),
    ]
    return [(question, answer) for question, answer in said if answer]


def _sums(plan: Plan) -> list[str]:
    """The numbers that the rule holds."""
    rules = plan.rules
    if plan.method == "budget":
        return [say("vote.rule.budget", budget=euros(rules.budget))]
    if plan.method == "dots":
        return [say("vote.rule.dots", n=rules.dots, most=rules.per_option)]
    return [say("vote.rule.most", n=rules.most)] if rules.most is not None else []


def statement(plan: Plan) -> None:
    """Draw it."""
    for question, answer in lines(plan):
        st.markdown(f"**{question}** {answer}")


def choices(plan: Plan) -> None:
    """The options, each with its letter, its cost where money plays a part, and its description."""
    for choice in plan.choices:
        cost = f", {euros(choice.cost)}" if choice.cost else ""
        letter = f"**{choice.id}** · " if choice.id else ""
        described = f"  \n{prose(choice.description)}" if choice.description else ""
        icon = f":material/{choice.icon}: " if choice.icon else ""
        st.markdown(f"{letter}{icon}{prose(choice.title)}{cost}{described}")
