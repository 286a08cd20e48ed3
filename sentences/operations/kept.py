"""What is kept and until when, in sentences that pages and commands say alike."""

from domain.operations.retention import TERMS, Erasure, Family, Heap, Term
from texts import say
from texts.typography import typeset


def rule(family: Family) -> str:
    """«24 mois après le dernier atelier…»: how long, from when, and what stays."""
    return say(f"kept.rule.{family}", term=term(TERMS[family]))


def term(of: Term) -> str:
    """«24 mois», «30 jours»."""
    return say("kept.months", n=of.months) if of.months else say("kept.days", n=of.days)


def heap(one: Heap) -> str:
    """«Printemps : 312 jusqu’au 12/03/2029»."""
    about = typeset(one.about) if one.about else say("kept.house")
    return say("kept.heap", about=about, n=one.n, day=f"{one.until:%d/%m/%Y}")


def erased(one: Erasure, about: str) -> str:
    """«12/03/2029 : 312 · Réponses des habitantes et des habitants · Printemps»."""
    of = typeset(about) if about else say("kept.house")
    return say("kept.erased", day=f"{one.day:%d/%m/%Y}", n=one.n, what=say(f"kept.{one.family}"), about=of)
