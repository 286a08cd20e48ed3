"""Names that are likely the same organisation's, or a person's: asked, never decided."""

import pytest

from domain.cooperation.likeness import LooksKnown, LooksPersonal, doubted, personal, twins

KNOWN = {"vrac": "VRAC (Vers un réseau d’achat en commun)", "lavoir": "L’Épicerie du Lavoir", "grap": "Grap"}
KNOWN["four"], KNOWN["halle"] = "Le Four (Lyon)", "La Halle (Lyon)"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("vrac", ("vrac",)),
        ("Association Vrac", ("vrac",)),
        ("Vers un reseau d'achat en commun", ("vrac",)),
        ("EPICERIE-DU-LAVOIR", ("lavoir",)),
        ("Les épiceries du Lavoir", ()),
        ("S.C.I.C. GRAP", ("grap",)),
        ("Grap – société coopérative", ("grap",)),
        ("Grappe", ()),
        ("La Halle (inventée)", ("halle",)),
        ("Un jardin (Lyon)", ()),  # what several have in brackets is none of their names
        ("L’association", ()),
    ],
)
def test_names_that_differ_by_signs_articles_and_legal_forms_are_alike(name: str, found: tuple[str, ...]) -> None:
    assert twins(name, KNOWN) == found


@pytest.mark.parametrize("name", ["Jean Dupont", "DUPONT Jean", "Fatima El Amrani", "J. Dupont", "jean-pierre martin"])
def test_a_first_name_and_a_name_are_a_person(name: str) -> None:
    assert personal(name)


@pytest.mark.parametrize(
    "name", ["Secours Catholique", "Chez Paul", "Le Jardin de Marie", "Marie", "Boulangerie Martin", "CLAUDE 2000", ""]
)
def test_other_names_are_not(name: str) -> None:
    assert not personal(name)


def test_whoever_writes_is_asked_with_the_names_that_are_there() -> None:
    with pytest.raises(LooksKnown) as refused:
        doubted("epicerie du lavoir", KNOWN)
    assert refused.value.values == {"names": KNOWN["lavoir"]}
    with pytest.raises(LooksPersonal):
        doubted("Jean Dupont", KNOWN)
    doubted("Un four à pain", KNOWN)
