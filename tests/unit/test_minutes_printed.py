"""Minutes as documents: what the screen says, readable by everybody, and the residents' page without the rest."""

from dataclasses import replace
from datetime import date

import pytest

from domain.workshops.minutes import PARTS, Correction, Heading, Line, Minutes, Section, Validated
from reports.minutes import for_residents, in_full, in_word
from tests.documents import alternatives, faults, outside, pages, paragraphs, shapes, sizes, styled, words
from texts import say

SECTIONS = (
    Section(Heading.ESSENTIAL, (Line("12 personnes présentes."),)),
    Section(Heading.VOTES, (Line("1. Par quoi commencer ?", public=True, head=True), Line("On compte."))),
    Section(Heading.AGREEMENT, (Line("Un four pour le quartier.", public=True),)),
)
FIRST = Validated(
    "w1",
    Minutes("Bien manger", date(2026, 11, 22), demonstration=False, sections=SECTIONS),
    "ab" * 32,
    date(2026, 11, 24),
)
SECOND = Validated(
    "w2",
    Minutes("Une autre", date(2026, 12, 12), demonstration=True, sections=SECTIONS[2:]),
    "cd" * 32,
    date(2026, 12, 13),
    (Correction("facilitator", date(2026, 12, 14), "Deux fours."),),
)  # fmt: skip


def test_in_full_it_says_what_the_screen_says_and_residents_read_what_is_public() -> None:
    later, full, short = in_full(SECOND), in_full(FIRST), for_residents(FIRST)
    for made in (later, full, short):
        assert faults(made) == outside(made) == []
    for told in (
        "Bien manger, le 22/11/2026",
        "12 personnes présentes.",
        "Par quoi commencer",
        "On compte.",
        "abababababab",
    ):
        assert told in words(full)
    assert "Deux fours." in words(later)
    assert say("demonstration").replace("\u00a0", " ") in words(later)
    assert "Bien manger" not in words(later)
    assert "Un four pour le quartier." in words(short)
    assert "12 personnes" not in words(short)
    assert "On compte." not in words(short)
    assert say("minutes.part.decided") not in words(short)
    assert len(pages(short)) == 1
    assert min(sizes(short)) >= 12  # of the seal
    assert in_full(SECOND) == later


@pytest.mark.parametrize("sign", ["W", "mot ", '#panic("x") ', "*gras* ", "é"])
def test_hostile_and_long_words_are_words(sign: str) -> None:
    line = Line((sign * 300)[:300].strip(), public=True)
    minutes = replace(FIRST.minutes, title=line.words[:80], sections=(Section(Heading.QUESTION, (line,)),))
    one = replace(FIRST, minutes=minutes)
    for made in (in_full(one), for_residents(one)):
        assert faults(made) == outside(made) == []
        assert line.words[:8].strip() in words(made).replace("\u200b", "")


def test_word_has_the_same_lines_under_headings_of_its_own_styles() -> None:
    later, made = in_word(SECOND), styled(in_word(FIRST))
    assert made[0] == ("Title", "Bien manger, le 22/11/2026")
    headings = [words for style, words in made if style == "Heading1"]
    assert headings == [say(f"minutes.heading.{part.heading}") for part in SECTIONS]
    assert ("Heading2", SECTIONS[1].lines[0].words) in made
    assert ("ListBullet", "12 personnes présentes.") in made
    assert ("ListBullet", "On compte.") in made
    assert "abababababab" in made[-1][1]
    assert "Deux fours." in paragraphs(later)
    assert say("demonstration") in paragraphs(later)
    assert "Bien manger" not in paragraphs(later)


@pytest.mark.parametrize("sign", ["W", "<b>&amp;", "\x00\x0b\ufffe", "é"])
def test_words_of_any_kind_are_words_in_word_too(sign: str) -> None:
    line = Line(f"avant {sign * 40} après", public=True)
    one = replace(FIRST, minutes=replace(FIRST.minutes, sections=(Section(Heading.QUESTION, (line,)),)))
    said = paragraphs(in_word(one))
    assert "avant " in said
    assert " après" in said
    if sign.isprintable():
        assert line.words in said


def test_a_page_without_a_public_line_is_none() -> None:
    assert FIRST.minutes.told_to_residents
    assert not replace(FIRST.minutes, sections=SECTIONS[:1]).told_to_residents
    assert replace(FIRST.minutes, sections=SECTIONS[1:2]).told_to_residents


EVERYTHING = tuple(
    Section(heading, (Line(f"Une ligne de {heading}.", public=True),))
    for headings in PARTS.values()
    for heading in headings
)


def test_the_page_of_residents_has_a_pictogram_for_each_thing_named_for_who_does_not_see_it() -> None:
    whole = replace(FIRST, minutes=replace(FIRST.minutes, sections=EVERYTHING))
    made, less = for_residents(whole), for_residents(FIRST)
    for one in (made, less):
        assert faults(one) == outside(one) == []
        assert len(pages(one)) == 1
        assert min(sizes(one)) >= 9
    named = [
        say(f"minutes.heading.{heading}") for headings in PARTS.values() if len(headings) > 1 for heading in headings
    ]
    assert sorted(alternatives(made)) == sorted(named)
    assert alternatives(less) == [say("minutes.heading.agreement")]
    assert (shapes(made), shapes(less)) == (len(PARTS) + len(named), 3)


def test_what_does_not_fit_on_one_page_is_smaller_and_never_tiny() -> None:
    def of(lines: int) -> bytes:
        section = Section(
            Heading.QUESTION, (Line("Comment faire venir celles et ceux qui ne viennent pas ?", public=True),) * lines
        )
        return for_residents(replace(FIRST, minutes=replace(FIRST.minutes, sections=(section,))))

    few, some, many = of(3), of(20), of(60)
    assert [len(pages(one)) for one in (few, some)] == [1, 1]
    assert max(sizes(few)) > max(sizes(some))
    assert len(pages(many)) > 1
    assert min(sizes(many) - {10}) >= 14  # but for the seal
    assert faults(many) == outside(many) == []
