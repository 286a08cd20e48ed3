"""An eighth way of voting, in files that lie as they would in the house (``house``), and how it is made known.

The test copies them into a temporary folder: nothing of the application names them.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import texts
from components.votes.methods import METHODS as FORMS
from domain.votes import METHODS
from sentences.votes.methods import METHODS as TELLING
from server.participation import modules

NAME = "single"
FOLDER = "TABLEE_TEST_EIGHTH"  # where a server that a test starts finds it
HOUSE = Path(__file__).parent / "house"


class Reader(Protocol):
    """What reads a floor's folders."""

    def add(self, folder: Path) -> None:
        """Read another one too."""

    def drop(self, folder: Path) -> None:
        """Forget it."""


# Each floor: its folder, and what reads it.
FLOORS: dict[str, tuple[str, Reader]] = {
    "domain": ("domain/votes/methods", METHODS),
    "sentences": ("sentences/votes/methods", TELLING),
    "components": ("components/votes/methods", FORMS),
    "tablet": ("tablet", modules),
    "texts": ("texts/catalogues", texts),
}


def copied(to: Path, *, without: str = "") -> Path:
    """The files in a folder of their own, all but those of one floor."""
    return Path(shutil.copytree(HOUSE, to / "house", ignore=lambda _, names: {without} & {*names}))


def register(folder: Path) -> None:
    """Make it known in this process, for good."""
    for place, reader in FLOORS.values():
        reader.add(folder / place)


@contextmanager
def registered(folder: Path) -> Iterator[None]:
    """Make it known, for as long as this lasts."""
    register(folder)
    try:
        yield
    finally:
        for place, reader in FLOORS.values():
            reader.drop(folder / place)


def lacking() -> dict[str, set[str]]:
    """By floor, the methods that it does not know and another one does; a floor that lacks none is left out."""
    folders = (modules.TABLET, *modules.further())
    known = {
        "domain": {*METHODS},
        "sentences": {*TELLING},
        "components": {*FORMS},
        "tablet": {path.stem for folder in folders for path in (folder / "ballots" / "methods").glob("*.js")},
        "texts": {*texts.keys_under("vote.method")} & {*texts.keys_under("vote.guide")},
    }
    everything = set[str]().union(*known.values())
    return {floor: everything - methods for floor, methods in known.items() if everything - methods}
