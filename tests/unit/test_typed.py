"""Nothing invisible is kept, nothing invisible passes for words, and no real wave passes for the invented one."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import ForbiddenCharacters, WordsMissing
from domain.participation.typed import clean, required
from domain.workshops.workshop import WaveReserved, real_label

UNSEEN: tuple[str, ...] = (
    "",
    " ",
    "\t\n",
    "\u00a0",
    "\u200b",
    "\ufeff",
    "\u2060",
    "\u200d\u200c",
    "\u0301",
    "\u0903",
    "\u20dd",
    "\ufe0f",
)
UNSEEN += ("\u3164", "\u115f\u1160", "\uffa0", "\u2800", "\u00ad", "\u2028", "\u3000", "\U000e0041", "\u180e", "\u17b4")
UNSEEN += ("\u2062", "\u200e\u200f", "\U0001d173", "\u034f", " \u200b \u0300 ", "\ue000", "\u0378")


@pytest.mark.parametrize("nothing", UNSEEN)
def test_what_nobody_sees_is_no_word(nothing: str) -> None:
    assert clean(nothing) == ""
    with pytest.raises(WordsMissing):
        required(nothing, 80)


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x85", "\u202e", "\u2066", "\ud800", "\ufffe"])
def test_what_no_keyboard_types_is_refused(sign: str) -> None:
    with pytest.raises(ForbiddenCharacters):
        clean(f"Un jar{sign}din")


@pytest.mark.parametrize(
    "words", ["خبز\u200f ساخن", "\U0001f469\u200d\U0001f33e", "می\u200cخواهم", "1", "?", "é", "€", "\u2764\ufe0f", "नी"]
)
def test_what_somebody_wrote_stays(words: str) -> None:
    assert clean(words) == unicodedata.normalize("NFC", words)


@given(st.text(max_size=60))
def test_cleaning_is_done_once(text: str) -> None:
    try:
        once = clean(text)
    except ForbiddenCharacters:
        return
    assert clean(once) == once


@pytest.mark.parametrize(
    "label",
    [
        "Démonstration",
        "demonstration",
        "DÉMONSTRATION",
        " Dé monstra tion ",
        "D.é.m.o.n.s.t.r.a.t.i.o.n",
        "De\u0301monstration",
        "Démon\u200bstration",
        "Démonstration 2",
        "La démonstration du 3 mai",
        "D\u0435\u043constr\u0430tion",
        "D\u03adm\u03bfnstr\u03b1ti\u03bfn",
        "Ｄｅｍｏｎｓｔｒａｔｉｏｎ",
        "Dem0nstrat1on",
        "𝓓𝓮𝓶𝓸𝓷𝓼𝓽𝓻𝓪𝓽𝓲𝓸𝓷",
        "Démonſtration",
    ],
)
def test_no_real_wave_passes_for_the_invented_one(label: str) -> None:
    with pytest.raises(WaveReserved):
        real_label(label)


@pytest.mark.parametrize("label", ["Vague 1", "Printemps 2027", "Vague de démarrage", "Monstre d’automne"])
def test_other_names_are_kept(label: str) -> None:
    assert real_label(label) == label
