"""The link card: a number on paper that somebody may type at each wave, so that their two answers can be compared.

Drawn at random, of nobody: it is not the ticket, and comes from no name, no birth date and no place. Ten digits, and
two that check them (ISO 7064, mod 97-10): a typing mistake is noticed where there is no network. Nothing keeps the
number; the response keeps a hash, keyed for each territory: those of two territories never meet (docs/decisions/0166).
"""

import hashlib
import hmac
import re
import secrets
import unicodedata

from domain.errors import Invalid

DIGITS = 12
DRAWN = DIGITS - 2
MODULUS = 97  # of ISO 7064: each wrong digit is noticed, and each pair that was swapped
GROUP = 4
MOST_CARDS = 140  # of one printing


class CardMalformed(Invalid):
    """A card is twelve digits that check one another: this is a typing mistake, and nobody's card."""


def draw() -> str:
    """A fresh card, as it is typed: twelve digits."""
    return checked(f"{secrets.randbelow(10**DRAWN):0{DRAWN}d}")


def checked(digits: str) -> str:
    """Ten digits with the two that check them."""
    return f"{digits}{MODULUS + 1 - int(digits) * 100 % MODULUS:02d}"


def grouped(card: str) -> str:
    """As it is printed: ``1234 5678 9012``."""
    return " ".join(card[at : at + GROUP] for at in range(0, DIGITS, GROUP))


def read(typed: str) -> str:
    """The card that somebody typed, whatever stands between the digits, which may be those of any script.

    Raises
    ------
    CardMalformed
        If these are not twelve digits, or if they do not check one another.
    """
    plain = "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in typed)
    digits = re.sub(r"[\s.\-]", "", plain)
    if not re.fullmatch(rf"[0-9]{{{DIGITS}}}", digits) or int(digits) % MODULUS != 1:
        raise CardMalformed
    return digits


def keyed_hash(card: str, territory: str, secret_key: str) -> str:
    """What a response keeps of a card: HMAC-SHA256 in hexadecimal, another one in each territory."""
    return hmac.new(secret_key.encode(), f"card:{territory}:{card}".encode(), hashlib.sha256).hexdigest()
