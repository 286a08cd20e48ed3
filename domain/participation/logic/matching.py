"""Whether a text is what a pattern describes, in time proportional to the text: no pattern can make us search long."""

from domain.participation.logic.patterns import Pattern


def matches(pattern: Pattern, text: str) -> bool:
    """Whether the whole of ``text`` matches."""
    return len(text) in _reached(pattern, text, {0})


def _reached(part: Pattern, text: str, places: set[int]) -> set[int]:
    """Where one can be after ``part``, starting from any of ``places``."""
    kind, *inside = part
    if kind == "all":
        for each in inside:
            places = _reached(each, text, places)
        return places
    if kind == "any":
        return {place for each in inside for place in _reached(each, text, places)}
    if kind == "times":
        return _repeated(inside[0], inside[1], inside[2], text, places)
    wanted = kind == "in"
    return {at + 1 for at in places if at < len(text) and _within(ord(text[at]), inside) == wanted}


def _within(code: int, ranges: list[int]) -> bool:
    return any(low <= code <= high for low, high in zip(ranges[::2], ranges[1::2], strict=True))


def _repeated(part: Pattern, least: int, most: int, text: str, places: set[int]) -> set[int]:
    for _ in range(least):
        places = _reached(part, text, places)
    seen, fresh, left = set(places), places, most - least
    # A place met again leads nowhere new; with no upper bound, ``left`` is negative and never comes to 0.
    while fresh and left != 0:
        fresh = _reached(part, text, fresh) - seen
        seen |= fresh
        left -= 1
    return seen
