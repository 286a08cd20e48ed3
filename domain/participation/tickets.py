"""The ticket: six pictograms and six digits with which a person can find or withdraw their answers.

Shown once; only a keyed hash is kept. 32⁶ × 10⁶ ≈ 1.07·10¹⁵ possibilities. Tickets given before had
four of each, 1.05·10¹⁰: they still open what they opened, and are tried much more slowly (docs/decisions/0031).
"""

import hashlib
import hmac
import re
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import date

from domain.errors import Invalid, NotFound, Refused, TooManyTries

SIGNS, DIGITS = 6, 6
OLD_SIGNS, OLD_DIGITS = 4, 4
MOST_BLANKS = 400  # printed for one workshop and free

# (word on the ticket, Material Symbols name): the word is what a person says, types and prints.
PICTOGRAMS: tuple[tuple[str, str], ...] = (
    ("carotte", "nutrition"),
    ("croissant", "bakery_dining"),
    ("poisson", "set_meal"),
    ("fleur", "local_florist"),
    ("soleil", "sunny"),
    ("lune", "bedtime"),
    ("nuage", "cloud"),
    ("flocon", "ac_unit"),
    ("goutte", "water_drop"),
    ("arbre", "park"),
    ("feuille", "eco"),
    ("herbe", "grass"),
    ("œuf", "egg"),
    ("gâteau", "cake"),
    ("glace", "icecream"),
    ("pizza", "local_pizza"),
    ("tasse", "local_cafe"),
    ("couverts", "restaurant"),
    ("panier", "shopping_basket"),
    ("maison", "home"),
    ("clé", "key"),
    ("étoile", "star"),
    ("cœur", "favorite"),
    ("parapluie", "umbrella"),
    ("vélo", "pedal_bike"),
    ("voilier", "sailing"),
    ("ancre", "anchor"),
    ("cloche", "notifications"),
    ("cadeau", "redeem"),
    ("livre", "menu_book"),
    ("ampoule", "lightbulb"),
    ("patte", "pets"),
)


class UnknownTicket(NotFound):
    """Nothing is held under this ticket: never drawn, or withdrawn. Deliberately one error."""


class TicketMalformed(Invalid):
    """A ticket is six of the pictograms, then six digits."""


class NotBlank(Refused):
    """No ticket that is free in this workshop: taken, of another one, or never printed. Deliberately one error."""


class TooManyBlanks(Refused):
    """More than that are printed and free already. Values: ``most``."""


class InTurn(TooManyTries):
    """The try keeps its place: the browser asks again by itself. Values: ``minutes``."""

    waits = True


@dataclass(frozen=True)
class Ticket:
    """Pictogram words and digits."""

    words: tuple[str, ...]
    digits: str

    @property
    def old(self) -> bool:
        """Whether it is short enough to be guessed by whoever may try often."""
        return len(self.words) == OLD_SIGNS

    @property
    def text(self) -> str:
        """The canonical form, as printed: ``carotte-lune-poisson-fleur-clé-vélo-472190``."""
        return "-".join((*self.words, self.digits))


@dataclass(frozen=True)
class OwnResponse:
    """A response with its answers, and where its workshop stands.

    ``settled``: nobody reopens the workshop any more. ``answers``: by question id, None when it was passed.
    ``published``: whether a published result counts them. ``card``: whether a link card was typed.
    """

    version_id: str
    territory: str
    workshop_id: str
    workshop: str
    workshop_state: str
    settled: bool
    published: bool
    state: str
    day: date
    channel: str
    language: str
    assisted: bool
    sensitive: bool
    card: bool
    age_band: str | None
    answers: dict[str, str | None]


def draw() -> Ticket:
    """A fresh ticket, drawn at random."""
    words = tuple(secrets.choice(PICTOGRAMS)[0] for _ in range(SIGNS))
    return Ticket(words, f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}")


def read(typed: str) -> Ticket:
    """The ticket that somebody typed, whatever the case, the accents and what stands between the words.

    Raises
    ------
    TicketMalformed
        If it is not six of the words, then six digits, or four of each: it can be nobody's.
    """
    words, digits = re.findall("[a-z]+", _plain(typed)), "".join(re.findall("[0-9]+", _plain(typed)))
    if (len(words), len(digits)) not in ((SIGNS, DIGITS), (OLD_SIGNS, OLD_DIGITS)):
        raise TicketMalformed
    try:
        return Ticket(tuple(_WORDS[word] for word in words), digits)
    except KeyError as other:
        raise TicketMalformed from other


def _plain(words: str) -> str:
    spelled = words.lower().replace("œ", "oe")
    return "".join(sign for sign in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(sign))


_WORDS = {_plain(word): word for word, _ in PICTOGRAMS}


def keyed_hash(ticket_text: str, secret_key: str) -> str:
    """What the database keeps of a ticket: HMAC-SHA256 in hexadecimal."""
    return hmac.new(secret_key.encode(), f"ticket:{ticket_text}".encode(), hashlib.sha256).hexdigest()


def taken_back(ticket_hash: str) -> str:
    """What is remembered of a ticket whose answers were taken back: it matches what the database kept of it before."""
    return hashlib.sha256(f"taken back:{ticket_hash}".encode()).hexdigest()
