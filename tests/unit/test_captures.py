"""What is near, how words are drawn, by rule alone."""

import pytest

from components.wall.words import TALL, fitted
from domain.workshops.existing import likeness
from domain.workshops.words import SaidWord, several
from sentences.workshops.words import sizes


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Le marché", "marche", True),
        ("Bureaux d’aide", "BUREAU D’AIDE", True),
        ("Locaux associatifs", "local associatif", True),
        ("Un  jardin", "jardins", True),
        ("Jardin nord", "Jardin sud", False),
        ("Bus", "Bu", False),
    ],
)
def test_near_names_differ_by_accents_case_plural_and_spaces_only(one: str, other: str, same: bool) -> None:
    assert (likeness(one) == likeness(other)) is same


def test_the_wall_holds_what_is_read_from_afar_and_counts_the_others() -> None:
    many = [SaidWord(f"mot numéro {n}", 3 if n < 5 else 1) for n in range(200)]
    assert 10 <= len(fitted(many, TALL)) < 200
    assert len(fitted(many, TALL)) > len(fitted(many, TALL / 2)) >= 1
    assert len(fitted(many[:3], TALL)) == 3


def test_where_not_all_words_fit_the_largest_letters_give_way_and_still_differ() -> None:
    few, many = ([SaidWord(f"mot numéro {n}", 3 if n < 3 else 1) for n in range(among)] for among in (4, 200))
    assert fitted(few, TALL)[0] > fitted(many, TALL)[0] > fitted(many, TALL)[-1]


def test_the_more_often_a_word_is_said_the_larger_it_is() -> None:
    assert sizes([SaidWord("a", 5, (1, 2)), SaidWord("b", 4), SaidWord("c", 0, (1,)), SaidWord("d", 1)]) == [4, 3, 1, 1]
    assert sizes([SaidWord("a", 1), SaidWord("b", 1)]) == [2, 2]
    assert sizes([]) == []


def test_words_typed_at_once_are_parted_and_each_kept_once_as_typed() -> None:
    assert several(" Joie ,  bien  manger;espoir ") == ("Joie", "bien manger", "espoir")
    assert several("joie, joie") == ("joie", "joie")
