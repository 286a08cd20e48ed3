"""Buttons that remember what the screen showed when they were drawn.

A press comes in a later run, which reads everything anew: by then the thing may have been opened, closed or reworded by
somebody else, and the button may not even be drawn any more. So each button keeps, for this browser's tab, the value
that was on the screen; the act gets that value, and the database refuses what is elsewhere by now.
"""

import hashlib
import uuid
from dataclasses import dataclass
from typing import Generic, TypeVar

import streamlit as st

T = TypeVar("T")
_KEPT = 60  # buttons of one console, the latest: a press comes from one of the last few screens


@dataclass(frozen=True)
class Press(Generic[T]):
    """What was asked for, and the thing as whoever pressed saw it."""

    act: str
    shown: T


class Buttons(Generic[T]):
    """The buttons of one console, made at the beginning of a run. ``press``: what was pressed, None for nothing."""

    def __init__(self, name: str) -> None:
        self._name = f"buttons_of_{name}"
        self._drawn: dict[str, Press[T]] = st.session_state.setdefault(self._name, {})
        self._begun: dict[str, Press[T]] = st.session_state.setdefault(f"{self._name}_begun", {})
        pressed = [key for key in self._drawn if st.session_state.get(key)]
        self.press: Press[T] | None = self._pressed(pressed[-1]) if pressed else None

    def _pressed(self, key: str) -> Press[T]:
        """What a button does; of a menu, what was chosen in it."""
        press, said = self._drawn[key], st.session_state[key]
        return Press(said, press.shown) if isinstance(said, str) else press

    def key(self, act: str, thing: str, shown: T, *, seen: object = None, form: str = "") -> str:
        """The key of a button that does ``act`` to the thing of that id.

        Parameters
        ----------
        seen : what of ``shown`` matters to the act; when it changes, the button is another one.
        form : the key of a field of the form it sends. Fields keep what they began with: so does the button.
        """
        key = f"{act}_{thing}" if seen is None else f"{act}_{thing}_{mark(seen)}"
        press = Press(act, shown)
        if form:
            press = self._begun.setdefault(key, press) if form in st.session_state else press
            self._begun[key] = press
        self._drawn.pop(key, None)
        self._drawn[key] = press
        while len(self._drawn) > _KEPT:
            self._drawn.pop(next(iter(self._drawn)))
        return key

    @property
    def new(self) -> str:
        """An id for what a form is to make: the same until ``done``, so that two presses make one thing."""
        kept = f"{self._name}_new"
        if kept not in st.session_state:
            st.session_state[kept] = uuid.uuid4().hex
        return str(st.session_state[kept])

    def done(self) -> None:
        """It was acted on: the next form is another one, and begins with what is there then."""
        self._begun.clear()
        st.session_state.pop(f"{self._name}_new", None)


def mark(seen: object) -> str:
    """A few letters that change when ``seen`` does."""
    return hashlib.blake2s(repr(seen).encode(), digest_size=4).hexdigest()
