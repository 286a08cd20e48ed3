"""What everybody may read of the application itself: what it keeps, who can use it. Its figures come from the rules."""

from collections.abc import Iterable

from domain.cooperation.territories import Territory
from domain.evaluation.disclosure import K_SENSITIVE, K
from domain.operations.retention import AFTER_PROJECT, TERMS, Stock
from texts import LANGUAGES, SOURCE, field, say, spoken
from texts.typography import typeset

APART, END = "\u2068", "\u2069"  # names, whichever way the sentence runs
Section = tuple[str, list[str]]  # its heading, its sentences


def privacy(places: Iterable[Territory]) -> list[Section]:
    """What is kept, who sees it, how long, and what one may ask for."""
    known = list(places)
    contact = _contacts(known)
    return [
        (say("privacy.kept"), [say(f"privacy.kept.{n}") for n in range(1, 6)]),
        (say("privacy.seen"), [say(f"privacy.seen.{n}", k=K, sensitive=K_SENSITIVE) for n in range(1, 4)]),
        (say("privacy.long"), [*_long(), *_promised(known)]),
        (say("privacy.rights"), [say(f"privacy.rights.{n}", contact=contact) for n in range(1, 4)]),
    ]


def _contacts(places: Iterable[Territory]) -> str:
    """Whom to talk to; where it is not the same everywhere, each with the territories in which it is."""
    alike: dict[str, list[str]] = {}
    for place in places:
        alike.setdefault(_said(place.contact), []).append(place.name)
    if len(alike) == 1:
        return next(iter(alike))
    return ", ".join(f"{contact} ({APART}{', '.join(names)}{END})" for contact, names in alike.items())


def _long() -> list[str]:
    """The table of durations, one sentence a family: its figure is the table's, its beginning that of the purge."""
    told = [say(f"privacy.long.{family}", n=term.months or term.days) for family, term in TERMS.items()]
    project = say("privacy.long.project", n=AFTER_PROJECT[Stock.ANSWERS].months)
    return [*told, project, say("privacy.long.itself")]


def _promised(places: Iterable[Territory]) -> list[str]:
    """What territories promise, those that promise the same together."""
    alike: dict[tuple[str, str], list[str]] = {}
    for place in places:
        alike.setdefault((_said(place.retention), _said(place.controller)), []).append(place.name)
    return [
        say("privacy.long.promised", place=f"{APART}{', '.join(names)}{END}", promise=promise, controller=controller)
        for (promise, controller), names in alike.items()
    ]


def accessibility() -> list[Section]:
    """What is done, what is missing."""
    return [
        (say("accessibility.done"), [say(f"accessibility.done.{n}", languages=len(LANGUAGES)) for n in range(1, 4)]),
        (say("accessibility.missing"), [say(f"accessibility.missing.{n}") for n in range(1, 4)]),
    ]


def line(words: str, number: str, hours: str = "") -> str:
    """One help line, its number first, its hours last."""
    return " · ".join(filter(None, (number, _said(words), _said(hours))))


def _said(words: str) -> str:
    """A sentence of the content in the language that is spoken, as far as it is translated."""
    here = typeset(words)
    return here if spoken() == SOURCE else field.sentences(spoken()).get(here, here)
