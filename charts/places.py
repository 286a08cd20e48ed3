"""Where organisations stand on a map of ties, in pixels, and on which side of each its name has room.

The same ties give the same map. Measured: the plain spring layout throws all into a corner as soon as one actor stands
apart, so half of each place is its rank; whoever has no tie stands on a strip below (docs/decisions/0133).
"""

import math
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

WIDTH = 960  # px
RADIUS = 16  # px, of the sign of an actor
LINE = 18  # px, from one line of a name to the next
LONGEST = 22  # letters of a line
_LETTER = 0.54  # of the letters' size: how wide one is, seen in the browser
_ROUNDS, _PUSHES = 60, 60
_SPREAD = 2.2  # how far from one another springs rest
_RANK = 0.55  # of a place, the part that is its rank: the middle opens, the rim comes in
_SHARE = 0.85  # of the surface, what actors keep from one another
_CELL, _ROW = 240, 64  # px, of the strip below
_MARGIN = (120, 34)  # px, so that a name has room at the rim
_STEPS = tuple((x * 30, y * 30) for x, y in sorted(product(range(-3, 4), repeat=2), key=lambda at: math.hypot(*at)))
_FREE, _GAP = 4, 5  # px: around a name, and between a sign and its name
_PLATE = 3  # px, that its paper goes beyond its letters
_REAL = 0.88  # of the width that is kept free for a line, what its letters cover, seen in the browser: 0.8

Points = NDArray[np.float64]
Link = tuple[int, int, float]  # two actors and how strongly they pull


@dataclass(frozen=True)
class Line:
    """One line of a name; ``align``: left, center or right of ``x``; ``y`` is its middle."""

    actor: int
    text: str
    x: float
    y: float
    align: str


@dataclass(frozen=True)
class Places:
    """``points``: of each actor; ``lines``: of the names that have room; ``height`` of it all.

    ``plates``: what each name covers, left, top, right and bottom: no tie is seen behind its letters.
    """

    points: Points
    lines: tuple[Line, ...]
    height: int
    plates: tuple[tuple[float, float, float, float], ...] = ()

    @property
    def named(self) -> frozenset[int]:
        """The actors whose name has room; the others are known by their number."""
        return frozenset(one.actor for one in self.lines)


