"""What a room says of what it is told back, on the console: hands for each verdict, one decision under the other."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from components import folded
from components.buttons import Buttons, mark
from components.prose import inert, prose
from components.typed import typed_number
from domain.workshops.decisions import Decision
from domain.workshops.judging import NOBODY, Judgement, Verdict
from sentences.workshops.decisions import stands
from sentences.workshops.judging import by_room, verdict
from texts import say

COUNT = "judge"
ICONS = {Verdict.DONE: "task_alt", Verdict.PARTLY: "incomplete_circle", Verdict.UNDONE: "cancel"}
Shown = tuple[str, Judgement]  # a decision by its id, and what had been counted for it


def judging(
    workshop: str, told: Sequence[Decision], judged: Mapping[str, Judgement], today: date, buttons: Buttons[Shown]
) -> dict[str, tuple[int, ...]]:
    """Each decision behind one fold; returns what the fields hold, by decision, of those that were opened."""
    with st.container(border=True, key="judging"):
        st.subheader(say("judging.title"), anchor=False)
        st.caption(say("judging.how"))
        drawn = {one.id: _hands(workshop, one, judged.get(one.id, NOBODY), today, buttons) for one in told}
    return {id_: hands for id_, hands in drawn.items() if hands}


def _hands(workshop: str, one: Decision, before: Judgement, today: date, buttons: Buttons[Shown]) -> tuple[int, ...]:
    icon = "check_circle" if before.people else "front_hand"
    here = folded.expander(prose(one.promise.text), icon=f":material/{icon}:", key=f"judging_{one.id}")
    if here is None:
        return ()
    with here:
        st.caption(prose(" · ".join(filter(None, (stands(one, today), by_room(before))))))
        counts, drawn = before.hands or (0,) * len(Verdict), mark(before.hands)
        found = [
            typed_number(
                f":material/{ICONS[each]}: {inert(verdict(each))}",
                0,
                None,
                n,
                at=column,
                key=f"judging_{each}_{one.id}_{workshop}_{drawn}",
            )
            for column, each, n in zip(st.columns(len(Verdict)), Verdict, counts, strict=True)
        ]
        key = buttons.key(COUNT, one.id, (one.id, before), seen=before.hands)
        st.button(say("judging.keep"), icon=":material/check:", key=key, width="stretch")
    return tuple(found)
