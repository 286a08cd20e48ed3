"""Validated minutes as a document: in full, or the one page of residents. Nothing is said that the screen does not."""

from collections.abc import Sequence

from domain.workshops.minutes import PARTS, SHORT, Line, Validated
from reports.engine import pdf
from reports.word import docx
from sentences.workshops.minutes import about, corrected, seal
from texts import say


def in_full(kept: Validated) -> bytes:
    """All of it, with the corrections, as a PDF."""
    return _printed(kept, [(heading, _lines(lines)) for heading, lines in _all(kept)], large=False)


def in_word(kept: Validated) -> bytes:
    """The same as a Word document, for whoever goes on writing: what is changed in it is nobody's minutes any more."""
    demonstration = [say("demonstration")] if kept.minutes.demonstration else []
    parts = [(heading, [(line.words, line.head) for line in lines]) for heading, lines in _all(kept)]
    return docx(about(kept.minutes), parts, above=demonstration, below=[seal(kept, SHORT)])


def for_residents(kept: Validated) -> bytes:
    """What residents read, in larger letters, as a PDF."""
    parts = [(say(f"minutes.part.{part}"), _lines(kept.minutes.public(*headings))) for part, headings in PARTS.items()]
    return _printed(kept, [part for part in parts if part[1]], large=True)


def _all(kept: Validated) -> list[tuple[str, Sequence[Line]]]:
    """Each heading with its lines, the corrections last."""
    parts: list[tuple[str, Sequence[Line]]] = [
        (say(f"minutes.heading.{part.heading}"), part.lines) for part in kept.minutes.sections
    ]
    if kept.corrections:
        parts.append((say("minutes.corrections"), [Line(corrected(one)) for one in kept.corrections]))
    return parts


def _printed(kept: Validated, sections: list[tuple[str, list[dict[str, object]]]], *, large: bool) -> bytes:
    data = {
        "title": about(kept.minutes),
        "demonstration": say("demonstration") if kept.minutes.demonstration else "",
        "sections": [{"heading": heading, "lines": lines} for heading, lines in sections],
        "seal": seal(kept, SHORT),
        "large": large,
    }
    return pdf("minutes", data)


def _lines(lines: Sequence[Line]) -> list[dict[str, object]]:
    return [{"words": line.words, "head": line.head} for line in lines]
