"""Where something stands in clear for a moment: on this computer, whose disk holds the rest of it; never on a stick."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from db.unfinished import private_folder
from domain.operations.settings import var


@contextmanager
def in_clear(today: date) -> Iterator[Path]:
    """A private folder of this computer, gone at the end; what a killed process left there goes with the next.

    Beside the copies of the day, which are looked through every day. Where there is no application but its files, a
    sealed copy is read in the temporary folder of the system.

    Raises
    ------
    OSError
    """
    there = var().is_dir() and os.access(var(), os.W_OK)
    with private_folder(var() / "backups" if there else Path(tempfile.gettempdir()), today) as private:
        yield private
