"""A phone as a remote: two large buttons where the thumb is, the step, its time and its note. No figure, no name."""

from pathlib import Path

import streamlit as st

from components.buttons import Buttons
from components.plain import BUTTON
from components.prose import prose
from components.workshops import steps
from components.workshops.steps import Clock
from domain.workshops.acts import Act, WorkshopStanding
from domain.workshops.programme import MORE, MOST_MORE, Now, Programme
from domain.workshops.remotes import CODE_LENGTH, Remote
from domain.workshops.workshop import State
from texts import say

_LOOK = st.components.v2.component(
    "tablee_remote_look",
    html="<span hidden></span>",
    css=(Path(__file__).parent / "remote.css").read_text(encoding="utf-8"),
    js=(Path(__file__).parent / "remote_look.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)
_ENTER = st.components.v2.component(
    "tablee_remote_enter",
    html="""
<form><label><span></span>
<input autocomplete="off" autocapitalize="characters" spellcheck="false" required></label>
<button type="submit"></button><p role="status"></p></form>
""",
    css=BUTTON
    + """
form { display: grid; gap: 1rem; max-width: 26rem; font: inherit; color: var(--st-text-color); }
label { display: grid; gap: 0.5rem; }
input {
  box-sizing: border-box;
  width: 100%;
  min-height: 4rem;
  padding: 0.4rem 1rem;
  border: 1px solid var(--st-border-color);
  border-radius: var(--st-button-radius);
  background: var(--st-background-color);
  color: var(--st-text-color);
  font: inherit;
  font-size: 1.4rem;
  letter-spacing: 0.1em;
}
input:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
button { min-height: 4rem; border-color: var(--st-primary-color); background: var(--st-primary-color); color: #fff; }
p { margin: 0; }
""",
    js=(Path(__file__).parent / "remote_enter.js").read_text(encoding="utf-8"),
)


def enter(there: str, *, ended: bool) -> None:
    """The way to become a remote. ``there``: the address of this page; ``ended``: this phone was one."""
    st.title(say("screen.remote"), anchor=False)
    if ended:
        st.error(say("error.RemoteEnded"), icon=":material/link_off:")
    st.write(say("remote.enter"))
    words = {name: say(f"remote.{name}") for name in ("label", "become", "waiting", "failed")}
    data = {**words, "enter": words["become"], "longest": 2 * CODE_LENGTH, "there": there}
    _ENTER(data=data, key="remote_enter")


def hand(held: Remote, shown: WorkshopStanding, buttons: Buttons[WorkshopStanding], clock: Clock) -> None:
    """The remote of a workshop; a word on what to do where it moves nothing."""
    _LOOK(key="remote_look")
    programme, state = shown.programme, shown.workshop.state
    with st.container(key="remote_read"):
        st.caption(f"{say('remote.name', n=held.number)} · {prose(shown.workshop.title)}")
        if state is not State.OPEN:
            st.info(say(f"remote.{state}"), icon=":material/info:")
        elif programme.step is None or programme.now is None:
            st.info(say("remote.no_programme"), icon=":material/info:")
        else:
            st.title(prose(programme.step.title), anchor=False)
            st.write(steps.which(programme, programme.step, programme.now, clock))
            steps.helped(programme, programme.step, clock)
            if (there := shown.next) is not Act.STEP_ON:
                st.caption(say(f"remote.there.{there or 'vote'}"))
            _thumb(shown, programme, programme.now, buttons)


def _thumb(shown: WorkshopStanding, programme: Programme, now: Now, buttons: Buttons[WorkshopStanding]) -> None:
    """The great one first; where they stand at the bottom of the screen, it is the lowest."""
    after, before = programme.beside(1), programme.beside(-1)
    with st.container(key="remote_thumb"):
        label = say("remote.last") if after is None else say("step.on", title=prose(after.title))
        _button(Act.STEP_ON, label, "arrow_forward", shown, buttons, great=True, disabled=after is None)
        with st.container(horizontal=True):
            more = say("remote.more", n=MORE)
            _button(Act.STEP_MORE, more, "more_time", shown, buttons, disabled=now.more >= MOST_MORE)
            _button(Act.STEP_BACK, say("remote.back"), "arrow_back", shown, buttons, disabled=before is None)


def _button(
    act: Act,
    label: str,
    icon: str,
    shown: WorkshopStanding,
    buttons: Buttons[WorkshopStanding],
    *,
    great: bool = False,
    disabled: bool = False,
) -> None:
    seen = shown.programme.now
    st.button(
        label,
        type="primary" if great else "secondary",
        icon=f":material/{icon}:",
        width="stretch",
        key=buttons.key(act, shown.workshop.id, shown, seen=seen and seen.version),
        disabled=disabled,
    )
