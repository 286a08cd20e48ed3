"""Whoever agreed can be shown what they agreed to: changed sentences have another version, former ones stay known."""

import hashlib
import re
from pathlib import Path

import yaml

from texts import say

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content" / "consent.yaml"
# Of every version that anybody may have agreed to: a new one is added here, none is changed.
KNOWN = {"1": "b5a4d2f46c7628a7", "2": "b70145f0dc142d8f"}


def test_a_consent_whose_sentences_changed_has_a_version_of_its_own() -> None:
    said = yaml.safe_load(CONTENT.read_text(encoding="utf-8"))
    entries = {one["id"]: one["fr"] for one in said["consent"]}
    version, earlier = entries.pop("version"), entries.pop("earlier", "").split()
    shown = [entries, *(said[part] for part in sorted(said) if part != "consent")]
    assert hashlib.sha256(repr(shown).encode()).hexdigest()[:16] == KNOWN.get(version)
    assert {version, *earlier} == set(KNOWN)


def test_help_says_who_sees_the_answers_as_the_consent_says_it() -> None:
    """«Aide» shows the first of what stands behind the last screen, and crosses out those that it names."""
    said = yaml.safe_load(CONTENT.read_text(encoding="utf-8"))
    last = said["consent_screens"][-1]["id"]
    keeps = next(one["fr"] for one in said["consent_more"] if one["of"] == last)
    assert "{controller}" in keeps
    assert "{retention}" in keeps
    crossed = re.findall(r'"(who\.\w+)"\]', (ROOT / "tablet" / "screens" / "help.js").read_text(encoding="utf-8"))
    named = [say(f"tablet.{key}").removeprefix("Pas ").removeprefix("la ").removeprefix("votre ") for key in crossed]
    assert len(named) == 3
    assert [name for name in named if name not in keeps] == []
    assert keeps.count(" ni ") + keeps.count("Ni ") == len(named)
