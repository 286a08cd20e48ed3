"""Whoever agreed can be shown what they agreed to: changed sentences have another version, former ones stay known."""

import hashlib
from pathlib import Path

import yaml

CONTENT = Path(__file__).parents[2] / "content" / "consent.yaml"
# Of every version that anybody may have agreed to: a new one is added here, none is changed.
KNOWN = {"1": "b5a4d2f46c7628a7"}


def test_a_consent_whose_sentences_changed_has_a_version_of_its_own() -> None:
    said = yaml.safe_load(CONTENT.read_text(encoding="utf-8"))
    entries = {one["id"]: one["fr"] for one in said["consent"]}
    version, earlier = entries.pop("version"), entries.pop("earlier", "").split()
    shown = [entries, *(said[part] for part in sorted(said) if part != "consent")]
    assert hashlib.sha256(repr(shown).encode()).hexdigest()[:16] == KNOWN.get(version)
    assert {version, *earlier} == set(KNOWN)
