"""What a vote is called."""

from datetime import date

from domain.votes.vote import Vote
from sentences.votes.methods import METHODS
from texts import say
from texts.typography import typeset


def name(number: int, one: Vote) -> str:
    """Its number, its question, and its round from the second on."""
    question = typeset(one.plan.question)
    if one.round == 1:
        return say("vote.name", number=number, question=question)
    return say("vote.name_again", number=number, question=question, round=one.round)


def past(one: Vote, title: str, day: date) -> str:
    """A closed vote among those of many workshops."""
    again = say("vote.round_short", n=one.round) if one.round > 1 else ""
    where = {"title": typeset(title), "day": f"{day:%d/%m/%Y}"}
    return say("vote.past", question=typeset(one.plan.question), again=again, **where)


def round_(one: Vote) -> str:
    """A round among those of one vote."""
    return METHODS[one.plan.method].round_name(one)
