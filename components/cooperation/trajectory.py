"""A trajectory on a screen: steps that can be read aloud one after the other, a journal, and what is declared."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from components.buttons import Buttons
from components.choosing import field
from components.prose import bullets, prose
from components.typed import typed_text
from domain.cooperation.trajectory import LONGEST_WORDS, OF_A_STEP, STEPS, Declared, Kind, Trajectory
from sentences.cooperation.trajectory import line, stands, support, why
from texts import say

EARLIEST = date(2000, 1, 1)
LATEST = date(2100, 1, 1)  # of a mission that is planned
Names = Mapping[int, str]  # of the seven steps
Shown = tuple[str, int]  # of a declaration: its id, and the last number that was read; of an entry: "", and its number


def shown(trajectory: Trajectory, names: Names, today: date, meaning: str) -> None:
    """The steps in order, each with what shows it; what was learned on the way. ``meaning``: of a trajectory."""
    st.subheader(say("trajectory.title"), anchor=False, icon=":material/route:", help=prose(meaning) or None)
    if words := support(trajectory, today):
        st.write(words)
    st.caption(say("trajectory.together"))
    st.markdown("\n".join(_step(trajectory, step, names[step]) for step in STEPS if step in names))
    if trajectory.journal:
        with st.expander(say("trajectory.journal", n=len(trajectory.journal)), key="trajectory_journal"):
            st.markdown(bullets([prose(line(one)) for one in trajectory.journal]))


def seen(lines: Sequence[str], wave: str, *, invented: bool) -> None:
    """Where structures see the collective, beside what is declared. ``invented``: they are a demonstration's."""
    st.markdown(f"**{prose(say('trajectory.perceived', wave=wave))}**")
    st.write(prose(" ".join(lines)))
    if invented:
        st.caption(say("demonstration"))


def _step(trajectory: Trajectory, step: int, name: str) -> str:
    """One line of a numbered list; what shows it stands below."""
    under_way = step in trajectory.under_way
    line = f"{step}. {f'**{prose(name)}**' if under_way else prose(name)} · {prose(stands(trajectory, step))}"
    last = trajectory.of_step(step)
    return f"{line}  \n   {prose(last.said.words)}" if last is not None else line


def declaring(trajectory: Trajectory, names: Names, today: date, buttons: Buttons[Shown]) -> Declared:
    """The fields of one declaration more, and the way to take back what was wrong; returns what the fields hold."""
    new = buttons.new
    with st.expander(say("trajectory.declare"), icon=":material/edit_note:", key="trajectory_declare"):
        kinds = {kind.value: say(f"trajectory.kind_{kind}") for kind in Kind}
        kind = Kind(field(say("trajectory.what"), kinds, Kind.REACHED, key=f"trajectory_kind_{new}") or Kind.STRIDE)
        step = None
        if kind in OF_A_STEP:
            steps = {str(number): f"{number}. {name}" for number, name in names.items()}
            step = field(say("trajectory.step"), steps, "1", key=f"trajectory_step_{new}")
        # Only the end of a mission may be planned.
        latest = LATEST if kind is Kind.ENDED else today
        day = st.date_input(
            say("trajectory.day"), today, min_value=EARLIEST, max_value=latest, format="DD/MM/YYYY",
            key=f"trajectory_day_{new}_{kind is Kind.ENDED}",
        )  # fmt: skip
        words = typed_text(prose(why(kind)), most=LONGEST_WORDS, height=90, key=f"trajectory_words_{new}")
        key = buttons.key("declare", new, (new, trajectory.last), seen=trajectory.last)
        st.button(say("trajectory.send"), type="primary", icon=":material/add_task:", key=key, width="stretch")
        _standing(trajectory, names, buttons)
    chosen = int(step) if step else None
    return Declared(kind, day if isinstance(day, date) else today, words, chosen)


def _standing(trajectory: Trajectory, names: Names, buttons: Buttons[Shown]) -> None:
    """All that stands, the last first, each with a button that takes it back."""
    for one in reversed(trajectory.standing):
        left, right = st.columns([3, 1], vertical_alignment="center")
        left.markdown(prose(line(one, names.get(one.said.step or 0, ""))))
        key = buttons.key("take_back", str(one.number), ("", one.number))
        right.button(say("trajectory.take_back"), icon=":material/undo:", key=key, width="stretch")
