"""A whole content folder: read, checked, made plain."""

from pathlib import Path

from domain.operations.content import Content, ContentError
from formats.content import checks, files, rows


def read(folder: Path) -> Content:
    """What the folder says.

    Raises
    ------
    domain.operations.content.ContentError
        With every problem of form found in any file or, if there is none, everything that does not fit together.
    """
    entries = files.read(folder)
    if problems := checks.problems(entries):
        raise ContentError(problems)
    return rows.content(entries)
