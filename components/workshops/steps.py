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
from domain.workshops.workshop import State
from texts import say, whole


@dataclass(frozen=True)
class Clock:
    """The moment, and how a moment is told in this room."""

    now: datetime
    here: Callable[[datetime], datetime]


def now(shown: Standing, buttons: Buttons[Standing], clock: Clock) -> None:
    """Draw the step that is now and the way on; nothing where there is none."""
    programme = shown.programme
    if shown.workshop.state is not State.OPEN or programme.now is None or programme.step is None:
        return
    with st.container(border=True, key="step_now"):
        _named(programme, programme.step, programme.now, clock)
        after, before = programme.beside(1), programme.beside(-1)
        if after is None:
            st.write(say("step.last"))
        else:  # right under the title, so that it never moves
            ask(Act.STEP_ON, shown, buttons, say("step.on", title=prose(after.title)))
        _helped(programme, programme.step, clock)
        left, right = st.columns(2)
        with left:
            ask(Act.STEP_MORE, shown, buttons, say("step.more", n=MORE), disabled=programme.now.more >= MOST_MORE)
        if before is not None:
            with right:
                ask(Act.STEP_BACK, shown, buttons, say("step.back", title=prose(before.title)))


def _named(programme: Programme, step: Step, now: Now, clock: Clock) -> None:
    which = say("step.which", n=whole(step.position), steps=whole(len(programme.steps)))
    if programme.ends is not None:
        until = f"{clock.here(programme.ends):%H:%M}"
        which += " · " + say("step.time", minutes=say("step.minutes", n=step.minutes + now.more), until=until)
    st.caption(which)
    st.subheader(f":material/{step.icon}: {prose(step.title)}" if step.icon else prose(step.title), anchor=False)


def _helped(programme: Programme, step: Step, clock: Clock) -> None:
    if step.note:
        st.write(prose(step.note))
    pace = programme.pace(clock.now)
    if pace is not Pace.FINE:
        st.warning(say(f"step.pace.{pace}"), icon=":material/schedule:")
