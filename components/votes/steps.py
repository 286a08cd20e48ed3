"""«Pas à pas»: how a result came about, drawn one step at a time."""

from collections.abc import Callable, Sequence

import streamlit as st

from charts.drawn import spec
from components import folded
from components.chart import chart
from components.listen import listen
from components.prose import prose
from sentences.votes.telling import Step
from texts import say


def stepper(found: Sequence[Step], *, key: str) -> None:
    """«Pas à pas»: the steps with «Précédent» and «Suivant»; nothing where there are none."""
    if not found:
        return
    here = folded.expander(say("vote.steps"), icon=":material/footprint:", key=f"{key}_steps")
    if here is not None:
        with here:
            _step(found, key)


def _step(found: Sequence[Step], key: str) -> None:
    at = min(int(st.session_state.get(f"{key}_at", 0)), len(found) - 1)
    step = found[at]
    st.caption(say("vote.step.count", at=at + 1, n=len(found)))
    st.subheader(prose(step.sentence), anchor=False)
    listen([step.sentence], key=f"{key}_step_listen")
    if step.drawing is not None:
        chart(spec(step.drawing.draw, step.drawing.rows), key=f"{key}_step_chart", alt=step.sentence)
    left, right = st.columns(2)
    _go(left.button, key, "back", at - 1, disabled=at == 0)
    _go(right.button, key, "next", at + 1, disabled=at == len(found) - 1)


def _go(button: Callable[..., bool], key: str, way: str, to: int, *, disabled: bool) -> None:
    name = say(f"vote.step.{way}")
    button(name, disabled=disabled, width="stretch", key=f"{key}_{way}", on_click=_show, args=(f"{key}_at", to))


def _show(key: str, step: int) -> None:
    """Only which step is shown: nothing that could fail is done in a callback."""
    st.session_state[key] = step
