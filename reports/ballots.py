"""Paper ballots of one vote: the paper of its method, as many as are wanted, two to four a page where they fit."""

from domain.votes import method
from domain.votes.vote import Vote, VoteOption
from reports.engine import pdf
from sentences.numbers import euros
from sentences.votes.methods import METHODS
from sentences.votes.names import asked, round_
from sentences.votes.statement import numbers, short
from texts import say
from texts.typography import typeset


def ballots(vote: Vote, many: int, mark: str = "") -> bytes:
    """The sheets as a PDF, A4, with lines to cut along. Nothing tells two papers apart: there is no code on them.

    ``mark``: what else stands on each, where its workshop is no real one.
    """
    plan = vote.plan
    facts, paper = method(plan.method), METHODS[plan.method].paper(plan)
    hints = [paper.hint, *([] if facts.money else numbers(plan))]
    data = {
        "title": f"{say('ballot.title')} – {asked(vote)}",
        "question": asked(vote),
        "round": " ".join(filter(None, (mark, round_(vote) if vote.round > 1 else ""))),
        "statement": [typeset(line) for line in short(plan)],
        "hint": " ".join(hints),
        "options": [_option(choice, money=facts.money) for choice in plan.choices],
        "heads": paper.heads,
        "written": paper.written,
        "blank": say("tablet.vote.blank"),
        "fold": say("ballot.fold"),
        "many": many,
    }
    return pdf("ballots", data)


def _option(choice: VoteOption, *, money: bool) -> dict[str, str]:
    return {
        "letter": choice.id,
        "title": typeset(choice.title),
        "cost": euros(choice.cost) if money else "",
        "description": typeset(choice.description),
    }
