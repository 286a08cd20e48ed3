"""What leads to a person is masked, however it is spelled; what leads to nobody stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.participation.masks import MASK, masked


@pytest.mark.parametrize(
    "contact",
    [
        "06 12 34 56 78",
        "0612345678",
        "06.12.34.56.78",
        "06-12-34-56-78",
        "+33 6 12 34 56 78",
        "0033612345678",
        "٠٦ ١٢ ٣٤ ٥٦ ٧٨",
        "samira.b@example.org",
        "samira (at) example.org",
        "https://example.org/x?y=1",
        "www.example.org",
        "mon-jardin.fr",
        "@samira_du_13",
        "bit.ly/x8Kd2",
        "t.me/samira",
        "samira.eu/x",
        "http ://example.org/a",
        "hxxps://example.org",
        "06\u200b12\u200b34\u200b56\u200b78",
        "0\u206061\u200d2345678",
        "06·12·34·56·78",
        "06_12_34_56_78",
        "０６ １２ ３４ ５６ ７８",
        "०६ १२ ३४ ५६ ७८",
        "O6 12 34 56 78",
        "33 6 12 34 56 78",
        "6 12 34 56 78",
        "+33 (0)6 12 34 56 78",
        "zéro six douze trente-quatre cinquante-six soixante-dix-huit",
        "zero 6 douze 34 56",
        "a arobase c point fr",
        "samira point b arobase exemple point org",
        "samira [at] exemple [dot] org",
        "samira (arobase) exemple (point) fr",
        "samira at exemple dot com",
        "samira＠example．org",
        "samira @ example.org",
        "exemple point fr",
        "javascript:alert(1)",
        "192.0.2.7:8501/x",
        "evil.example/x.png",
        "evil.example",
    ],
)
def test_what_leads_to_a_person_is_masked_wherever_it_stands(contact: str) -> None:
    assert masked(f"Un jardin {contact} pour tous") == f"Un jardin {MASK} pour tous"
    assert masked(contact) == MASK


@pytest.mark.parametrize(
    "harmless",
    [
        "Entre 30 000 et 90 000 000 euros par an",
        "De 2024-2025 à 2026-2027",
        "Le 01/02/2026 à 10 h",
        "Ouvert de 08 h 30 à 12 h 15",
        "Des menus à 2 euros.Pour tous",
        "Un four à pain : 1, 2, 3… 10 familles",
        "خبز ساخن كل يوم",
        "Un marché.Bio pour tous",
        "Un point info santé",
        "Cook at home. Then eat",
        "Meet at the market. Bring a bag",
        "Zéro déchet pour deux ou trois familles",
        "Des prix de 0,50 à 1,20 euro",
        "Pain et/ou soupe, 3/4 du temps",
        "Ouvert 7 jours sur 7, 24 h sur 24",
        "12 familles, 34 enfants, 56 repas",
    ],
)
def test_what_leads_to_nobody_stays(harmless: str) -> None:
    assert masked(harmless) == harmless


@given(st.text(max_size=80))
def test_masking_is_done_once_and_never_lengthens(text: str) -> None:
    once = masked(text)
    assert masked(once) == once
    assert len(once) <= len(text)


@given(
    st.lists(st.integers(0, 9), min_size=8, max_size=8),
    st.lists(st.sampled_from(["", " ", ".", "-", " . "]), min_size=9),
)
def test_a_number_is_masked_however_it_is_spaced(digits: list[int], gaps: list[str]) -> None:
    number = "0" + "".join(f"{gap}{digit}" for gap, digit in zip(gaps, [6, *digits], strict=False))
    assert masked(f"Appelez {number} le soir") == f"Appelez {MASK} le soir"
