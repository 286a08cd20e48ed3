"""The poster: everything one needs to come in, on one page, however long the words are."""

from dataclasses import replace
from datetime import date

import pytest

from domain.workshops.workshop import LONGEST_TITLE, Admission, State, Workshop
from reports.poster import poster
from tests.documents import faults, opened, outside, pages, sizes
from texts import say

WORKSHOP = Workshop(
    "id", "lyon", "Lyon", "wave", "Vague 1", "q_resident@1", "Bien manger", date(2026, 11, 22), "Centre social",
    "K7M2QP", State.PREPARED, revealed=False, finished=0, demonstration=False, people=None, admission=Admission.CODE,
)  # fmt: skip
ADDRESS = "democratie-alimentaire.agglomeration.example/participer"


def printed(workshop: Workshop, address: str = ADDRESS) -> bytes:
    return poster(workshop, address=address, link=f"https://{address}?code={workshop.code}")


def test_it_says_when_where_and_how_to_come_in() -> None:
    made = printed(WORKSHOP)
    [page] = pages(made)
    assert faults(made) == outside(made) == []
    for told in ("Bien manger", "Dimanche 22 novembre 2026 · Centre social", "K7M 2QP", ADDRESS, say("poster.free")):
        assert told in page
    assert min(sizes(made)) >= 14


def test_two_workshops_have_each_its_own() -> None:
    other = replace(WORKSHOP, title="Une autre", code="ABCDEF", place="")
    later, first = pages(printed(other)), pages(printed(WORKSHOP))
    assert "ABC DEF" in later[0]
    assert "ABC DEF" not in first[0]
    assert "Bien manger" not in later[0]
    assert pages(printed(WORKSHOP)) == first


@pytest.mark.parametrize("sign", ["W", "mot ", "é", '#panic("x") '])
def test_the_longest_words_stay_on_it(sign: str) -> None:
    longest = (sign * LONGEST_TITLE)[:LONGEST_TITLE].strip()
    made = printed(replace(WORKSHOP, title=longest, place=longest), f"{'w' * 80}.example/participer")
    [page] = pages(made)
    assert faults(made) == outside(made) == []
    assert page.count(longest.split()[0][:12]) or "\u200b" in page
    with opened(made) as document:
        assert [round(side / 72 * 25.4) for side in document[0].get_size()] == [210, 297]
