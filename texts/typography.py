"""French typography for words that come from content files, which people type with plain keys."""

import re

_RULES = (
    (re.compile("'"), "’"),
    (re.compile(r"\.\.\."), "…"),
    (re.compile(r'"([^"]*)"'), "«\u00a0\\1\u00a0»"),
    (re.compile(r"«[ \u00a0\u202f]*"), "«\u00a0"),
    (re.compile(r"[ \u00a0\u202f]*»"), "\u00a0»"),
    (re.compile(r" ([;!?%€])"), "\u202f\\1"),
    (re.compile(r" :"), "\u00a0:"),
)
_OPENS, _CLOSES = re.compile(r"«[ \u00a0\u202f]*"), re.compile(r"[ \u00a0\u202f]*»")
_QUOTES = re.compile(f"{_OPENS.pattern}|{_CLOSES.pattern}")


# What any of them changes: most words have nothing of it, and one look is cheaper than seven.
_ANY = re.compile("""['"«»]|\\.\\.\\.| [;!?%€:]""")


def typeset(words: str) -> str:
    """The same words with ’, … and spaces that never break before ; : ! ? % € or inside « »."""
    if _ANY.search(words) is None:
        return words
    for pattern, replacement in _RULES:
        words = pattern.sub(replacement, words)
    return nested(words)


def nested(words: str) -> str:
    """The same with quotation marks inside « » as “ ”; as they are where not each one that opens is closed."""
    depth = 0
    made: list[str] = []
    last = 0
    for mark in _QUOTES.finditer(words):
        opens = mark[0].startswith("«")
        depth += opens
        if depth < 1:
            return words
        inner = "“" if opens else "”"
        made += [words[last : mark.start()], mark[0] if depth == 1 else inner]
        last, depth = mark.end(), depth - (not opens)
    return words if depth else "".join(made) + words[last:]


def capital(words: str) -> str:
    """The same as ``typeset``, beginning with a capital."""
    set_ = typeset(words)
    return set_[:1].upper() + set_[1:]
