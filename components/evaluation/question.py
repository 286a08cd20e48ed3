"""A question on the wall, and the questions that a facilitator may put there."""

from collections.abc import Sequence

import streamlit as st

from charts.drawn import spec
from charts.look import WALL
from charts.questions import spread
from components.buttons import Buttons
from components.chart import chart
from components.prose import prose
from components.wall import wall
from domain.evaluation.questions import Asked
from domain.workshops.scene import Scene, What
from domain.workshops.workshop import Admission, Workshop
from sentences.evaluation.questions import frame, read_aloud, sentence, title, who
from texts import say

WIDE = 1_300  # px: the wall is 1,920 of them across, drawn 1.4 times as large
Wish = tuple[str, Scene]  # the item, and what the wall showed to whoever asks


def question_wall(asked: Asked, workshop: Workshop, address: str) -> None:
    """Draw it, under the way in: its words, how people answered, a sentence, and who did not answer."""
    wall(workshop, address, count=None, layout="strip", key="question_join")
    st.subheader(prose(title(asked.question)), anchor=False)
    chart(spec(spread, frame(asked), size=WALL, wide=WIDE), key="question_chart", alt=read_aloud(asked))
    st.markdown(f"**{prose(sentence(asked))}**  \n{prose(who(asked))}")


def choose(known: Sequence[Asked], workshop: Workshop, scene: Scene, buttons: Buttons[Wish]) -> None:
    """The questions of which something may be shown, each with its button, and the one that is on the wall."""
    with st.container(border=True, key="questions"):
        st.subheader(say("question.title"), anchor=False)
        st.caption(say("question.which"))
        if not known:
            st.write(say("question.none"))
        on = next((one for one in known if scene == Scene(What.QUESTION, one.question.item)), None)
        if on is not None:
            st.markdown(say("question.now", words=prose(title(on.question))))
            key = buttons.key("take_off", on.question.item, (on.question.item, scene), seen=scene)
            st.button(say("question.take_off"), icon=":material/visibility_off:", key=key, width="stretch")
        for one in known:
            if one is not on:
                key = buttons.key("show", one.question.item, (one.question.item, scene), seen=scene)
                icon = ":material/bar_chart:" if one.spread else ":material/horizontal_rule:"
                st.button(prose(title(one.question)), icon=icon, key=key, width="stretch")
        if known and workshop.counted_as is Admission.CODE:
            st.caption(say("question.by_code"))
