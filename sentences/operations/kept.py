"""What is kept and until when, in sentences that pages and commands say alike."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from domain.operations.retention import TERMS, Erasure, Heap, HeldBack, Stock, Term
from domain.workshops.hours import here
from sentences.operations.contents import project_end
from texts import day_of, hour_of, say, whole
from texts.typography import typeset


def rule(family: Stock) -> str:
    """«24 mois après la fermeture…»: how long, from when, and what stays."""
    return say(f"kept.rule.{family}", term=term(TERMS[family]))


def term(of: Term) -> str:
    """«24 mois», «30 jours»."""
    return say("kept.months", n=of.months) if of.months else say("kept.days", n=of.days)


def heap(one: Heap, places: Mapping[str, str]) -> str:
    """«Printemps (Lorient) : 312 jusqu’au 12/03/2029». ``places``: names of territories by id."""
    about, place = typeset(one.about) if one.about else say("kept.house"), typeset(places.get(one.territory, ""))
    if place not in {"", about}:
        about = say("kept.of_place", about=about, place=place)
    return say("kept.heap", about=about, n=one.n, day=day_of(one.until))


def erased(one: Erasure, about: str) -> str:
    """«12/03/2029 : 312 · Réponses des habitantes et des habitants · Printemps»."""
    of = typeset(about) if about else say("kept.house")
    return say("kept.erased", day=day_of(one.day), n=one.n, what=say(f"kept.{one.family}"), about=of)


def ends(known: Mapping[str, date]) -> tuple[str, ...]:
    """When the projects of territories, by their names, are over and what follows; or that nobody said it."""
    told = tuple(say("kept.ends", place=typeset(place), said=project_end(day)) for place, day in known.items())
    return told or (say("kept.ends_unknown"),)


def failed(families: Sequence[tuple[str, date]]) -> str:
    """«Le 12/03/2029, tout n’a pas pu être effacé…»: of which families, by the last purge; at least one."""
    what = " ; ".join(say(f"kept.{family}") for family, _ in families)
    return say("kept.failed", day=day_of(max(day for _, day in families)), what=typeset(what))


def held_back(between: HeldBack) -> str:
    """«L’horloge de ce serveur dit le 12/03/2029…»: that nothing is erased, since when, and who can go on."""
    return say("kept.held", today=day_of(between.today), last=day_of(between.last))


def copies(made: Sequence[tuple[datetime, int]]) -> str:
    """When the last copy of the house was made, and how many. ``made``: moments and bytes, the first first."""
    if not made:
        return say("kept.no_copy")
    moment, size = here(made[-1][0]), made[-1][1]
    mega = say("kept.megabytes", n=whole(-(-size // 1_000_000)))
    return say("kept.copies", day=day_of(moment), time=hour_of(moment), size=mega, n=len(made))
