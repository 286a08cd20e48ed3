"""Errors: what one ends is a fact of its own, which the tablet reads instead of names."""

import re

from domain.errors import Ends
from tests.architecture.known_errors import every_error
from tests.architecture.sources import ROOT, files, read

# The expectation: what a person at a tablet cannot go on with, written down beside the code that says it.
OF_A_TURN = {"VisitUnknown", "VisitExpired", "PartnerLinkUnknown"}
OF_A_WORKSHOP = {
    "UnknownCode", "UnknownWorkshop", "WorkshopClosed", "WorkshopElsewhere", "WorkshopNotOpen", "DeviceRevoked",
    "DeviceUnknown",
}  # fmt: skip


def test_what_an_error_ends_is_said_by_the_error() -> None:
    ends = {error.__name__: error.ends for error in every_error()}
    assert len(ends) > 60
    assert {name for name, what in ends.items() if what is Ends.TURN} == OF_A_TURN
    assert {name for name, what in ends.items() if what is Ends.WORKSHOP} == OF_A_WORKSHOP


def test_one_error_keeps_a_place_in_a_queue() -> None:
    assert {error.__name__ for error in every_error() if error.waits} == {"InTurn"}


def test_the_tablet_names_no_error() -> None:
    names = {error.__name__ for error in every_error()}
    scripts = [path for path in files() if path.parts[0] == "tablet" and path.suffix == ".js"]
    assert len(scripts) > 50
    said = {word for path in scripts for word in re.findall(r"\"(\w+)\"", read(path))}
    assert said & names == set()


def test_every_feature_keeps_its_errors_and_nobody_elses() -> None:
    """``domain/errors.py`` holds the kinds, and what any feature may meet."""
    shared = {error.__name__ for error in every_error() if error.__module__ == "domain.errors"}
    assert shared == {
        "NotFound", "Refused", "Invalid", "TooManyTries", "RequestReused", "NotAllowed", "TextTooLong",
        "ForbiddenCharacters", "WordsMissing", "MalformedRequest", "BodyTooLarge", "BodyTooSlow", "UnknownTerritory",
    }  # fmt: skip
    assert len((ROOT / "domain" / "errors.py").read_text(encoding="utf-8").splitlines()) < 120
