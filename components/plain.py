"""The look of a button that a component of ours draws: one home, which each adds its own lines to."""

import re
from pathlib import Path

BUTTON = (Path(__file__).parent / "plain.css").read_text(encoding="utf-8")


def button_in(box: str) -> str:
    """The same for a component whose styles the whole page has: only of buttons inside ``box``."""
    return re.sub(r"^button", f"{box} button", BUTTON, flags=re.MULTILINE)
