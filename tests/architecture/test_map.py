"""The README's map: every folder of the top, and nothing that is not there."""

import re
from pathlib import Path

from tests.architecture.sources import files, read

HEADING = "## Where things are"
LINE = re.compile(r"^([a-z][a-z_]*/|[a-z]+\.py) +\S", re.MULTILINE)


def mapped(readme: str) -> set[str]:
    """What the first block under the heading lists."""
    return set(LINE.findall(readme.split(HEADING, 1)[1].split("```")[1]))


def there() -> set[str]:
    """The folders of the top that hold something of ours, and the one file that is run."""
    folders = {f"{path.parts[0]}/" for path in files() if len(path.parts) > 1}
    return {name for name in folders if not name.startswith(".")} | {"app.py"}


def test_the_map_shows_every_folder_and_nothing_else() -> None:
    assert mapped(read(Path("README.md"))) == there()


def test_a_folder_that_is_missing_or_gone_is_seen() -> None:
    readme = f"x\n{HEADING}\n\n```\napp.py   it\ndomain/  rules\ngone/    nothing\n```\n```\nother/ x\n```\n"
    assert mapped(readme) == {"app.py", "domain/", "gone/"}
