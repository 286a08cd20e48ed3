"""The ticket: four pictograms and four digits with which a person can find or withdraw their answers.

Shown once; only a keyed hash is kept (domain.md §7.6). 32⁴ × 10⁴ ≈ 1.05·10¹⁰ possibilities.
"""

import hashlib
import hmac
import re
import secrets
import unicodedata
from dataclasses import dataclass

from domain.errors import Invalid, NotFound, TooManyTries

TRIES, TRIES_MINUTES = 5, 15  # wrong tickets from one device
DIGITS = 4
TRIES_A_DAY = 50  # from all of them: the limit that a determined guesser meets

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
    """A ticket is four of the pictograms, then four digits."""


class TooManyTriesToday(TooManyTries):
    """Too many wrong tickets in a day, from all devices together."""


@dataclass(frozen=True)
class Ticket:
    """Four pictogram words and four digits."""

    words: tuple[str, str, str, str]
    digits: str

    @property
    def text(self) -> str:
        """The canonical form, as printed: ``carotte-pain-poisson-fleur-4721``."""
        return "-".join((*self.words, self.digits))


def draw() -> Ticket:
    """A fresh ticket, drawn at random."""
    first, second, third, fourth = (secrets.choice(PICTOGRAMS)[0] for _ in range(4))
    return Ticket((first, second, third, fourth), f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}")


def read(typed: str) -> Ticket:
    """The ticket that somebody typed, whatever the case, the accents and what stands between the words.

    Raises
    ------
    TicketMalformed
        If it is not four of the words, then four digits: it can be nobody's.
    """
    words, digits = re.findall("[a-z]+", _plain(typed)), "".join(re.findall("[0-9]+", _plain(typed)))
    try:
        first, second, third, fourth = (_WORDS[word] for word in words)
    except (KeyError, ValueError) as other:
        raise TicketMalformed from other
    if len(digits) != DIGITS:
        raise TicketMalformed
    return Ticket((first, second, third, fourth), digits)


def _plain(words: str) -> str:
    spelled = words.lower().replace("œ", "oe")
    return "".join(sign for sign in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(sign))


_WORDS = {_plain(word): word for word, _ in PICTOGRAMS}


def keyed_hash(ticket_text: str, secret_key: str) -> str:
    """What the database keeps of a ticket: HMAC-SHA256 in hexadecimal."""
    return hmac.new(secret_key.encode(), f"ticket:{ticket_text}".encode(), hashlib.sha256).hexdigest()
