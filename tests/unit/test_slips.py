"""The sheet of slips: every voice once, readable, fourteen a page."""

from textwrap import wrap

import pytest

from reports.slips import PER_PAGE, Slip, slips
from tests.documents import faults, opened, outside, pages

QUESTION = "Par quoi commencer\u202f? L’œuvre commune, l’été, chez « nous »"


@pytest.mark.parametrize("voices", [1, PER_PAGE, PER_PAGE + 1])
def test_every_code_is_printed_once_and_nothing_else_tells_them_apart(voices: int) -> None:
    codes = [f"K7M{number:03d}" for number in range(voices)]
    made = slips(
        [Slip(code, f"http://x/?b={code}") for code in codes], question=QUESTION, where="192.168.1.20/participer"
    )
    printed = pages(made)
    assert len(printed) == -(-voices // PER_PAGE)
    text = " ".join(printed)
    assert [text.count(" ".join(wrap(code, 3))) for code in codes] == [1] * voices
    assert text.count("192.168.1.20/participer") == voices
    assert "œuvre" in text
    assert "\ufffd" not in text
    assert faults(made) == outside(made) == []


def test_a_sheet_is_a4() -> None:
    with opened(slips([Slip("K7M2QX", "http://x")], question=QUESTION, where="x")) as document:
        assert [round(side / 72 * 25.4) for side in document[0].get_size()] == [210, 297]
