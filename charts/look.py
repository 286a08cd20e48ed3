"""The look of every chart: one deep green, dark ink, labels one can read across a room."""

GREEN = "#1B6E53"
INK = "#171B19"
GREY = "#5B6770"  # «sans réponse», intervals, reasons: 5.7:1 on paper
PAPER = "#FFFDF8"
LINE = "#D9D3C3"

DESK = 16  # px, the smallest letter of a chart at a desk
WALL = 24  # px, on the projector
