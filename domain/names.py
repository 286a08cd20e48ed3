"""When two names are one for whoever reads or hears them: one answer for all that has a name of its own.

Whoever likens otherwise says why: organisations by the words that tell them apart (``cooperation.likeness``), what
exists by its singular (``workshops.existing``).
"""

import unicodedata
from collections.abc import Sequence

_UNSEEN = {"Cf", "Cc", "Mn"}  # marks of direction, joiners, accents
# Capital and small letters of other alphabets that are drawn as Latin ones: Cyrillic, then Greek, as ``casefold`` has
# them. Written by code point, as no eye tells them from what they stand for.
_DRAWN = str.maketrans(
    "\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0456\u0458\u0455\u0501\u051b\u051d"
    "\u03b1\u03b2\u03b5\u03b6\u03b7\u03b9\u03ba\u03bc\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7",
    "abekmhopctyxijsdqw" + "abezhikmnoptyx",
)


def heard(name: str) -> str:
    """The name without what nobody tells apart: case, accents, spaces, marks that cannot be seen, another alphabet."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    seen = "".join(sign for sign in plain if unicodedata.category(sign) not in _UNSEEN or sign.isspace())
    return " ".join(seen.translate(_DRAWN).split())


def twice(names: Sequence[str]) -> str | None:
    """The first name that repeats an earlier one, as it was typed; None if all differ."""
    known: set[str] = set()
    for name in names:
        if heard(name) in known:
            return name
        known.add(heard(name))
    return None
