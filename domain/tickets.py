"""The ticket: four pictograms and four digits with which a person can find or withdraw their answers.

Shown once; only a keyed hash is kept (domain.md §7.6). 32⁴ × 10⁴ ≈ 1.05·10¹⁰ possibilities.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

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
    return Ticket((first, second, third, fourth), f"{secrets.randbelow(10_000):04d}")


def keyed_hash(ticket_text: str, secret_key: str) -> str:
    """What the database keeps of a ticket: HMAC-SHA256 in hexadecimal."""
    return hmac.new(secret_key.encode(), f"ticket:{ticket_text}".encode(), hashlib.sha256).hexdigest()
