"""The step that is now, on its facilitator's console: until when, what comes next, and a word on how to run it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from components.buttons import Buttons
from components.prose import prose
from components.workshops.asking import ask
from domain.workshops.acts import Act, Standing
from domain.workshops.programme import MORE, MOST_MORE, Now, Pace, Programme, Step
from texts import say, whole


@dataclass(frozen=True)
class Clock:
    """The moment, and how a moment is told in this room."""

    now: datetime
    here: Callable[[datetime], datetime]


def now(shown: Standing, buttons: Buttons[Standing], clock: Clock) -> None:
    """Draw the step that is now and the way on; nothing where there is none."""
    programme = shown.programme
    if programme.now is None or programme.step is None:
        return
    with st.container(border=True, key="step_now"):
        _step(programme, programme.step, programme.now, clock)
        _ways(shown, programme.now, buttons)


def _step(programme: Programme, step: Step, now: Now, clock: Clock) -> None:
    st.caption(say("step.which", n=whole(step.position), steps=whole(len(programme.steps))))
    st.subheader(f":material/{step.icon}: {prose(step.title)}" if step.icon else prose(step.title), anchor=False)
    if step.note:
        st.write(prose(step.note))
    if programme.ends is not None:
        until = f"{clock.here(programme.ends):%H:%M}"
        st.markdown(say("step.time", minutes=say("step.minutes", n=step.minutes + now.more), until=until))
    pace = programme.pace(clock.now)
    if pace is not Pace.FINE:
        st.warning(say(f"step.pace.{pace}"), icon=":material/schedule:")


def _ways(shown: Standing, now: Now, buttons: Buttons[Standing]) -> None:
    after, before = shown.programme.beside(1), shown.programme.beside(-1)
    if after is None:
        st.write(say("step.last"))
    else:
        ask(Act.STEP_ON, shown, buttons, say("step.on", title=prose(after.title)))
    left, right = st.columns(2)
    with left:
        ask(Act.STEP_MORE, shown, buttons, say("step.more", n=MORE), disabled=now.more >= MOST_MORE)
    if before is not None:
        with right:
            ask(Act.STEP_BACK, shown, buttons, say("step.back", title=prose(before.title)))
