"""A paper ballot in words: what can be marked on it, and the sentence that reads it back."""

from domain.votes.ballot import Ballot, Papers
from domain.votes.consent import Word
from domain.votes.majority import SCALES
from domain.votes.thermometer import HOTTEST
from domain.votes.vote import Plan
from sentences.votes.words import in_type
from texts import say

_CONSENT = {Word.CONSENT: "consents", Word.QUESTION: "questions", Word.OBJECTION: "objections"}


def scale(plan: Plan) -> dict[int, str]:
    """The marks of a method that has a scale, in the paper's order, mentions from the worst; empty for the others."""
    if plan.method == "majority":
        return {mention: say(word) for mention, word in enumerate(SCALES[plan.rules.scale])}
    if plan.method == "consent":
        return {int(word): say(f"vote.word.{name}") for word, name in _CONSENT.items()}
    if plan.method == "thermometer":
        return {degree: str(degree) for degree in range(HOTTEST + 1)}
    return {}


def read_back(ballot: Ballot | None, plan: Plan, number: int) -> str:
    """«Bulletin 3 : Une cuisine, Un four.», to be read aloud to a second person; None is a paper that is not there."""
    return say("paper.read", number=number, words=_said(ballot, plan))


def _said(ballot: Ballot | None, plan: Plan) -> str:
    if ballot is None:
        return say("paper.absent")
    if ballot.blank:
        return say("paper.is_blank")
    return _marked(ballot, plan)


def _marked(ballot: Ballot, plan: Plan) -> str:
    titles = {option.id: option.title for option in in_type([choice.option for choice in plan.choices])}
    words = scale(plan)
    if plan.method == "majority":
        marks = dict(ballot.marks)
        told = {option: words[marks[option]] if option in marks else say("vote.mention.silent") for option in titles}
        return ", ".join(say("paper.mark", option=titles[option], mark=mark) for option, mark in told.items())
    if words:
        return ", ".join(say("paper.mark", option=titles[o], mark=words[mark]) for o, mark in ballot.marks)
    if all(mark == 1 for _, mark in ballot.marks) and plan.method != "ranking":
        return ", ".join(titles[option] for option, _ in ballot.marks)
    if plan.method == "ranking" or plan.rules.papers is Papers.RANKING:
        in_order = sorted(ballot.marks, key=lambda mark: mark[1])
        return ", ".join(say("paper.rank", rank=rank, option=titles[option]) for option, rank in in_order)
    return ", ".join(say("paper.mark", option=titles[option], mark=mark) for option, mark in ballot.marks)
