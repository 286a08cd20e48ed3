"""The look of a button that a component of ours draws: one home, which each adds its own lines to."""

from pathlib import Path

BUTTON = (Path(__file__).parent / "plain.css").read_text(encoding="utf-8")
