"""The colours of ``.streamlit/config.toml``, read as well on a light page as on a dark one."""

import tomllib
from pathlib import Path

import pytest

from charts.look import contrast

THEME = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
LIGHTS = {"light": THEME, "dark": THEME | THEME["dark"]}
READ, SEEN = 4.5, 3.0


@pytest.mark.parametrize("light", LIGHTS)
def test_letters_are_read_and_borders_seen_on_both_papers(light: str) -> None:
    theme = LIGHTS[light]
    for paper in (theme["backgroundColor"], theme["secondaryBackgroundColor"]):
        assert contrast(theme["textColor"], paper) >= READ
        assert contrast(theme["linkColor"], paper) >= READ
    assert contrast(theme["borderColor"], theme["backgroundColor"]) >= SEEN


@pytest.mark.parametrize("light", LIGHTS)
def test_buttons_carry_white_letters(light: str) -> None:
    assert contrast("#FFFFFF", LIGHTS[light]["primaryColor"]) >= READ
