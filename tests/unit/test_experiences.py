"""Sheets of experiences as documents: all of them, in their order, and read by a screen reader."""

from dataclasses import replace

from domain.cooperation.resources import PARTS, ExperienceSheet, SheetWords
from reports.experiences import in_word, printed
from tests.documents import faults, outside, words
from texts import say

FIRST = SheetWords("Une épicerie", "Qui paie ?", "#panic(trois)", "Utile.", "Dix ans.", "Ailleurs.", shown=True)
SECOND = replace(FIRST, title="Un camion", scaling="")


def test_a_document_says_what_the_screen_says() -> None:
    sheets = [ExperienceSheet("b", "lyon", "Lyon", 1, SECOND), ExperienceSheet("a", "finistere", "Finistère", 1, FIRST)]
    made = printed(sheets)
    assert faults(made) == outside(made) == []
    said = words(made).replace("\u00a0", " ")
    assert said.index("Un camion") < said.index("Une épicerie")
    assert "#panic(trois)" in said
    asked = {name: said.count(say(f"experience.{name}").replace("\u00a0", " ")) for name in PARTS}
    assert asked == {**dict.fromkeys(PARTS, 2), "scaling": 1}
    assert in_word(sheets)[:2] == b"PK"
