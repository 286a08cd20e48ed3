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
    st.header(prose(title(asked.question)), anchor=False)
    chart(spec(spread, frame(asked), size=WALL, wide=WIDE), key="question_chart", alt=read_aloud(asked))
    st.markdown(f"**{prose(sentence(asked))}**  \n{prose(who(asked))}")


def choose(known: Sequence[Asked], workshop: Workshop, scene: Scene, buttons: Buttons[Wish]) -> None:
    """The questions of which something may be shown, each with its button; the one on the wall keeps its place.

    Nothing moves under a finger that taps twice.
    """
    on = scene.about if scene.what is What.QUESTION else ""
    with st.container(border=True, key="questions"):
        st.subheader(say("question.title"), anchor=False)
        st.caption(say("question.which"))
        if not known:
            st.write(say("question.none"))
            return
        for one in known:
            _one(one, scene, buttons, on_wall=one.question.item == on)
        if workshop.counted_as is Admission.CODE:
            st.caption(say("question.by_code"))
        key = buttons.key("take_off", workshop.id, (on, scene), seen=scene)
        icon = ":material/visibility_off:"
        st.button(say("question.take_off"), icon=icon, key=key, width="stretch", disabled=not on)


def _one(asked: Asked, scene: Scene, buttons: Buttons[Wish], *, on_wall: bool) -> None:
    item, words = asked.question.item, title(asked.question)
    icon = "present_to_all" if on_wall else "bar_chart" if asked.spread else "horizontal_rule"
    key = buttons.key("show", item, (item, scene), seen=scene)
    label = say("question.now", words=prose(words)) if on_wall else prose(words)
    st.button(label, icon=f":material/{icon}:", key=key, width="stretch")  # pressed again, it changes nothing
