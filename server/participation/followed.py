"""What a ticket tells beside its own answers: what became of its workshop, the same for every ticket of it."""

from datetime import date

from pydantic import BaseModel

from domain.workshops.became import Became, Results, Voted
from domain.workshops.decisions import Decision, Status
from sentences.votes.names import asked_again
from sentences.votes.result import lines
from texts import SOURCE, speaking
from texts.typography import typeset


class Vote(BaseModel):
    """A closed vote. ``outcome``: its sentences, in French; empty until the room has seen them."""

    question: str
    outcome: list[str]
    kept: str


class Promise(BaseModel):
    """A decision: who does it before when, where it stands. ``why``: the last that was told of it, in French."""

    text: str
    owner: str
    due: date
    status: Status
    why: str


class Followed(BaseModel):
    """``results``: where those of these answers stand; the rest is the same for every ticket of the workshop."""

    results: Results
    votes: list[Vote]
    decisions: list[Promise]


def followed(became: Became, results: Results, today: date) -> Followed:
    """As the browser tells it."""
    with speaking(SOURCE):  # what is told of a vote has no other language yet
        votes = [_vote(one) for one in became.votes]
    return Followed(results=results, votes=votes, decisions=[_promise(one, today) for one in became.decisions])


def _vote(one: Voted) -> Vote:
    kept = typeset(one.kept.words) if one.kept else ""
    return Vote(question=asked_again(one.story.vote), outcome=lines(one.story) if one.seen else [], kept=kept)


def _promise(one: Decision, today: date) -> Promise:
    promise, why = one.promise, one.told[-1].words if one.told else ""
    return Promise(
        text=typeset(promise.text),
        owner=typeset(promise.owner),
        due=promise.due,
        status=one.status(today),
        why=typeset(why),
    )
