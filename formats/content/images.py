"""Pictures that the content brings along: small, and nothing but pictures."""

import re
from collections.abc import Iterator
from pathlib import Path

LARGEST = 200_000  # bytes: every tablet fetches all of them before the first person
KINDS = {".svg": b"<", ".png": b"\x89PNG", ".webp": b"RIFF", ".jpg": b"\xff\xd8"}  # and how such a file begins
# What would make an SVG act, or ask for something from elsewhere.
_ACTIVE = re.compile(
    rb"<\s*(script|foreignObject|iframe|animate|set\b|!ENTITY|a\b)|\bon\w+\s*=|javascript:|@import", re.IGNORECASE
)
_ELSEWHERE = re.compile(rb"(?:href|src)\s*=\s*[\"'](?!#)|url\(\s*[\"']?(?!#)", re.IGNORECASE)


def unfit(path: Path) -> Iterator[str]:
    """Why a file cannot be shown; nothing if it can."""
    start = KINDS.get(path.suffix)
    if start is None:
        yield f"not a picture for tablets: {', '.join(sorted(KINDS))}"
        return
    data = path.read_bytes()
    if len(data) > LARGEST:
        yield f"{len(data)} bytes, more than {LARGEST}"
    if not data.lstrip().startswith(start):
        yield f"not a {path.suffix} file"
    if path.suffix == ".svg" and (_ACTIVE.search(data) or _ELSEWHERE.search(data)):
        yield "it acts, or shows something from elsewhere"
