"""The look of every chart: one deep green, dark ink, labels one can read across a room."""

from typing import Any

GREEN = "#1B6E53"
INK = "#171B19"
GREY = "#5B6770"  # «sans réponse», intervals, reasons: 5.7:1 on paper
PAPER = "#FFFDF8"
LINE = "#D9D3C3"

DESK = 16  # px, the smallest letter of a chart at a desk
WALL = 24  # px, on the projector


def axis(size: int) -> dict[str, Any]:
    """Axis settings for letters of ``size`` pixels."""
    return {"labelFontSize": size, "labelColor": INK, "labelLimit": 900, "title": None, "domain": False, "ticks": False}