def places(names: Sequence[str], links: Sequence[Link], size: int) -> Places:
    """Of actors 0, 1, … with ``names``, tied by ``links``. ``size``: of letters, in pixels."""
    tied = sorted({end for one, other, _ in links for end in (one, other)})
    apart = [one for one in range(len(names)) if one not in set(tied)]
    points = np.zeros((len(names), 2))
    top = _height(len(tied))
    if tied:
        points[tied] = _spread(_spring(_pulls(tied, links)), top)
    for number, one in enumerate(apart):
        row, column = divmod(number, WIDTH // _CELL)
        points[one] = (column * _CELL + RADIUS + _FREE, top + row * _ROW + _ROW / 2)
    degrees = np.zeros(len(names))
    for one, other, _ in links:
        degrees[[one, other]] += 1
    first = [*apart, *sorted(tied, key=lambda one: (-degrees[one], one))]
    height = top + math.ceil(len(apart) / (WIDTH // _CELL)) * _ROW
    ends = np.array([link[:2] for link in links], dtype=int).reshape(-1, 2)
    lines, plates = _lines(names, points, first, ends, (height, size))
    return Places(points, lines, height, plates)


def _height(n: int) -> int:
    return min(1080, 380 + 9 * n) if n else 0


def _pulls(tied: Sequence[int], links: Sequence[Link]) -> Points:
    at = {one: number for number, one in enumerate(tied)}
    found = np.zeros((len(tied), len(tied)))
    for one, other, pull in links:
        found[at[one], at[other]] = found[at[other], at[one]] = pull
    return found


def _spring(pulls: Points) -> Points:
    """The layout of Fruchterman and Reingold, from a circle on; what is drawn at random is always the same."""
    n = len(pulls)
    angles = np.arange(n) * (2 * math.pi / n)
    points = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    points += np.random.default_rng(3).normal(scale=0.05, size=points.shape)
    rest, heat = _SPREAD / math.sqrt(n), 0.2
    for _ in range(_ROUNDS):
        apart = points[:, None] - points[None]
        far = np.maximum(np.hypot(apart[..., 0], apart[..., 1]), 0.01)
        move = (apart * (rest**2 / far**2 - pulls * far / rest)[..., None]).sum(axis=1)
        length = np.maximum(np.hypot(move[:, 0], move[:, 1]), 0.01)
        points += move * np.minimum(heat / length, 1)[:, None]
        heat -= 0.2 / (_ROUNDS + 1)
    return points


def _spread(points: Points, height: int) -> Points:
    """In pixels, open in the middle, nobody on top of anybody."""
    n = len(points)
    rank = points.argsort(axis=0).argsort(axis=0) / max(1, n - 1)
    wide = np.ptp(points, axis=0)
    even = (points - points.min(axis=0)) / np.where(wide > 0, wide, 1)
    room = np.array([WIDTH, height], dtype=float)
    margin = np.array(_MARGIN)
    placed: Points = margin + ((1 - _RANK) * even + _RANK * rank) * (room - 2 * margin)
    down = math.sqrt(_SHARE * WIDTH * height / n / 2)
    keep = np.minimum(np.array([2 * down, down]), [220, 90])
    for _ in range(_PUSHES):
        apart = (placed[:, None] - placed[None]) / keep
        far = np.hypot(apart[..., 0], apart[..., 1]) + np.eye(n)
        near = np.where(far < 1, (1 - far) / 2 / np.maximum(far, 0.01), 0)
        if not near.any():
            break
        placed = np.clip(placed + 0.7 * (apart * near[..., None]).sum(axis=1) * keep, margin, room - margin)
    return placed


def _lines(
    names: Sequence[str], points: Points, first: Sequence[int], ends: NDArray[np.int_], room: tuple[int, int]
) -> tuple[tuple[Line, ...], tuple[tuple[float, float, float, float], ...]]:
    """The names that have room, the first actors first. Whose name has none steps aside, if that makes room.

    Of the sides that are free, the one that the fewest ties run through. ``room``: the height, and the letters' size.
    """
    height, size = room
    taken = np.concatenate([points - RADIUS, points + RADIUS], axis=1)
    found: list[Line] = []
    plates: list[tuple[float, float, float, float]] = []
    for actor in first:
        lines = textwrap.wrap(names[actor], LONGEST) or [""]
        wide, high = max(map(len, lines)) * size * _LETTER, len(lines) * LINE
        for step in _STEPS:
            point = points[actor] + step
            sign = np.concatenate([point - RADIUS, point + RADIUS])
            if step != (0, 0) and not _free(sign, taken, actor, height):
                continue
            free = [one for one in _sides(point, wide, high) if _free(one[3], taken, actor, height)]
            if not free:
                continue
            points[actor], taken[actor] = point, sign
            crossed = _crossed(np.array([one[3] for one in free]), points[ends].reshape(-1, 4))
            align, x, y, box = free[int(np.argmin(crossed))]
            taken = np.concatenate([taken, [box]])
            plates.append(_plate(box.tolist(), align, wide))
            tops = (y - high / 2 + LINE * (number + 0.5) for number in range(len(lines)))
            found += [Line(actor, text, x, top, align) for text, top in zip(lines, tops, strict=True)]
            break
    return tuple(found), tuple(plates)


def _plate(box: Sequence[float], align: str, wide: float) -> tuple[float, float, float, float]:
    """What the letters of a name really cover of the box that is kept free for them, and a little more."""
    left, top, right, bottom = box
    spare = wide * (1 - _REAL)
    before, after = {"left": (0.0, spare), "center": (spare / 2, spare / 2), "right": (spare, 0.0)}[align]
    return left + _FREE - _PLATE + before, top, right - _FREE + _PLATE - after, bottom


def _crossed(boxes: Points, ties: Points) -> NDArray[np.int_]:
    """How many ties (x, y, x2, y2) run through each box."""
    start, way = ties[:, :2], ties[:, 2:] - ties[:, :2]
    way = np.where(np.abs(way) < 1e-9, 1e-9, way)  # noqa: PLR2004  upright or level: no division by nothing
    one, other = ((boxes[:, None, at : at + 2] - start) / way for at in (0, 2))
    enters = np.maximum(np.minimum(one, other).max(axis=2), 0)
    leaves = np.minimum(np.maximum(one, other).min(axis=2), 1)
    found: NDArray[np.int_] = (enters < leaves).sum(axis=1)
    return found


def _sides(point: Points, wide: float, high: float) -> Iterator[tuple[str, float, float, Points]]:
    """Where a name may stand beside its sign, the best place first, and the box that it takes there."""
    x, y = point.tolist()
    beside, above, slant = RADIUS + _GAP + _FREE, RADIUS + high / 2 + 1, (RADIUS + high) / 2
    sides = (
        ("left", x + beside, y),
        ("right", x - beside, y),
        ("center", x, y - above),
        ("center", x, y + above),
        *((align, x + way * beside, y + tilt * slant)
          for tilt in (-1, 1) for align, way in (("left", 1), ("right", -1))),
        *((align, x + way * RADIUS / 2, y + tilt * (above + 1))
          for tilt in (-1, 1) for align, way in (("left", -1), ("right", 1))),
    )  # fmt: skip
    for align, at, middle in sides:
        left = at - {"left": 0, "center": wide / 2, "right": wide}[align]
        box = (left - _FREE, middle - high / 2, left + wide + _FREE, middle + high / 2)
        yield align, at, middle, np.array(box)


def _free(box: Points, taken: Points, own: int, height: int) -> bool:
    """Inside, and on top of nothing but its own sign, beside which it stands by construction."""
    if box[0] < 0 or box[1] < 0 or box[2] > WIDTH or box[3] > height:
        return False
    free = (taken[:, 0] >= box[2]) | (taken[:, 2] <= box[0]) | (taken[:, 1] >= box[3]) | (taken[:, 3] <= box[1])
    free[own] = True
    return bool(free.all())
