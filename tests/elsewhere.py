"""Files that lie as they would in the house, copied into another folder and made known: what a new variant is.

Nothing of the application names them.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class Reader(Protocol):
    """What reads a floor's folders."""

    def add(self, folder: Path) -> None:
        """Read another one too."""

    def drop(self, folder: Path) -> None:
        """Forget it."""


@dataclass(frozen=True)
class Elsewhere:
    """``house``: where the files are; ``floors``: the folder of each floor in it, and what reads such folders."""

    house: Path
    floors: Mapping[str, tuple[str, Reader]]

    def copied(self, to: Path, *, without: str = "") -> Path:
        """The files in a folder of their own, all but those of one floor."""
        left_out = {without, "__pycache__"}
        return Path(shutil.copytree(self.house, to / "house", ignore=lambda _, names: left_out & {*names}))

    def register(self, folder: Path) -> None:
        """Make it known in this process, for good."""
        for place, reader in self.floors.values():
            reader.add(folder / place)

    @contextmanager
    def registered(self, folder: Path) -> Iterator[None]:
        """Make it known, for as long as this lasts."""
        self.register(folder)
        try:
            yield
        finally:
            for place, reader in self.floors.values():
                reader.drop(folder / place)


def lacking(known: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """By floor, the variants that it does not know and another one does; a floor that lacks none is left out."""
    everything = set[str]().union(*known.values())
    return {floor: everything - variants for floor, variants in known.items() if everything - variants}
