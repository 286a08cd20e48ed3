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


def typeset(words: str) -> str:
    """The same words with ’, … and spaces that never break before ; : ! ? % € or inside « »."""
    for pattern, replacement in _RULES:
        words = pattern.sub(replacement, words)
    return words


def capital(words: str) -> str:
    """The same as ``typeset``, beginning with a capital."""
    set_ = typeset(words)
    return set_[:1].upper() + set_[1:]
