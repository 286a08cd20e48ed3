"""Copying a questionnaire from paper: a field a question, in the order of the paper, from one to the next by Tab."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.buttons import Buttons
from components.prose import prose
from components.typed import kept_number, typed_line
from domain.participation.consent import ConsentText
from domain.participation.questionnaire import Question, Questionnaire
from domain.participation.sheets import AGE, AGREED, SENSITIVE, Sheet, State, differences
from sentences.participation.sheets import copied, numbered, to_type
from texts import say

SHOWN = (State.COUNTED, State.READ, State.DIFFERS, State.DRAWN)
LONGEST = 2_000  # characters of one field


@dataclass
class Copy:
    """What was typed, by question, once it was sent; and where each field says what is wrong with it."""

    sent: bool = False
    typed: dict[str, str] = field(default_factory=dict)
    slots: dict[str, DeltaGenerator] = field(default_factory=dict)

    def wrong(self, key: str, sentence: str) -> None:
        """Say it beside the field."""
        self.slots[key].error(sentence, icon=":material/error:")


def totals(sheets: Sequence[Sheet]) -> None:
    """How many sheets stand where."""
    found = {state: sum(sheet.state is state for sheet in sheets) for state in SHOWN}
    st.markdown(" · ".join(say(f"sheet.state.{state}", n=n) for state, n in found.items()))


def which(sheets: Sequence[Sheet], key: str) -> int:
    """The number of the sheet in hand; what comes next is there already."""
    order = (State.DRAWN, State.READ, State.DIFFERS)
    likely = min(
        (sheet for sheet in sheets if sheet.state in order),
        key=lambda sheet: (order.index(sheet.state), sheet.number),
        default=sheets[-1],
    )
    last, told = sheets[-1].number, say("sheet.where")
    return kept_number(say("sheet.number"), 1, last, likely.number, key=key, help=told)


def copying(asked: Questionnaire, consent: ConsentText, key: str) -> Copy:
    """The whole sheet as a form; Enter sends nothing by itself, so that no half of it is kept."""
    copy = Copy()
    with st.form(f"{key}_form", enter_to_submit=False):
        st.caption(say("sheet.how"))
        _boxes(copy, AGREED, say("form.agree"), [consent.accept, consent.refuse], key)
        _boxes(copy, AGE, say("form.age"), [age.fr for age in consent.ages], key)
        if any(question.sensitive for question in asked.questions):
            _boxes(copy, SENSITIVE, consent.sensitive_question, [consent.sensitive_yes, consent.sensitive_no], key)
        for number, question in enumerate(asked.questions, start=1):
            _question(copy, number, question, key)
        copy.sent = st.form_submit_button(
            say("sheet.keep"), type="primary", icon=":material/check:", width="stretch", key=f"{key}_keep"
        )
    return copy


def _boxes(copy: Copy, name: str, words: str, boxes: Sequence[str], key: str) -> None:
    left, right = st.columns([4, 1], vertical_alignment="center")
    left.markdown(f"**{prose(words)}**  \n{prose(numbered(boxes))}")
    copy.typed[name] = typed_line(words, at=right, most=3, key=f"{key}_{name}", label_visibility="collapsed")
    copy.slots[name] = st.empty()


def _question(copy: Copy, number: int, question: Question, key: str) -> None:
    words, hint = f"{number}. {question.fr}", to_type(question)
    if question.choices:
        left, right = st.columns([4, 1], vertical_alignment="center")
    else:
        left = right = st.container()
    left.markdown(f"**{prose(words)}**  \n{prose(hint)}" if hint else f"**{prose(words)}**")
    copy.typed[question.id] = typed_line(
        words, at=right, most=LONGEST, key=f"{key}_{question.id}", label_visibility="collapsed"
    )
    copy.slots[question.id] = st.empty()


def deciding(asked: Questionnaire, consent: ConsentText, seen: Sheet, buttons: Buttons[Sheet]) -> Mapping[str, int]:
    """What two readings do not say alike, each with both; returns which reading is right, where it is chosen."""
    assert seen.first is not None
    assert seen.second is not None
    st.warning(say("sheet.differs"), icon=":material/rule:")
    kept: dict[str, int] = {}
    for name in differences(seen.first, seen.second):
        words, readings = copied(asked, consent, name, (seen.first.get(name), seen.second.get(name)))
        options = {n: prose(say("sheet.reading", n=n, said=said)) for n, said in enumerate(readings, start=1)}
        key = f"sheet_{seen.workshop}_{seen.number}_{name}"
        chosen = st.radio(prose(words), tuple(options), index=None, format_func=options.__getitem__, key=key)
        if chosen is not None:
            kept[name] = chosen
    left, right = st.columns(2)
    left.button(
        say("sheet.decide"), type="primary", icon=":material/check:", width="stretch",
        key=buttons.key("decide", str(seen.number), seen, seen=seen),
    )  # fmt: skip
    right.button(
        say("sheet.anew"), icon=":material/restart_alt:", width="stretch",
        key=buttons.key("anew", str(seen.number), seen, seen=seen),
    )  # fmt: skip
    return kept
