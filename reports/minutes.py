"""Validated minutes as a document: in full, or the one page of residents. Nothing is said that the screen does not."""

from collections.abc import Sequence

from domain.workshops.minutes import PARTS, SHORT, Heading, Line, Minutes, Validated
from reports.engine import pdf
from reports.word import docx
from sentences.workshops.minutes import about, corrected, seal
from sentences.workshops.pictograms import ICONS, OF_PARTS
from texts import say


def in_full(kept: Validated) -> bytes:
    """All of it, with the corrections, as a PDF."""
    return _printed(kept, [(heading, _lines(lines)) for heading, lines in _all(kept)])


def in_word(kept: Validated) -> bytes:
    """The same as a Word document, for whoever goes on writing: what is changed in it is nobody's minutes any more."""
    demonstration = [say("demonstration")] if kept.minutes.demonstration else []
    parts = [(heading, [(line.words, line.head) for line in lines]) for heading, lines in _all(kept)]
    return docx(about(kept.minutes), parts, above=demonstration, below=[seal(kept, SHORT)])


def for_residents(kept: Validated) -> bytes:
    """What residents read, in larger letters and with a pictogram beside each thing, as a PDF: one page, if it fits."""
    parts = [_part(kept.minutes, part, headings) for part, headings in PARTS.items()]
    return pdf("residents", {**_about(kept), "parts": [part for part in parts if part["groups"]]})


def _part(one: Minutes, part: str, headings: Sequence[Heading]) -> dict[str, object]:
    """``told``: whether the title of the part names all that is in it, so that a pictogram need not."""
    groups = [
        {"icon": ICONS[heading], "named": say(f"minutes.heading.{heading}"), "lines": _lines(one.public(heading))}
        for heading in headings
        if one.public(heading)
    ]
    return {
        "heading": say(f"minutes.part.{part}"),
        "icon": OF_PARTS[part],
        "groups": groups,
        "told": len(headings) == 1,
    }


def _all(kept: Validated) -> list[tuple[str, Sequence[Line]]]:
    """Each heading with its lines, the corrections last."""
    parts: list[tuple[str, Sequence[Line]]] = [
        (say(f"minutes.heading.{part.heading}"), part.lines) for part in kept.minutes.sections
    ]
    if kept.corrections:
        parts.append((say("minutes.corrections"), [Line(corrected(one)) for one in kept.corrections]))
    return parts


def _printed(kept: Validated, sections: list[tuple[str, list[dict[str, object]]]]) -> bytes:
    parts = [{"heading": heading, "lines": lines} for heading, lines in sections]
    return pdf("minutes", {**_about(kept), "sections": parts})


def _about(kept: Validated) -> dict[str, object]:
    return {
        "title": about(kept.minutes),
        "demonstration": say("demonstration") if kept.minutes.demonstration else "",
        "seal": seal(kept, SHORT),
    }


def _lines(lines: Sequence[Line]) -> list[dict[str, object]]:
    return [{"words": line.words, "head": line.head} for line in lines]
