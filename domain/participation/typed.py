"""What somebody typed, as it may be kept: without characters that nobody sees, and not empty where words are needed."""

import re
import unicodedata

from domain.errors import ForbiddenCharacters, TextTooLong, WordsMissing

# Written by code point, so that this file itself stays readable. Line feed and tab stay allowed. The overrides and
# isolates are refused because they can make a text read otherwise than it is; plain right-to-left marks, which
# Arabic keyboards produce, are not.
_FORBIDDEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
# Those that take no room and join nothing: they hide words from a reader, and a number from a mask. The joiners of
# Persian and of emoji (200C, 200D) and the marks of direction stay.
_HIDDEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff"
    "\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_BLANK = "\u2800"  # a braille sign without dots
_SEEN = "LNPS"  # letters, numbers, punctuation, signs: what stands by itself, as an accent alone does not


def refuse_forbidden(value: str) -> None:
    """Refuse what no keyboard types and some databases cannot keep.

    Raises
    ------
    domain.errors.ForbiddenCharacters
    """
    if _FORBIDDEN.search(value):
        raise ForbiddenCharacters


def clean(value: str) -> str:
    """The text in its canonical form, empty if there is nothing to see in it.

    Raises
    ------
    domain.errors.ForbiddenCharacters
    """
    refuse_forbidden(value)
    text = unicodedata.normalize("NFC", _HIDDEN.sub("", value)).strip()
    seen = (sign for sign in text if sign != _BLANK and unicodedata.category(sign)[0] in _SEEN)
    return text if next(seen, None) else ""


def free_text(value: str, most: int) -> str:
    """What somebody wrote, as it may be kept: at most ``most`` characters, none of them invisible.

    Raises
    ------
    domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    text = clean(value)
    if len(text) > most:
        raise TextTooLong(most=most)
    return text


def required(value: str, most: int) -> str:
    """The same where words are needed.

    Raises
    ------
    domain.errors.WordsMissing, domain.errors.TextTooLong, domain.errors.ForbiddenCharacters
    """
    text = free_text(value, most)
    if not text:
        raise WordsMissing
    return text


def skeleton(value: str) -> str:
    """What a hasty eye reads: small Latin letters only, whatever alphabet, accents or spaces they were made of."""
    plain = unicodedata.normalize("NFKD", _HIDDEN.sub("", value)).casefold().translate(_ALIKE)
    return "".join(sign for sign in plain if sign.isascii() and sign.isalpha())


# Letters of other alphabets, and digits, that pass for Latin letters: of Unicode's confusables, what our words need.
_LOOKS = {
    "a": "\u0430\u0251\u03b1@4",
    "d": "\u0501\u0257\u0111",
    "e": "\u0435\u04bd\u0454\u03b5\u00eb\u044d3",
    "i": "\u0456\u0131\u0269\u03b9\u04cf1!|l",
    "m": "\u043c\u217f\u028d\u03fb",
    "n": "\u043f\u03b7\u057c\u0274\u0438",
    "o": "\u043e\u03bf\u0585\u03c30\u00f8",
    "r": "\u0433\u027e\u0280\u044f\u027c",
    "s": "\u0455\u0282\u01a85$\ua731",
    "t": "\u0442\u03c4\u01677\u2020",
}
_ALIKE = str.maketrans({sign: letter for letter, signs in _LOOKS.items() for sign in signs})
