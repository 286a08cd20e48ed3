"""Every word that a visitor reads is in the catalogues, in good French, and none of them is left unused."""

import ast
import re
import statistics
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from domain.evaluation.committee import Apart
from domain.evaluation.crossings import Crossing
from domain.evaluation.disclosure import Why
from domain.evaluation.questions import SpreadUntold
from domain.priorities import priority
from domain.staff import roles
from tests.architecture.known_errors import every_error
from tests.architecture.sources import ROOT, calls, files, house, literals, nodes, read

FRENCH = ROOT / "texts" / "catalogues" / "fr"

# Keys that are put together while running: how they begin, and every way in which they may go on.
FAMILIES: dict[str, set[str]] = {
    "hidden": {why.value for why in Why},
    "apart": {why.value for why in Apart},
    "spread": {why.value for why in SpreadUntold},
    "crossing": {crossing.value for crossing in Crossing},
    "role": {role.value for role in roles.Role},
    "priority_status": {status.value for status in priority.SEEN},
    "happening": {happening.value for happening in priority.Happening},
    "follow_up": {happening.value for happening in priority.FOLLOW_UP},
    "proposer": {proposer.value for proposer in priority.Proposer},
}


def sentences() -> dict[str, tuple[str, ...]]:
    """Key: its sentence, or its singular and plural."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted(FRENCH.glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="fr"):
                if message.id:
                    key = message.id if isinstance(message.id, str) else message.id[0]
                    assert key not in found, f"{key} is in two catalogues"
                    said = message.string or ""
                    found[key] = (said,) if isinstance(said, str) else tuple(said)
    return found


SENTENCES = sentences()


def said() -> Iterator[tuple[str, ast.Call]]:
    """Where a sentence is asked for."""
    for path in house():
        for name, call in calls(path):
            if name in {"say", "texts.say"} and call.args:
                yield f"{path}:{call.lineno}", call


def written(call: ast.Call) -> list[str]:
    """The keys of a call, when they are written out; a choice between two counts as both."""
    first = call.args[0]
    options = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
    return [option.value for option in options if isinstance(option, ast.Constant) and isinstance(option.value, str)]


def shape(call: ast.Call) -> str | None:
    """The pattern of a key that is put together, None if it is not."""
    first = call.args[0]
    if not isinstance(first, ast.JoinedStr):
        return None
    parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[A-Za-z0-9_]+" for part in first.values]
    return "".join(parts)


def mentioned() -> set[str]:
    """Every string in the house that is a key: keys may travel through a table or a dataclass."""
    return {str(node.value) for path in house() for node in literals(path)} & set(SENTENCES)


def carried_by_a_component() -> set[str]:
    """Keys that a component takes along whole (``texts.keys_under``) and names in its own JavaScript, or is told."""
    prefixes = {
        str(call.args[0].value)
        for path in house()
        for name, call in calls(path)
        if name.rpartition(".")[2] == "keys_under" and call.args and isinstance(call.args[0], ast.Constant)
    }
    scripts = _named("\n".join(read(path) for path in files() if path.suffix == ".js"))
    sent = {str(node.value) for path in house() for node in literals(path)}  # keys that the server names to it
    return {
        key
        for prefix in prefixes
        for key in SENTENCES
        if key.startswith(f"{prefix}.")
        for rest in [key.removeprefix(f"{prefix}.")]
        if re.sub(r"\.(one|other)$", "", rest) in scripts or rest in sent
    }


def _named(scripts: str) -> set[str]:
    """The keys that they ask for; of one that counts, the two forms are found by the script itself."""
    asked = re.findall(r"""(?=["'`]([\w.]+)["'`])""", scripts)
    for chain in re.findall(r"(?=\b(?:words|texts|t)\.([\w.]+))", scripts):
        parts = chain.split(".")
        asked += [".".join(parts[:n]) for n in range(1, len(parts) + 1)]
    return set(asked)


def test_every_sentence_asked_for_exists() -> None:
    missing = [f"{where}: {key}" for where, call in said() for key in written(call) if key not in SENTENCES]
    assert missing == []


def test_every_key_put_together_finds_sentences() -> None:
    for where, call in said():
        pattern = shape(call)
        if pattern is not None:
            assert [key for key in SENTENCES if re.fullmatch(pattern, key)], f"{where}: no key like {pattern}"


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_every_member_of_a_family_has_its_sentence(family: str) -> None:
    assert {f"{family}.{member}" for member in FAMILIES[family]} <= set(SENTENCES)


def test_every_error_that_is_raised_has_its_sentence() -> None:
    raised = {
        name.rpartition(".")[2]
        for path in house()
        for node in nodes(path)
        if isinstance(node, ast.Raise) and node.exc is not None
        for name in re.findall(r"[A-Z]\w+", ast.unparse(node.exc))
    }
    kinds = {kind.__name__ for kind in every_error()}
    assert raised & kinds
    assert {f"error.{name}" for name in raised & kinds} <= set(SENTENCES)


def test_every_sentence_is_used() -> None:
    used = mentioned() | carried_by_a_component() | {key for _, call in said() for key in written(call)}
    patterns = {pattern for _, call in said() if (pattern := shape(call))}
    used |= {key for key in SENTENCES if re.fullmatch("|".join(patterns), key)}
    used |= {f"error.{kind.__name__}" for kind in every_error()}
    assert sorted(set(SENTENCES) - used) == []


def test_what_a_sentence_needs_is_given() -> None:
    short = []
    for where, call in said():
        if any(keyword.arg is None for keyword in call.keywords):
            continue
        given = {keyword.arg for keyword in call.keywords}
        for key in written(call):
            needed = {
                re.split(r"[.\[]", name)[0]
                for sentence in SENTENCES.get(key, ())
                for _, name, _, _ in string.Formatter().parse(sentence)
                if name
            }
            if needed - given:
                short.append(f"{where}: {key} needs {sorted(needed - given)}")
    assert short == []


def test_a_day_is_written_by_its_language() -> None:
    """``texts.day_of`` writes it, by the pattern of the catalogue."""
    pattern = re.compile(r"%-?[de]\W+%-?[mbB]|%-?m/%-?[de]|%x")
    assert [f"{path}: {found}" for path in house() for found in pattern.findall(read(path))] == []


def test_an_hour_is_written_by_its_language() -> None:
    """``texts.hour_of`` writes it, by the pattern of the catalogue; «T12:02» is a machine’s."""
    pattern = re.compile(r"(?<!T)%-?[HI]\W+%-?M|%X|%p")
    assert [f"{path}: {found}" for path in house() for found in pattern.findall(read(path))] == []


def plain(sentence: str) -> str:
    """A sentence without its blanks to fill, icons, addresses and times of day."""
    return re.sub(r"\{[^}]*\}|:material/\w+:|https?://\S+|\b\d\d:\d\d\b", "0", sentence)


MISTAKES = {
    "a straight apostrophe": r"'",
    "a straight quotation mark": r'"',
    "three dots for an ellipsis": r"\.\.\.",
    "an ordinary or missing space before a double sign": r"[^\u00a0\u202f?!][;:?!](?!\w)",
    "an ordinary or missing space inside quotation marks": r"«[^\u00a0\u202f]|[^\u00a0\u202f]»",
    "an ordinary or missing space before a percent sign": r"[^\u00a0\u202f]%",
    "two spaces": r"  ",
    "a familiar address": r"(?i)\b(tu|toi|ton|tes|t’as)\b",
    "an English word": r"(?i)\b(login|password|upload|download|dashboard|feedback|email|token|click|cookies?|reset)\b",
    "a hyphen for a dash": r" - ",
}


@pytest.mark.parametrize("mistake", sorted(MISTAKES))
def test_the_sentences_are_in_good_french(mistake: str) -> None:
    wrong = {
        key: sentence
        for key, forms in SENTENCES.items()
        for sentence in forms
        if re.search(MISTAKES[mistake], plain(sentence))
    }
    assert wrong == {}


def test_no_sentence_is_empty_and_plurals_have_both_forms() -> None:
    assert {key for key, forms in SENTENCES.items() if not all(form.strip() for form in forms)} == set()
    assert {key for key, forms in SENTENCES.items() if len(forms) not in {1, 2}} == set()


def test_sentences_are_short() -> None:
    lengths = [
        len(part.split())
        for forms in SENTENCES.values()
        for sentence in forms
        for part in re.split(r"[.!?…]\s", sentence)
        if len(part.split()) > 1
    ]
    assert statistics.median(lengths) <= 12


LOOKS_FRENCH = re.compile(
    r"[àâçèêëîïôùûüœÀÂÇÈÉÊËÎÏÔÙÛŒ]|[a-z]é|é[a-z]|[’«»]"
    r"|\b(?i:vous|votre|vos|les|des|une|est|pour|avec|dans|sur|aucun|merci|atelier|oui|bonjour)\b \w"
    r"|\w \b(?:et|ou|du|de la)\b"
)
# What is French, in code, and may be.
NAME = "Tablée"
CONTENT_IN_CODE = {
    Path(
        "domain/participation/tickets.py"
    ): "the words of the ticket's pictograms: identifiers that are hashed, the same in every language",
    Path("domain/participation/masks.py"): "numbers as people write them in words, so as to mask them",
    Path("domain/participation/typed.py"): "letters that pass for others",
    Path("domain/cooperation/likeness.py"): "first names and words of any association, so as to compare names",
}


def test_no_french_sentence_is_written_in_python() -> None:
    spoken = [
        f"{path}:{node.lineno}: {node.value!r}"
        for path in house()
        if path.parts[0] != "texts" and path not in CONTENT_IN_CODE
        for node in literals(path)
        if LOOKS_FRENCH.search(str(node.value).replace(NAME, ""))
    ]
    assert spoken == []


def test_no_french_sentence_is_written_in_javascript() -> None:
    spoken = []
    for path in files():
        if path.suffix != ".js" or path.parts[0] == "tests":
            continue
        code = re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", read(path), flags=re.DOTALL)
        literal = r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`"
        spoken += [f"{path}: {found[:80]}" for found in re.findall(literal, code) if LOOKS_FRENCH.search(found)]
    assert spoken == []
