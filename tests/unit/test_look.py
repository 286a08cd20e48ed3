"""The colours of ``.streamlit/config.toml``, read as well on a light page as on a dark one."""

import re
import tomllib
from pathlib import Path

import pytest

from charts.look import contrast
from server.middleware.shell import GOES_ON

ROOT = Path(__file__).parents[2]
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
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
def test_badges_are_read(light: str) -> None:
    theme = LIGHTS[light]
    assert contrast(theme["greenTextColor"], theme["greenBackgroundColor"]) >= READ


def test_no_badge_has_the_colour_of_buttons_which_carry_white_letters() -> None:
    badge = re.compile(r"-badge\[|st\.badge|\btag\(")
    lines = [line for path in (ROOT / "components").rglob("*.py") for line in path.read_text("utf-8").splitlines()]
    badges = [line for line in lines if badge.search(line)]
    assert badges
    assert [line for line in badges if "primary" in line] == []


@pytest.mark.parametrize("light", LIGHTS)
def test_buttons_carry_white_letters(light: str) -> None:
    assert contrast("#FFFFFF", LIGHTS[light]["primaryColor"]) >= READ


def test_what_goes_on_casts_its_shadow_on_the_page_s_own_colours() -> None:
    said = re.search(rb"--page: light-dark\((#\w+), (#\w+)\)", GOES_ON)
    assert said
    assert [one.decode().upper() for one in said.groups()] == [one["backgroundColor"] for one in LIGHTS.values()]


def test_circles_have_a_colour_that_is_seen_in_both_lights() -> None:
    style = (ROOT / "components" / "evaluation" / "results.css").read_text(encoding="utf-8")
    named = re.findall(r"[^-]color: (.+);", style.partition(".told_parts")[2].partition("@media print")[0])
    assert named == ["var(--st-link-color)"]  # of which the test above says that it is read
