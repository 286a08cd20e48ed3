"""Fields for words and numbers, which drop nothing: what is typed stays, and what is wrong with it stands below.

Streamlit's ``max_chars`` refuses the whole of a longer text in the browser, without a word (measured, 1.67): a paste
was gone, and what stood there before was sent. So no field has it; the domain refuses at the act, in the same words.
Nor has one its ``min_value`` and ``max_value``: a number beyond them is told in English behind a red sign, and what
stood there before is sent in its place (measured, 1.67).
"""

from contextlib import nullcontext
from typing import Any, overload

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.prose import prose
from domain.errors import ForbiddenCharacters
from domain.participation.typed import clean
from texts import say, whole


def typed_line(label: str, before: str = "", *, most: int, at: DeltaGenerator | None = None, **more: Any) -> str:  # noqa: ANN401  as Streamlit's own
    """One line of words. ``most``: characters; ``at``: a column to stand in. The rest as ``st.text_input``."""
    with at or nullcontext():
        return _judged(st.text_input(label, before, **more), most)


def typed_text(label: str, before: str = "", *, most: int, at: DeltaGenerator | None = None, **more: Any) -> str:  # noqa: ANN401  as Streamlit's own
    """Several lines of words. ``most``: characters; ``at``: a column to stand in. The rest as ``st.text_area``."""
    with at or nullcontext():
        return _judged(st.text_area(label, before, **more), most)


@overload
def typed_number(
    label: str,
    low: int,
    high: int | None,
    before: int,
    *,
    at: DeltaGenerator | None = ...,
    **more: Any,  # noqa: ANN401  as Streamlit's own
) -> int: ...
@overload
def typed_number(
    label: str,
    low: int,
    high: int | None,
    before: int | None,
    *,
    at: DeltaGenerator | None = ...,
    **more: Any,  # noqa: ANN401  as Streamlit's own
) -> int | None: ...
def typed_number(
    label: str,
    low: int,
    high: int | None,
    before: int | None,
    *,
    at: DeltaGenerator | None = None,
    **more: Any,
) -> int | None:
    """A whole number as it is typed, beyond its bounds too, which is told below. ``high``: None for any.

    The rest as ``st.number_input``.
    """
    with at or nullcontext():
        typed: int | None = st.number_input(label, value=before, step=more.pop("step", 1), **more)
        if not within(typed, low, high):
            key = "field.number_from" if high is None else "field.number_between"
            st.warning(say(key, low=whole(low), high=whole(high or 0)), icon=":material/edit_note:")
    return typed


def kept_number(label: str, low: int, high: int | None, before: int, **more: Any) -> int:  # noqa: ANN401  as Streamlit's own
    """The same where nobody refuses it later: what stood there before, in the place of a number beyond the bounds."""
    typed = typed_number(label, low, high, before, **more)
    return typed if within(typed, low, high) else before


def within(typed: int | None, low: int, high: int | None) -> bool:
    """Whether it may be kept; an empty field may."""
    return typed is None or (low <= typed and (high is None or typed <= high))


def _judged(typed: str, most: int) -> str:
    if wrong := fault(typed, most):
        st.warning(prose(wrong), icon=":material/edit_note:")
    return typed


def fault(typed: str, most: int) -> str:
    """Why these words could not be kept; empty if they could, or if nothing was typed."""
    try:
        kept = clean(typed)
    except ForbiddenCharacters as refusal:
        return say(refusal.key)
    if len(kept) > most:
        return say("field.too_long", most=whole(most), n=len(kept) - most)
    return say("field.blank") if typed and not kept else ""
