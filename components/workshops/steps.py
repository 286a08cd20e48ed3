"""The step that is now, on its facilitator's console: until when, what comes next, and a word on how to run it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from components.buttons import Buttons
from components.prose import prose
from components.workshops.asking import ask
from components.workshops.closing import closing
from domain.workshops.acts import Act, WorkshopStanding
from domain.workshops.programme import MORE, MOST_MORE, Now, Pace, Programme, Step
from domain.workshops.workshop import State
from texts import hour_of, say, whole


@dataclass(frozen=True)
class Clock:
    """The moment, and how a moment is told in this room."""

    now: datetime
    here: Callable[[datetime], datetime]


def great(shown: WorkshopStanding, buttons: Buttons[WorkshopStanding]) -> None:
    """What comes next, at the top of the console, wherever the workshop stands; nothing where a vote says it."""
    act, after = shown.next, shown.programme.beside(1)
    if act is None:
        return
    if act is Act.CLOSE:
        closing(shown, buttons)
    elif act is Act.STEP_ON and after is not None:
        ask(act, shown, buttons, say("step.on", title=prose(after.title)))
    else:
        waits = act in {Act.REVEAL, Act.UPDATE} and shown.lacking > 0
        ask(act, shown, buttons, say(f"console.{act}_button"), disabled=waits)


def wall(address: str) -> None:
    """The way to the wall of the room."""
    st.link_button(say("console.project"), address, icon=":material/present_to_all:", width="stretch")


def now(shown: WorkshopStanding, buttons: Buttons[WorkshopStanding], clock: Clock) -> None:
    """Draw the step that is now and the way on; nothing where there is none."""
    programme = shown.programme
    if shown.workshop.state is not State.OPEN or programme.now is None or programme.step is None:
        return
    with st.container(border=True, key="step_now"):
        _named(programme, programme.step, programme.now, clock)
        after, before = programme.beside(1), programme.beside(-1)
        if after is None:
            st.write(say("step.last"))
        elif shown.next is not Act.STEP_ON:
            ask(Act.STEP_ON, shown, buttons, say("step.on", title=prose(after.title)))
        helped(programme, programme.step, clock)
        left, right = st.columns(2)
        with left:
            ask(Act.STEP_MORE, shown, buttons, say("step.more", n=MORE), disabled=programme.now.more >= MOST_MORE)
        if before is not None:
            with right:
                ask(Act.STEP_BACK, shown, buttons, say("remote.back"))


def which(programme: Programme, step: Step, now: Now, clock: Clock) -> str:
    """Which of the steps it is, how long it lasts, until when."""
    said = say("step.which", n=whole(step.position), steps=whole(len(programme.steps)))
    if programme.ends is None:
        return said
    until = hour_of(clock.here(programme.ends))
    return f"{said} · {say('step.time', minutes=say('step.minutes', n=step.minutes + now.more), until=until)}"


def _named(programme: Programme, step: Step, now: Now, clock: Clock) -> None:
    st.caption(which(programme, step, now, clock))
    st.subheader(f":material/{step.icon}: {prose(step.title)}" if step.icon else prose(step.title), anchor=False)


def helped(programme: Programme, step: Step, clock: Clock) -> None:
    """The word on how to run the step, and what its time asks for."""
    if step.note:
        st.write(prose(step.note))
    pace = programme.pace(clock.now)
    if pace is not Pace.FINE:
        st.warning(say(f"step.pace.{pace}"), icon=":material/schedule:")
