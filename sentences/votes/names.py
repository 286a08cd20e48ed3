"""What a vote is called."""

from datetime import date

from domain.votes.vote import Vote
from sentences.votes.methods import METHODS
from texts import day_of, say
from texts.typography import typeset


def asked(one: Vote) -> str:
    """Its question; its number too, where another vote of its workshop asks the same."""
    return numbered(one, typeset(one.plan.question))


def numbered(one: Vote, words: str) -> str:
    """The same with other words for its question."""
    return say("vote.twin", n=one.twin, question=words) if one.twin else words


def ready_again(vote: Vote) -> str:
    """That the round after this one is there to be read."""
    return say("vote.again_done", round=vote.round + 1)


def asked_again(one: Vote) -> str:
    """The same, with its round from the second on: two rounds ask alike."""
    return say("vote.wall.again", question=asked(one), round=round_(one)) if one.round > 1 else asked(one)


def name(number: int, one: Vote) -> str:
    """Its number, its question, and its round from the second on."""
    question = typeset(one.plan.question)
    if one.round == 1:
        return say("vote.name", number=number, question=question)
    return say("vote.name_again", number=number, question=question, round=one.round)


def past(one: Vote, title: str, day: date) -> str:
    """A closed vote among those of many workshops."""
    again = say("vote.round_short", n=one.round) if one.round > 1 else ""
    where = {"title": typeset(title), "day": day_of(day)}
    return say("vote.past", question=asked(one), again=again, **where)


def round_(one: Vote) -> str:
    """A round among those of one vote."""
    return METHODS[one.plan.method].round_name(one)
