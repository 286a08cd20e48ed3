"""Words of people and of the content on a screen: in French typography, and taken literally.

Measured in Chromium on every kind of widget: Streamlit reads Markdown in tables, labels, buttons, messages, badges, in
the options of radios and pills; not in select boxes, whose options are plain text (``typeset`` is enough there). What
looks like an address becomes a link even when its signs are escaped, unless something invisible stands in it; a badge
escapes by itself, so that what was escaped before comes alive again.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import overload

import pandas as pd
import pyarrow as pa

from texts.typography import typeset

BREAK = "\u2060"  # a word joiner: nobody sees it, and no line ends there
_ALIVE = re.compile(
    r":(?=[/A-Za-z\[]|[-+]1:|\d\w*:)|(?<=[Ww]{3})(?=\.)|@|(?<=\])(?=[(\[:])|(?<=!)(?=\[)|(?<=<)(?=\S)"
    r"|(?<=-)(?=[->])|(?<=[>~])(?==)"  # would become arrows, dashes, signs of mathematics
)
_MARKS = re.compile(r"([\\`*_<>#$|~&])")
_BRACKETS = re.compile(r"([\[\]])")
_NUMBERED = re.compile(r"^( *\d+)([.)])", re.MULTILINE)  # would begin a list
_LISTED = re.compile(r"^( *)([-+=])", re.MULTILINE)  # the same, or a heading


# Signs that any of these look for: where there is none, Markdown shows the words as they are.
_ANY = re.compile(r"[\\`*_<>#$|~&\[\]@:]|[Ww]{3}\.|--|^ *\d+[.)]|^ *[-+=]", re.MULTILINE)


def inert(words: str) -> str:
    """The same for a badge, which escapes brackets itself."""
    return _escaped(typeset(words))


def prose(words: str) -> str:
    """``words`` as Markdown that shows exactly them: no link, no picture, no icon, no colour, no formula."""
    set_ = typeset(words)
    if _ANY.search(set_) is None:
        return set_
    shown = _BRACKETS.sub(r"\\\1", _escaped(set_))
    return _LISTED.sub(r"\1\\\2", _NUMBERED.sub(r"\1\\\2", shown))


def _escaped(set_: str) -> str:
    return _MARKS.sub(r"\\\1", _ALIVE.sub(lambda sign: f"{sign[0]}{BREAK}", set_))


def sentence(words: str) -> str:
    """As ``prose``, beginning with a capital."""
    shown = prose(words)
    return shown[:1].upper() + shown[1:]


def meaning(meanings: Mapping[str, str], concept: str) -> str | None:
    """What a word of cooperation means, for the «?» beside it; None where nobody wrote it."""
    return prose(meanings[concept]) if concept in meanings else None


def bullets(lines: list[str]) -> str:
    """A Markdown list of lines that are Markdown already."""
    return "\n".join(f"- {line}" for line in lines)


@dataclass(frozen=True)
class Sheet:
    """A frame that ``tabled`` has made inert already, as the browser gets it: made by ``sheet`` and by nobody else."""

    rows: pa.Table


def sheet(frame: pd.DataFrame) -> Sheet:
    """A frame that is drawn again and again: pandas takes 3 ms of each time for what does not change."""
    return Sheet(pa.Table.from_pandas(tabled(frame)))


@overload
def tabled(frame: pd.DataFrame) -> pd.DataFrame: ...


@overload
def tabled(frame: Sheet) -> pa.Table: ...


def tabled(frame: pd.DataFrame | Sheet) -> pd.DataFrame | pa.Table:
    """A frame for ``st.table``: every text in it, and the names of its columns and rows, as ``prose``."""
    if isinstance(frame, Sheet):
        return frame.rows
    index = pd.Index([_cell(name) for name in frame.index], name=frame.index.name)
    columns = {_cell(name): [_cell(value) for value in column] for name, column in frame.items()}
    return pd.DataFrame(columns, index=index)


def _cell(value: object) -> object:
    return prose(value) if isinstance(value, str) else value
