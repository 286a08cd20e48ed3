"""A SQLite file is where it was: what is written into one that was moved or removed is kept by nobody."""

from pathlib import Path


class FileMoved(OSError):
    """Another file is at this place now, or none: whoever serves it has to be started again."""


class SameFile:
    """The file at a path, as it was when it was first looked at. A look costs some microseconds."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: tuple[int, int] | None = None

    def check(self) -> None:
        """Look again.

        Raises
        ------
        FileMoved
        """
        try:
            found = self._path.stat()
        except FileNotFoundError as gone:
            raise FileMoved from gone
        here = found.st_dev, found.st_ino
        if self._known is None:
            self._known = here
        if here != self._known:
            raise FileMoved
