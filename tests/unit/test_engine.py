"""One engine for all documents: what people typed is text, whatever it looks like, and everybody can read it."""

import subprocess
import sys

import pytest

from reports.engine import UNKNOWN, qr
from reports.slips import Slip, slips
from tests.documents import faults, outside, words
from tests.naughty import PAYLOADS

# The template's own language, and what breaks lines, files and writings.
TYPST = (
    '#panic("x")',
    '#import "/etc/passwd"',
    "$x^2",
    "*fort* _et_ `code`",
    "<mot> @mot",
    "// rien",
    "#data",
    '\\ " {}',
)
SIGNS = ("œ ’ « » ½ → √", "x\u202fy\u00a0z", "e\u0301te\u0301", "مرحبا")


def said(question: str) -> bytes:
    return slips([Slip("K7M2QP9AB", "http://x/?b=K7M2QP9AB")], question=question, where="192.168.1.20/participer")


@pytest.mark.parametrize("typed", [*TYPST, *SIGNS])
def test_what_people_typed_is_text(typed: str) -> None:
    made = said(f"Avant {typed} après")
    assert faults(made) == []
    printed = words(made)
    assert printed.startswith("Avant ")
    if typed in TYPST:
        assert f"Avant {typed} après" in printed
    assert UNKNOWN not in printed


def test_whatever_looks_like_markup_is_text() -> None:
    for typed in PAYLOADS:
        assert faults(said(typed[:200])) == [], typed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("un\U0001f600 deux", "un deux"), ("un漢 deux", f"un{UNKNOWN} deux"), ("u\x00n\u200b", "un")],
)
def test_a_sign_without_a_letter_hides_no_other(typed: str, printed: str) -> None:
    made = said(typed)
    assert faults(made) == []
    assert words(made).startswith(f"{printed} K7M")


def test_a_word_without_an_end_stays_on_its_slip() -> None:
    made = said("W" * 200)
    assert outside(made) == []
    assert words(made).replace("\u200b", "").replace(" ", "").startswith("W" * 200)


def test_the_same_data_make_the_same_document() -> None:
    assert said("Une") == said("Une")
    assert said("Une") != said("Deux")


def test_a_qr_is_one_shape_of_as_many_modules_as_are_dark() -> None:
    drawn = qr("http://x")
    assert drawn.count("<path") == 1
    assert 'viewBox="0 0 21 21"' in drawn


def test_the_engine_is_loaded_by_the_first_document() -> None:
    asked = "import sys, reports.slips; sys.exit('typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0  # noqa: S603  our own Python
