"""What is said of a vote once the room has talked about it: what is kept of it, and the answer that was promised."""

from datetime import date
from textwrap import shorten

from domain.votes.vote import Vote
from domain.workshops.decisions import LONGEST_OWNER, LONGEST_TEXT, Promise
from sentences.votes.names import numbered
from texts import say


def answer(vote: Vote, day: date) -> Promise:
    """The promise of an answer, by whoever decides, for that day; long words are cut at a space."""
    number = numbered(vote, "")
    room = LONGEST_TEXT - len(say("conclusion.promise", question=number))
    text = say("conclusion.promise", question=numbered(vote, shorten(vote.plan.question, room, placeholder="…")))
    return Promise(text, shorten(vote.plan.decider, LONGEST_OWNER, placeholder="…"), day, vote.id)
