"""What is not whole yet stands aside, in a folder that only its owner reads, held for as long as its process lives.

A process that is killed leaves it, with everything in clear: whoever comes next to the same folder takes it away.
"""

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

PREFIX = ".unfinished-"
HELD = "held"
_DAY = timedelta(days=1)  # after which nobody is still at what says nothing of its holder: earlier versions wrote such


@contextmanager
def private_folder(folder: Path, today: date) -> Iterator[Path]:
    """A folder in ``folder``, which is made too if it is not there; gone at the end, however that is.

    Raises
    ------
    OSError
        The disk is full, or the folder is not ours.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    sweep(folder, today)
    with tempfile.TemporaryDirectory(dir=folder, prefix=PREFIX) as name, _holding(Path(name)):
        yield Path(name)


def sweep(folder: Path, today: date) -> None:
    """Take away what killed processes left in a folder. What cannot be taken away is left to the next."""
    for path in sorted(folder.glob(f"{PREFIX}*")):
        with contextlib.suppress(OSError):
            if _left(path, today):
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


@contextmanager
def _holding(own: Path) -> Iterator[None]:
    """By a lock that goes with the process; under its name once it is held, so that nobody finds it free before."""
    with (own / f"{HELD}-soon").open("w") as file:
        with contextlib.suppress(OSError):  # a stick that knows no locks: there the age of the folder tells
            fcntl.flock(file, fcntl.LOCK_EX)
            Path(file.name).rename(own / HELD)
        yield


def _left(path: Path, today: date) -> bool:
    """Whether nobody is at it any more."""
    try:
        with os.fdopen(os.open(path / HELD, os.O_RDWR | os.O_NONBLOCK | os.O_NOFOLLOW), "r+b", buffering=0) as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # nobody said that they hold it, or nothing can be held here
        return today - datetime.fromtimestamp(path.lstat().st_mtime, UTC).date() > _DAY
    return True
