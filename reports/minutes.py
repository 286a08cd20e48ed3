"""Validated minutes as a document: in full, or the one page of residents. Nothing is said that the screen does not."""

from domain.workshops.minutes import PARTS, SHORT, Line, Validated
from reports.engine import pdf
from sentences.workshops.minutes import about, corrected, seal
from texts import say


def in_full(kept: Validated) -> bytes:
    """All of it, with the corrections, as a PDF."""
    sections = [(say(f"minutes.heading.{part.heading}"), _lines(part.lines)) for part in kept.minutes.sections]
    if kept.corrections:
        sections.append((say("minutes.corrections"), _lines([Line(corrected(one)) for one in kept.corrections])))
    return _printed(kept, sections, large=False)


def for_residents(kept: Validated) -> bytes:
    """What residents read, in larger letters, as a PDF."""
    parts = [(say(f"minutes.part.{part}"), _lines(kept.minutes.public(*headings))) for part, headings in PARTS.items()]
    return _printed(kept, [part for part in parts if part[1]], large=True)


def _printed(kept: Validated, sections: list[tuple[str, list[dict[str, object]]]], *, large: bool) -> bytes:
    data = {
        "title": about(kept.minutes),
        "demonstration": say("demonstration") if kept.minutes.demonstration else "",
        "sections": [{"heading": heading, "lines": lines} for heading, lines in sections],
        "seal": seal(kept, SHORT),
        "large": large,
    }
    return pdf("minutes", data)


def _lines(lines: list[Line] | tuple[Line, ...]) -> list[dict[str, object]]:
    return [{"words": line.words, "head": line.head} for line in lines]
