"""Words of the content on a screen: in French typography, and taken literally."""

import re

from texts.typography import typeset

_MARKS = re.compile(r"([\\`*_\[\]<>#$|~])")
_NUMBERED = re.compile(r"^(\d+)\.", re.MULTILINE)  # would begin a list


def prose(words: str) -> str:
    """``words`` as Markdown that shows exactly them."""
    return _NUMBERED.sub(r"\1\\.", _MARKS.sub(r"\\\1", typeset(words)))


def sentence(words: str) -> str:
    """As ``prose``, beginning with a capital."""
    shown = prose(words)
    return shown[:1].upper() + shown[1:]


def bullets(lines: list[str]) -> str:
    """A Markdown list of lines that are Markdown already."""
    return "\n".join(f"- {line}" for line in lines)
