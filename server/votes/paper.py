"""The paper of a vote as a device carries it: everything that is stated, and everything that is asked."""

import json
from typing import Any

from pydantic import BaseModel

from domain.votes import method
from domain.votes.result import Explanation
from domain.votes.vote import Vote, VoteOption
from sentences.numbers import euros
from texts import field
from texts.typography import typeset

CARRIED = "tablet."  # how the keys begin of the sentences that the tablet carries; it knows them by the rest


class Mention(BaseModel):
    """One mark that is a word, such as a mention of majority judgment; ``label`` is the key of its words."""

    value: int
    label: str


class Proposal(BaseModel):
    """One option. ``cost``: exact, in euros, a whole number or a fraction; ``cost_text``: in words, empty for 0."""

    id: str
    title: str
    description: str
    icon: str
    cost: str
    cost_text: str


class Announced(BaseModel):
    """A sentence that wall and tablet say alike: its key, and the keys of the words that fill it."""

    key: str
    words: dict[str, str]


class Paper(BaseModel):
    """``counted``: how it is counted; ``tie``: key of what equal options mean, empty where none can be.

    ``rules``: as ``domain.votes.ballot.Rules`` writes them. ``shuffled``: whether each person has another order.
    ``quorum``: voices that it wants, null for any; how many there are is told by no device.

    ``translations``: language, then French sentence, then its translation.
    """

    id: str
    method: str
    question: str
    decider: str
    worth: str
    answer_when: str
    public: bool
    channels: list[str]
    quorum: int | None
    shuffled: bool
    round: int
    rules: dict[str, Any]
    mentions: list[Mention]
    counted: list[Announced]
    tie: str
    options: list[Proposal]
    translations: dict[str, dict[str, str]]


def paper(vote: Vote) -> Paper:
    """The paper of a vote."""
    plan = vote.plan
    voting = method(plan.method)
    options = [_proposal(choice) for choice in plan.choices]
    question, decider, answer_when = (typeset(words) for words in (plan.question, plan.decider, plan.answer_when))
    said = [question, decider, answer_when, *(words for one in options for words in (one.title, one.description))]
    return Paper(
        id=vote.id,
        method=plan.method,
        question=question,
        decider=decider,
        worth=plan.worth,
        answer_when=answer_when,
        public=plan.public,
        channels=list(plan.channels),
        quorum=plan.quorum,
        shuffled=voting.shuffled,
        round=vote.round,
        rules=json.loads(plan.rules.text),
        mentions=[Mention(value=value, label=label) for value, label in enumerate(voting.scale(plan.rules))],
        counted=[_announced(said) for said in voting.counting(plan.rules)],
        tie=voting.equality(plan.rules).removeprefix(CARRIED),
        options=options,
        translations=field.translated(said),
    )


def _announced(said: Explanation) -> Announced:
    """Words only: a sum, a number and its plural are said otherwise in each language, and nothing announces one yet."""
    assert not said.values, said.key
    assert not said.amounts, said.key
    return Announced(key=said.key.removeprefix(CARRIED), words=dict(said.words))


def _proposal(choice: VoteOption) -> Proposal:
    words = {"title": typeset(choice.title), "description": typeset(choice.description)}
    cost_text = euros(choice.cost) if choice.cost else ""
    return Proposal(id=choice.id, icon=choice.icon, cost=str(choice.cost), cost_text=cost_text, **words)
