"""Words typed with plain keys, shown in French typography and taken literally."""

import pytest

from components.prose import BREAK, prose
from texts.typography import typeset


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


def test_marks_are_shown_and_not_obeyed() -> None:
    shown = prose("1. Sensibilisation *a* [b](c) <i> $x$").replace(BREAK, "")
    assert shown == "1\\. Sensibilisation \\*a\\* \\[b\\](c) \\<i\\> \\$x\\$"
