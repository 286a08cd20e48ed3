"""Names that nobody tells apart are one, wherever it is asked; names that differ to the eye are two."""

import pytest

from domain.cooperation.likeness import twins
from domain.names import heard, twice
from domain.votes.order import twins as alike
from domain.workshops.existing import likeness

SAME = {
    "space that does not break": "Pays\u00a0de Caux",
    "mark of direction": "Pays de Caux\u200e",
    "no width": "Pa\u200bys de Caux",
    "joiner": "Pays de\u200d Caux",
    "Cyrillic": "P\u0430ys d\u0435 \u0421\u0430u\u0445",
    "Greek": "\u03a1\u03b1\u03a5s d\u03b5 Cau\u03a7",
    "wide": "\uff30\uff41\uff59\uff53 de Caux",
    "capitals": "PAYS  DE CAUX ",
    "ligature and accent": "Pays de Caux\u0301",
}
OTHERS = ("Pays de Cauz", "Pays de Caux 2", "Pays d’en Caux")


@pytest.mark.parametrize("name", SAME.values(), ids=SAME)
def test_what_nobody_tells_apart_is_one_name(name: str) -> None:
    known = {"b": "Autre", "a": "Pays de Caux"}
    assert heard(name) == heard("Pays de Caux")
    assert twice(["Bessin", "Pays de Caux", "Vexin", name]) == name
    assert twins(name, known) == ("a",)
    assert likeness(name) == likeness("Pays de Caux")
    assert alike([("later", None, name), ("first", None, "Pays de Caux"), ("one", None, "Vexin")]) == {
        "later": 1, "first": 2,
    }  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_what_differs_to_the_eye_is_two(name: str) -> None:
    assert heard(name) != heard("Pays de Caux")
    assert twice([name, "Pays de Caux"]) is None


def test_names_in_other_alphabets_stay_apart() -> None:
    assert twice(["Αθήνα", "Αλεξάνδρεια", "Нора", "Вера", "ليون", "ليل", "Łódź", "Lodz"]) is None
