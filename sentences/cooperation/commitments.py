"""Commitments in words: as one of the two reads them, and as others do."""

from collections.abc import Collection, Mapping

from domain.cooperation.commitments import Commitment, Entry, Form
from texts import day_of, say
from texts.typography import typeset


def form(one: Form) -> str:
    """How a commitment is made."""
    return say(f"commitment_form.{one}")


def standing(one: Commitment, mine: str = "") -> str:
    """Where it is; a proposal in the words of whoever waits or is asked."""
    if one.open_to(mine) and not one.entries:
        return say("commitment.ours_to_say") if mine == one.words.to else say("commitment.theirs_to_say")
    return say(f"commitment_standing.{one.standing}")


def when(one: Commitment) -> str:
    """Its form, its first day and when both look at it again."""
    first, again = day_of(one.words.start), day_of(one.review)
    return say("commitment.when", form=form(one.words.form), start=first, review=again)


def both(one: Commitment, mine: str) -> tuple[str, str]:
    """What we give and what we receive, as ``mine`` reads it."""
    given = (one.words.gives, one.words.receives)
    ours, theirs = given if mine == one.giver else given[::-1]
    return say("commitment.we_give", words=ours), say("commitment.we_receive", words=theirs)


def entry(one: Entry, names: Mapping[str, str]) -> str:
    """One thing that was said of it, with its day and whose word it is."""
    told = say(f"commitment_what.{one.what}", name=typeset(names[one.actor]))
    line = say("commitment.entry", day=day_of(one.day), told=told)
    said = say("commitment.entry_words", line=line, words=one.words) if one.words else line
    return say("commitment.entry_review", line=said, review=day_of(one.review)) if one.review else said


def in_short(one: Commitment, names: Mapping[str, str]) -> str:
    """Who gives what to whom: a line of a printed grid."""
    giver, to = (typeset(names[end]) for end in one.ends)
    return say("commitment.between", giver=giver, gives=one.words.gives, to=to, receives=one.words.receives)


def between(one: Commitment, names: Mapping[str, str], authorities: Collection[str] = ()) -> str:
    """A commitment as others read it: who gives what to whom, its form, and where it is."""
    official = one.words.form is Form.AGREEMENT and set(one.ends) & set(authorities)
    how = say("commitment.with_authority") if official else form(one.words.form)
    review = day_of(one.review)
    return say("commitment.between_full", pair=in_short(one, names), form=how, standing=standing(one), review=review)
