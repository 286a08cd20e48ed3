"""Files that only their owner reads: what people said, the key of their tickets, the passwords of a demonstration."""

import contextlib
import os
import stat
from pathlib import Path

OWNER_ONLY = 0o077  # umask
FOLDER, FILE = 0o700, 0o600


def set_up() -> None:
    """From now on this process creates private files only."""
    os.umask(OWNER_ONLY)


def correct(var: Path) -> None:
    """Make the folder of the data, and what an earlier version left in it, private."""
    var.mkdir(mode=FOLDER, parents=True, exist_ok=True)
    close(var)
    for path in (*var.iterdir(), *(var / "backups").glob("*")):
        close(path)


def close(path: Path) -> None:
    """Make one file or folder private, if it is ours. A folder shared on purpose (sticky, as /tmp is) stays so.

    What goes meanwhile is no matter: SQLite's journals do when whoever else had them ends, an unfinished copy too.
    """
    with contextlib.suppress(FileNotFoundError):
        _close(path)


def _close(path: Path) -> None:
    kept = path.lstat()
    shared = stat.S_ISDIR(kept.st_mode) and kept.st_mode & stat.S_ISVTX
    if kept.st_uid != os.geteuid() or shared or not (path.is_dir() or path.is_file()) or path.is_symlink():
        return
    wanted = FOLDER if path.is_dir() else FILE
    if stat.S_IMODE(kept.st_mode) & OWNER_ONLY:
        path.chmod(wanted)


def named(made: Path, path: Path) -> bool:
    """Give a whole file its name, unless somebody has it: False, and theirs stays."""
    try:
        os.link(made, path)
    except FileExistsError:
        return False
    except OSError:  # a stick that knows no second name of a file
        if path.exists():
            return False
        made.rename(path)
    else:
        made.unlink()
    return True


def close_sqlite(path: Path) -> None:
    """Make a SQLite file private before it is opened; SQLite gives its journals the same mode."""
    path.parent.mkdir(mode=FOLDER, parents=True, exist_ok=True)
    path.touch(mode=FILE, exist_ok=True)
    for beside in ("", "-wal", "-shm", "-journal", ".lock"):
        if (kept := path.with_name(path.name + beside)).exists():
            close(kept)
