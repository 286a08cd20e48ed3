"""When two titles are one for whoever reads or hears them."""

import unicodedata
from collections.abc import Sequence


def heard(title: str) -> str:
    """The title without what a voice does not say: case, accents, spaces, marks that cannot be seen."""
    plain = unicodedata.normalize("NFKD", title).casefold()
    seen = "".join(sign for sign in plain if unicodedata.category(sign) not in {"Cf", "Cc", "Mn"} or sign.isspace())
    return " ".join(seen.split())


def twice(titles: Sequence[str]) -> str | None:
    """The first title that repeats an earlier one, as it was typed; None if all differ."""
    known: set[str] = set()
    for title in titles:
        if heard(title) in known:
            return title
        known.add(heard(title))
    return None
