"""How long what is kept about people is kept (docs/privacy.md): one table, which purge, screens and papers read."""

import re
from calendar import monthrange
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

# A house may sleep as long, from one workshop to the next. A clock that says more has jumped, until somebody says that
# it is right: most of what is kept goes after a year or two, and copies after a month are all that could bring it back.
ASLEEP = timedelta(days=100)
ERASED = "…"  # what stands where words were: that something was said stays counted
TAKEN_BACK = "taken_back"  # what the purge looks after beside the families: that what people took back stays so
_PROMISED = re.compile(r"([1-9][0-9]?) mois\b")


class Stock(StrEnum):
    """What is kept for a time."""

    ANSWERS = "answers"
    CARDS = "cards"
    WORDS = "words"
    SPOKEN = "spoken"
    SHEETS = "sheets"
    IDEAS = "ideas"
    PARTNERS = "partners"
    STRUCTURE_WORDS = "structure_words"
    DEVICES = "devices"
    BALLOTS = "ballots"
    ACCOUNTS = "accounts"
    JOURNAL = "journal"
    BACKUPS = "backups"


@dataclass(frozen=True)
class Term:
    """A duration: whole months, or days."""

    months: int = 0
    days: int = 0

    def until(self, since: date) -> date:
        """The day on which what began that day is no longer kept; of a short month its last one."""
        month = since.month - 1 + self.months
        year, month = since.year + month // 12, month % 12 + 1
        return date(year, month, min(since.day, monthrange(year, month)[1])) + timedelta(days=self.days)

    def over(self, since: date, today: date) -> bool:
        """Whether what began on ``since`` is no longer kept today."""
        return self.until(since) <= today

    def first_kept(self, today: date) -> date:
        """The first day of what is still kept today."""
        day = today - timedelta(days=31 * self.months + self.days + 1)
        while self.over(day, today):
            day += timedelta(days=1)
        return day


# Answers and what partners said: unless their territory promises less or more, see ``promised``.
TERMS: Mapping[Stock, Term] = {
    Stock.ANSWERS: Term(months=24),
    Stock.CARDS: Term(months=18),  # a wave a year can be paired; no answer is kept as short
    Stock.WORDS: Term(days=30),
    Stock.SPOKEN: Term(days=30),
    Stock.SHEETS: Term(days=30),
    Stock.IDEAS: Term(days=30),
    Stock.PARTNERS: Term(months=24),
    Stock.STRUCTURE_WORDS: Term(days=30),
    Stock.DEVICES: Term(days=30),
    Stock.BALLOTS: Term(months=12),
    Stock.ACCOUNTS: Term(months=12),
    Stock.JOURNAL: Term(months=12),
    Stock.BACKUPS: Term(days=30),
}


# What goes that long after the end of the project, where that comes first.
AFTER_PROJECT: Mapping[Stock, Term] = {
    Stock.ANSWERS: Term(months=6),
    Stock.PARTNERS: Term(months=6),
    Stock.CARDS: Term(),  # there is nothing left to be compared with
}
OWN_TERM = {Stock.CARDS, Stock.STRUCTURE_WORDS}  # a territory that promises more of answers promises nothing of these


def promised(sentence: str) -> Term | None:
    """How long a territory says on the consent screen that it keeps answers: «24 mois après…»; None if it does not."""
    found = _PROMISED.match(sentence)
    return Term(months=int(found.group(1))) if found else None


@dataclass(frozen=True)
class Heap:
    """What is kept together and goes together.

    ``subject``: the id of the wave, the workshop, the territory, or ``""`` for the house. ``about``: its name.
    ``n``: rows; ``until``: the day on which the first of them goes.
    """

    family: Stock
    subject: str
    about: str
    territory: str
    n: int
    until: date


@dataclass(frozen=True)
class Erasure:
    """What was erased on a day, for having been kept long enough."""

    day: date
    family: Stock
    subject: str
    n: int


@dataclass(frozen=True)
class HeldBack:
    """Nothing is erased by itself. ``last``: the last day on which it was; ``today``: what the clock says."""

    last: date
    today: date


def held_back(last: date | None, today: date) -> HeldBack | None:
    """Whether a clock that says ``today`` is not believed by itself. ``last``: the last day that is known, if any."""
    return HeldBack(last, today) if last is not None and today - last > ASLEEP else None


class PurgeIncomplete(Exception):
    """Of some families not everything went that was over. ``gone``: what did, of the others."""

    def __init__(self, families: Collection[str], gone: Mapping[Stock, int]) -> None:
        super().__init__(", ".join(families))
        self.families, self.gone = tuple(families), gone


def kept_until(family: Stock, since: date, promise: str, project_ends: date | None) -> date:
    """Until when what was said in a wave that ended on ``since`` is kept; never less than until it ended.

    ``promise``: what its territory says on the consent screen; ``project_ends``: None where nobody said it.
    """
    term = promised(promise) or TERMS[family]
    until = min(term.until(since), TERMS[family].until(since)) if family in OWN_TERM else term.until(since)
    if project_ends is None or family not in AFTER_PROJECT:
        return until
    return max(since, min(until, AFTER_PROJECT[family].until(project_ends)))
