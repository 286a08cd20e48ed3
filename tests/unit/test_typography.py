"""Words typed with plain keys, shown in French typography and taken literally."""

import pytest

from components.prose import BREAK, prose
from texts import say
from texts.typography import nested, typeset


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("l'accès", "l’accès"),
        ("Où ?", "Où\u202f?"),
        ("vie : logement", "vie\u00a0: logement"),
        ("à cnil.fr", "à cnil.fr"),
        ('des "métiers durables"', "des «\u00a0métiers durables\u00a0»"),
        ("«Depuis la dernière fois»", "«\u00a0Depuis la dernière fois\u00a0»"),
        ("collectif « aliment »", "collectif «\u00a0aliment\u00a0»"),
        ("(Cussac...)", "(Cussac…)"),
        ("https://example.org", "https://example.org"),
    ],
)
def test_plain_keys_become_french_typography(typed: str, shown: str) -> None:
    assert typeset(typed) == shown
    assert typeset(shown) == shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("«\u00a0Cadre et «\u00a0Depuis\u00a0»\u00a0»", "«\u00a0Cadre et “Depuis”\u00a0»"),
        ("«\u00a0«\u00a0a\u00a0» puis «b»\u00a0»", "«\u00a0“a” puis “b”\u00a0»"),
        ("«\u00a0a\u00a0» et «\u00a0b\u00a0»", "«\u00a0a\u00a0» et «\u00a0b\u00a0»"),
        ("«\u00a0un «\u00a0deux\u00a0»", "«\u00a0un «\u00a0deux\u00a0»"),  # nobody knows which of them closes
        ("a\u00a0» puis «\u00a0b «\u00a0c\u00a0»", "a\u00a0» puis «\u00a0b «\u00a0c\u00a0»"),
    ],
)
def test_quotation_marks_inside_others_are_of_another_kind(said: str, shown: str) -> None:
    assert nested(said) == shown
    assert nested(shown) == shown


def test_a_title_with_quotation_marks_stands_within_those_of_a_sentence() -> None:
    title = typeset("Cadre et «Depuis la dernière fois»")
    assert say("asking.quoted", title=title) == "«\u00a0Cadre et “Depuis la dernière fois”\u00a0»"
    assert say("step.on", title=title).endswith(title)


def test_marks_are_shown_and_not_obeyed() -> None:
    shown = prose("1. Sensibilisation *a* [b](c) <i> $x$").replace(BREAK, "")
    assert shown == "1\\. Sensibilisation \\*a\\* \\[b\\](c) \\<i\\> \\$x\\$"


@pytest.mark.parametrize("sign", [":+1:", ":-1:", ":1234:", ":8ball:", ":1st_place_medal:", ":link:"])
def test_a_name_between_colons_is_no_picture(sign: str) -> None:
    assert f":{BREAK}" in prose(f"Oui {sign}")
    assert prose("à 18:30, 10:100") == "à 18:30, 10:100"


def test_a_line_that_stands_further_in_begins_no_list() -> None:
    assert prose("deux choses\n - un\n  2. deux") == "deux choses\n \\- un\n  2\\. deux"


@pytest.mark.parametrize("typed", ["a -> b", "a <- b", "a <-> b", "a -- b", "a >= b", "a <= b", "a ~= b"])
def test_signs_stay_the_ones_that_were_typed(typed: str) -> None:
    shown = prose(typed)
    assert shown.replace(BREAK, "").replace("\\", "") == typed
    assert not any(sign in shown.replace("\\", "") for sign in ("->", "<-", "--", ">=", "<=", "~="))
