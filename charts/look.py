"""The look of every chart: one deep green, dark ink, labels one can read across a room."""

GREEN = "#1B6E53"
INK = "#171B19"
GREY = "#5B6770"  # «sans réponse», intervals, reasons: 5.7:1 on paper
PAPER = "#FFFDF8"
LINE = "#D9D3C3"
UNSAID = "#EFEBE0"  # a part without a mention: neither good nor bad, plain where mentions are hatched
SAND = "#B9B09A"  # a bar that is not in first place: 2:1 on paper, and the number is beside it

DESK = 16  # px, the smallest letter of a chart at a desk
WALL = 20  # px of a page that the wall draws 1.4 times as large (components/wall/stage.py): 28 on the projector

# From the worst mention to the best: brown to blue, told apart by people who do not see red and green.
SCALES = {
    5: ("#7F4A0B", "#C98B3B", "#D6D0C2", "#7FAFD6", "#1D4E89"),
    7: ("#5E3505", "#9A6119", "#D2A25C", "#D6D0C2", "#A3C6E3", "#5A93C4", "#1D4E89"),
}


# A chart brings its own paper: its ink would be black on black on a dark page, and its scales are measured on paper.
SHEET = {"background": PAPER}


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB`` (WCAG 2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]  # noqa: PLR2004  WCAG's
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    """Contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


def readable_on(colour: str) -> str:
    """Ink or paper, whichever reads better on ``colour``."""
    return max((INK, PAPER), key=lambda letters: contrast(letters, colour))
