"""Sheets of experiences as one document, one below the other in the order of the screen: nothing ranks them."""

from collections.abc import Sequence

from domain.cooperation.resources import PARTS, ExperienceSheet
from reports.engine import pdf
from reports.word import docx
from texts import say
from texts.typography import typeset


def printed(sheets: Sequence[ExperienceSheet]) -> bytes:
    """As a PDF."""
    sections = [
        {"heading": head, "lines": [{"words": words, "head": bold} for words, bold in lines]}
        for head, lines in _parts(sheets)
    ]
    about = {
        "title": say("experience.document"),
        "demonstration": "",
        "seal": say("experience.unranked"),
        "large": False,
    }
    return pdf("minutes", {**about, "sections": sections})


def in_word(sheets: Sequence[ExperienceSheet]) -> bytes:
    """As a Word document, for whoever goes on writing."""
    return docx(say("experience.document"), _parts(sheets), above=[], below=[say("experience.unranked")])


def _parts(sheets: Sequence[ExperienceSheet]) -> list[tuple[str, list[tuple[str, bool]]]]:
    """Each sheet: its heading, then what is asked of it in bold and what is said."""
    return [(typeset(f"{one.words.title} · {one.place}"), _lines(one)) for one in sheets]


def _lines(one: ExperienceSheet) -> list[tuple[str, bool]]:
    said = [(name, getattr(one.words, name)) for name in PARTS]
    return [
        line for name, words in said if words for line in ((say(f"experience.{name}"), True), (typeset(words), False))
    ]
