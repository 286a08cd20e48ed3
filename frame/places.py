"""The places of a page that grows and shrinks while its parts draw themselves.

All are there from the first moment of a run on: a part that runs alone meanwhile, as whoever comes in makes it do,
finds its own where it was. Measured (1.67): where the page grew by one above a part, the browser said «Bad delta path».
"""

from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

Draw = Callable[[], None]


def places(n: int) -> list[DeltaGenerator]:
    """So many, one below the other; one in which nothing stands takes no room."""
    return [st.container() for _ in range(n)]


def fill(free: Sequence[DeltaGenerator], first: Sequence[Draw], last: Sequence[Draw]) -> None:
    """Draw ``first`` from the first of them on, and ``last`` in the last of them."""
    pairs = (*zip(free, first, strict=False), *zip(free[len(free) - len(last) :], last, strict=True))
    for place, draw in pairs:
        with place:
            draw()
