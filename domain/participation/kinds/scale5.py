"""One step of a scale of five, whose steps are a list."""

from domain.participation.kinds import Kind, one_each
from domain.participation.ticked import one

KIND = Kind(judge=one, invented=one_each, listed=True, ruled=True, drawn=True, degrees=True)
